"""The Units that tables give: what files are made of them."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _

from oit.exports.documents import table_paper
from oit.exports.units import Unit
from oit.papers import Paragraph, Sheet

from .rows import schema_of, texts_of


def table_unit(page, element, schema, rows, *, texts=None, month=None, nothing="", notes=()):
    """The Unit of the ``rows`` of ``schema``, or of the words ``nothing`` where there are none.

    ``texts``: translations of text cells, ``{row id: {column key: text}}``. ``notes``: sentences below the table in the
    formats that are read.
    """
    title = schema.label
    if month:
        title = _("%(label)s, %(month)s") % {"label": title, "month": month.label()}
    sheet = Sheet(title, schema, rows, nothing, texts)
    return Unit(
        element=element.key,
        title=title,
        write_paper=partial(_paper, page, title, sheet, month, tuple(notes)),
        sheets=(sheet,),
        month=month,
    )


def whole_table(page, element, notes=()):
    """Yields the Unit of the dataset that the ``element`` holds in its first field, if it has rows."""
    field = element.fields[0]
    if rows := getattr(page.thai, field):
        yield table_unit(
            page, element, schema_of(page, field), rows, texts=texts_of(page, field), notes=notes
        )


def _paper(page, title, sheet, month, notes):
    table = sheet.schema.present(sheet.rows, sheet.texts)
    paper = table_paper(page, title, table, sheet.nothing, month)
    return replace(paper, blocks=(*paper.blocks, *(Paragraph(note) for note in notes)))
