"""System checks: editions, page types and templates name the same elements."""

from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.models import get_page_models

from oit.editions import EditionError, editions
from oit.models import ItemPage


def item_page_types():
    """``{name: class}`` of the page types that show items."""
    return {model.__name__: model for model in get_page_models() if issubclass(model, ItemPage)}


def register():
    checks.register(check_editions)
    checks.register(check_templates)


def check_editions(app_configs, **kwargs):
    """Every edition can be read, and every page type has the elements that its items ask for."""
    try:
        known = editions()
    except EditionError as error:
        return [checks.Error(str(error), hint="Mend the edition file.", id="oit.E001")]
    types = item_page_types()
    return [
        checks.Error(
            f"Edition {edition.year.be}, item {item.code}: {item.page_type} does not declare “{element.key}”.",
            id="oit.E002",
        )
        for edition in known.values()
        for item in edition.items
        if item.page_type in types
        for element in item.elements
        if types[item.page_type].declared(element.key) is None
    ]


def check_templates(app_configs, **kwargs):
    """Every declared element has a template to be shown with."""
    errors = []
    for model in item_page_types().values():
        for template in [model.item_template, *(declared.template for declared in model.elements)]:
            try:
                get_template(template)
            except TemplateDoesNotExist:
                errors.append(
                    checks.Error(f"{model.__name__}: there is no template {template}.", id="oit.E003")
                )
    return errors
