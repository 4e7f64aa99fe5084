"""What wagtail-localize is given of a dataset: its text cells, one segment each, by row id and column key.

Figures are never given: pages in other languages read them from the Thai page.
"""

from django.utils.translation import gettext as _
from wagtail_localize.segments import StringSegmentValue


def text_segments(schema, rows):
    """One StringSegmentValue for each text cell that holds something, its path "row id.column key"."""
    return [
        StringSegmentValue(f"{row['id']}.{column.key}", row[column.key])
        for row in rows
        if row.get("id")
        for column in schema.text_columns
        if row.get(column.key)
    ]


def segment_name(schema, rows, path):
    """What the cell at ``path`` is called: the number of its row and the heading of its column."""
    row_id, _dot, key = path.partition(".")
    number = next(number for number, row in enumerate(rows, 1) if row.get("id") == row_id)
    return f"{_('Row %(number)s') % {'number': number}} › {schema.by_key[key].label}"


def with_segments(schema, rows, segments):
    """A copy of the rows with translated texts put in. Segments of rows that are gone are left out."""
    translated = [dict(row) for row in rows]
    by_id = {row.get("id"): row for row in translated}
    for segment in segments:
        row_id, _dot, key = segment.path.partition(".")
        column = schema.by_key.get(key)
        if row_id in by_id and column is not None and column.is_text:
            by_id[row_id][key] = segment.render_text()
    return translated


def translated_texts(schema, source_rows, translated_rows):
    """{row id: {column key: text}} of the text cells whose translation differs from its source.

    A translated page carries the Thai text wherever a translation is still missing, so a cell that
    equals its source counts as untranslated. For `Schema.present(rows, texts)`.
    """
    sources = {row["id"]: row for row in source_rows}
    texts = {}
    for row in translated_rows:
        source = sources.get(row.get("id"))
        if source is None:
            continue
        changed = {
            column.key: row[column.key]
            for column in schema.text_columns
            if row.get(column.key) and source.get(column.key) and row[column.key] != source[column.key]
        }
        if changed:
            texts[row["id"]] = changed
    return texts
