"""Reading the streams of a page in both languages.

Which blocks there are, and their figures, dates, files and pictures, is for the Thai page to say; a block's texts
are the page's own, and the Thai ones where it has no such block yet.
"""

from cms.bilingual import Text
from cms.media.sizes import with_sizes
from oit.datasets.present import THAI_LETTER

from .chosen import kind_of, list_entries


def merged(page, field):
    """``(block id, value)`` of each block of the stream ``field``: the Thai value, its texts in the page's language.

    A text that is still Thai says so: a line as a Text, rich text in an element with ``lang``. Blocks are read as they
    are stored: files and pictures come from ``page.chosen``, lists are plain lists of values.
    """
    stream = getattr(page.thai, field)
    children = stream.stream_block.child_blocks
    own = own_blocks(page, field)
    reader = _Reader(page.thai.chosen, translated=page.thai is not page)
    return [
        (raw.get("id"), reader.value(children[raw["type"]], raw["value"], own.get(raw.get("id"))))
        for raw in stream.raw_data
        if raw["type"] in children
    ]


def own_blocks(page, field):
    """``{block id: value as stored}`` of a translated page's own version of the stream ``field``; {} of a Thai page."""
    return {} if page.thai is page else {raw.get("id"): raw["value"] for raw in getattr(page, field).raw_data}


def with_pictures(values, name="image"):
    """Those of the ``values`` whose picture was not deleted since. Their pictures' sizes are read in one query."""
    kept = [value for value in values if value[name]]
    with_sizes(value[name] for value in kept)
    return kept


class _Reader:
    """Makes the value of a block of its stored Thai form and that in the page's language, which may be missing."""

    def __init__(self, chosen, translated):
        self.chosen, self.translated = chosen, translated

    def value(self, block, thai, own):
        match kind_of(type(block)):
            case "struct":
                return self.struct(block, thai or {}, own or {})
            case "list":
                entries = dict(list_entries(own))
                return [
                    self.value(block.child_block, each, entries.get(number))
                    for number, each in list_entries(thai)
                ]
            case "chooser":
                return self.chosen.get(block.model_class, thai)
            case "rich text" if self.translated:
                return rich_text_of(thai or "", own)
            case "text" if self.translated:
                return text_of(thai, own)
            case "choice":
                # Wagtail looks a choice up among all that there are, and finds what is stored.
                return thai
            case _:
                return block.to_python(thai)

    def struct(self, block, thai, own):
        values = []
        for name, child in block.child_blocks.items():
            stored = thai[name] if name in thai else child.get_prep_value(child.get_default())
            values.append((name, self.value(child, stored, own.get(name))))
        return block.meta.value_class(block, values)


def text_of(thai, own):
    """The line ``own``, or the Thai one where there is none, as a Text that knows its language."""
    words = own or thai or ""
    return Text(words, "th" if words == thai and THAI_LETTER.search(words) else "en")


def rich_text_of(thai, own):
    """The rich text ``own``, or the Thai one, marked as Thai, where there is none."""
    words = own or thai
    return f'<div lang="th">{words}</div>' if words == thai and THAI_LETTER.search(words) else words
