"""System checks of what an edition says about tables and about the year before."""

from django.core import checks
from wagtail.fields import StreamField

from oit.checks import item_page_types
from oit.datasets.blocks import schemas_in
from oit.datasets.fields import DatasetField
from oit.editions import EditionError, editions


def register():
    checks.register(check_datasets)
    checks.register(check_earlier_years)


def known_editions():
    """Every edition there is; none where one cannot be read, which ``oit.checks`` reports."""
    try:
        return editions()
    except EditionError:
        return {}


def schemas_of(model):
    """``{field name: Schemas in it}`` of the page type ``model``."""
    found = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, DatasetField):
            found[field.name] = [field.schema]
        elif isinstance(field, StreamField):
            found[field.name] = list(schemas_in(field.stream_block))
    return found


def check_datasets(app_configs, **kwargs):
    """An edition gives columns only to datasets that there are, and leaves out none that our code reads."""
    types = item_page_types()
    known = {
        schema.key for model in types.values() for found in schemas_of(model).values() for schema in found
    }
    return [
        error
        for edition in known_editions().values()
        for key in edition.datasets
        for error in (
            _columns_left_out(edition, key, types)
            if key in known
            else [_unknown_dataset(edition, key, known)]
        )
    ]


def _unknown_dataset(edition, key, known):
    return checks.Error(
        f"Edition {edition.year.be}, dataset {key}: no page type has a dataset of this name.",
        hint=f"Name one of {', '.join(sorted(known))}.",
        id="oit.E006",
    )


def _columns_left_out(edition, key, types):
    for item in edition.items:
        model = types.get(item.page_type)
        asked = [model.declared(element.key) for element in item.elements] if model else []
        schemas = schemas_of(model) if model else {}
        missing = {
            column
            for declared in filter(None, asked)
            for field, columns in declared.columns_needed().items()
            if key in [schema.key for schema in schemas[field]]
            for column in columns
            if column not in edition.datasets[key].by_key
        }
        if missing:
            yield checks.Error(
                f"Edition {edition.year.be}, item {item.code}, dataset {key}: {item.page_type} needs "
                f"{'the column' if len(missing) == 1 else 'the columns'} {', '.join(sorted(missing))}.",
                hint="Add it, with whatever heading the form of the year gives it.",
                id="oit.E007",
            )


def check_earlier_years(app_configs, **kwargs):
    """What an item or element is said to continue is there in the edition before."""
    errors, before = [], None
    for edition in known_editions().values():
        for item in edition.items if before else ():
            errors += _unknown_before(edition, item, before)
        before = edition
    return errors


def _unknown_before(edition, item, before):
    place = f"Edition {edition.year.be}, item {item.code}"
    gone = f"which the edition {before.year.be} does not have."
    for code in item.was:
        if code != item.code and before.item(code) is None:
            yield _error(f"{place}: “was” names {code}, {gone}")
    for element in item.elements:
        # Without an entry of its own, an element continues one of its name wherever there is one.
        by_name = element.was == tuple((code, element.key) for code in item.was)
        for code, key in () if by_name else element.was:
            old = before.item(code)
            if old is None or old.element(key) is None:
                yield _error(f"{place}, element {element.key}: “was” names {code}.{key}, {gone}")


def _error(message):
    return checks.Error(
        message, hint="Correct it, or write was = [] for something that is new.", id="oit.E008"
    )
