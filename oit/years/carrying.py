"""What stays true from year to year goes into the pages of a new one.

The new edition says which item and element continues which (``was``) and which last (``evergreen``); the kind of an
element says which of its fields can. Figures, months, dates of facts and what was signed are left out.
"""

from wagtail.fields import RichTextField, StreamField

from oit.datasets.columns import ColumnType
from oit.datasets.fields import DatasetField

# What is said about a whole page and no element.
OF_THE_PAGE = ("introduction", "search_description", "responsible_line")
WORDS = (ColumnType.TEXT, ColumnType.CHOICE)


def carry_over(page, earlier):
    """Fills the new draft ``page`` from the pages ``earlier``, ``{code: page}`` of the year before.

    Returns the keys of the elements for which something was carried over.
    """
    found = []
    for old in filter(None, map(earlier.get, page.item.was[:1])):
        for name in OF_THE_PAGE:
            setattr(page, name, getattr(old, name))
    for rule in page.item.elements:
        if (
            rule.evergreen
            and (declared := page.element_for(rule))
            and _carry_element(page, rule, declared, earlier)
        ):
            found.append(rule.key)
    return found


def _carry_element(page, rule, declared, earlier):
    carried = False
    for code, key in rule.was:
        old = earlier.get(code)
        old_rule = old.item.element(key) if old else None
        was = old.element_for(old_rule) if old_rule else None
        if was is None:
            continue
        if type(was) is type(declared) and declared.lasting_fields():
            for source, name in zip(was.lasting_fields(), declared.lasting_fields(), strict=False):
                carried |= _carry_field(page, name, declared, old, source)
        elif text := was.lasting_text(old):
            declared.take_text(page, text)
            carried = True
    return carried


def _carry_field(page, name, declared, old, source):
    """Adds what the field ``source`` of ``old`` says to the field ``name`` of ``page``; whether there was anything."""
    field, value, own = page._meta.get_field(name), getattr(old, source), getattr(page, name)
    if isinstance(field, DatasetField):
        rows = words_of_rows(field.schema_of(page), old._meta.get_field(source).schema_of(old), value)
        value = own + declared.carried_rows(rows, page.edition)
    elif isinstance(field, StreamField):
        known = own.stream_block.child_blocks
        value = [*own.get_prep_value(), *(raw for raw in value.get_prep_value() if raw["type"] in known)]
    elif isinstance(field, RichTextField):
        value = own + value
    else:
        value = own or value
    if not value:
        return False
    setattr(page, name, value)
    return True


def words_of_rows(schema, earlier, rows):
    """The rows of a dataset with the columns ``earlier`` as rows with those of ``schema``: words and choices alone.

    Rows without any words are left out. A row keeps its id, by which its English is found.
    """
    kept = [
        column
        for column in schema.typed_columns
        if column.type in WORDS and (was := earlier.by_key.get(column.key)) and was.type == column.type
    ]
    empty = dict.fromkeys(column.key for column in schema.typed_columns)
    found = []
    for row in rows:
        words = {column.key: _word(column, row.get(column.key)) for column in kept}
        if any(value for key, value in words.items() if schema.by_key[key].is_text):
            found.append({"id": row["id"], **empty, **words})
    return found


def _word(column, value):
    """The value of a text or choice; None for a choice that the column does not have any more."""
    if column.type == ColumnType.CHOICE and value not in [key for key, _th, _en in column.choices]:
        return None
    return value
