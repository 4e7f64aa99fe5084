"""System checks: editions, page types and templates name the same items and elements."""

from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.models import get_page_models

from oit.editions import EditionError, editions
from oit.editions.edition import KINDS
from oit.elements import FurtherElement
from oit.models import ItemPage


def item_page_types():
    """``{name: class}`` of the page types that show items."""
    return {model.__name__: model for model in get_page_models() if issubclass(model, ItemPage)}


def register():
    checks.register(check_editions)
    checks.register(check_page_types)
    checks.register(check_templates)


def check_editions(app_configs, **kwargs):
    """Every edition can be read, and every item has a page type that knows its elements."""
    try:
        known = editions()
    except EditionError as error:
        return [checks.Error(str(error), hint="Mend the edition file.", id="oit.E001")]
    types = item_page_types()
    errors = []
    for edition in known.values():
        for item in edition.items:
            place = f"Edition {edition.year.be}, item {item.code}"
            model = types.get(item.page_type)
            if model is None:
                hint = "Name a page type of oit.models, or GeneralItemPage."
                message = f"{place}: there is no page type “{item.page_type}”."
                errors.append(checks.Error(message, hint=hint, id="oit.E004"))
                continue
            errors += [_unknown_element(place, model, element) for element in _unknown_to(model, item)]
    return errors


def _unknown_to(model, item):
    return [element for element in item.elements if not model.declared(element.key) and not element.kind]


def _unknown_element(place, model, element):
    return checks.Error(
        f"{place}: {model.__name__} does not declare “{element.key}”.",
        hint=f"Correct the key, or give the element a kind: {', '.join(KINDS)}.",
        id="oit.E002",
    )


def check_page_types(app_configs, **kwargs):
    """Every element that a page type declares is asked for by some edition: another key is a slip of the pen."""
    try:
        known = editions()
    except EditionError:
        return []
    asked = {
        (item.page_type, element.key)
        for edition in known.values()
        for item in edition.items
        for element in item.elements
    }
    return [
        checks.Error(f"{name} declares “{declared.key}”, which no edition asks for.", id="oit.E005")
        for name, model in item_page_types().items()
        for declared in model.elements
        if (name, declared.key) not in asked
    ]


def check_templates(app_configs, **kwargs):
    """Every page type and every declared element has a template to be shown with."""
    needed = [("Further elements", FurtherElement.template)]
    for model in item_page_types().values():
        for template in [model.item_template, *(declared.template for declared in model.elements)]:
            needed.append((model.__name__, template))
    errors = []
    for name, template in needed:
        try:
            get_template(template)
        except TemplateDoesNotExist:
            errors.append(checks.Error(f"{name}: there is no template {template}.", id="oit.E003"))
    return errors
