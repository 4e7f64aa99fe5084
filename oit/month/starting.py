"""Last month's entry as a start for this one: its words stay; figures, days, files and pictures do not."""

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock

from oit.datasets.blocks import DatasetBlock


def without_figures(block, value):
    """``value`` of ``block`` with nothing in it but words and choices; a new value, without the ids of the old one."""
    if isinstance(block, StructBlock):
        kept = {
            name: without_figures(child, (value or {}).get(name))
            for name, child in block.child_blocks.items()
        }
        return block.normalize({name: each for name, each in kept.items() if each is not None})
    if isinstance(block, DatasetBlock):
        return rows_without_figures(block.schema, value or ())
    if isinstance(block, ListBlock) and isinstance(block.child_block, StructBlock):
        return block.normalize([without_figures(block.child_block, each) for each in _of_words(block, value)])
    if isinstance(block, RichTextBlock):
        return value if value and not has_figures(value.source) else None
    return value if isinstance(block, CharBlock | ChoiceBlock) else None


def _of_words(block, value):
    """The entries of a list; none of a list of pictures or files, of which only the captions would be left."""
    is_of_files = {"image", "document"} & set(block.child_block.child_blocks)
    return () if is_of_files else value or ()


def rows_without_figures(schema, rows):
    """The rows with their choices, their headings, and those of their words in which there are no figures."""
    kept = [column for column in schema.typed_columns if column.is_text or column.choices]
    return [{column.key: _cell(schema, column, row.get(column.key)) for column in kept} for row in rows]


def _cell(schema, column, value):
    stays = column.choices or column.key == schema.row_header or not has_figures(value or "")
    return value if stays else None


def has_figures(text):
    """Whether there are digits, Arabic or Thai, in the text."""
    return any(character.isdigit() for character in text)
