"""What a line of work may send in for an element, and how it gets into the streams, texts and tables of a page."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from cms.thai.years import Month
from oit.datasets.problems import DatasetError

from .words import has_words


class Part(StrEnum):
    """A part of what can be sent in. TITLE and DAY say what the text and the photos are about."""

    TITLE = "title"
    DAY = "day"
    TEXT = "text"
    ROWS = "rows"
    FILES = "files"
    PHOTOS = "photos"
    NOTHING = "nothing"


class CannotTake(Exception):
    """What was sent in cannot be put together with what the page has. Its text says why, and what to do."""


@dataclass(frozen=True)
class Given:
    """What was sent in, ready for a page.

    ``line``: the line of work, "" where the rows are of all of them. ``division``: the part of the element that was
    asked for, see ``DeclaredElement.divisions``. ``text``: HTML. ``rows``: of the element's schema, without the cells
    that follow from the request. ``files`` and ``photos``: StationDocuments and StationImages. ``replace``: whether it
    takes the place of what the page has of the same kind.
    """

    line: str
    month: Month | None = None
    division: str = ""
    title: str = ""
    day: date | None = None
    text: str = ""
    rows: list = field(default_factory=list)
    files: list = field(default_factory=list)
    photos: list = field(default_factory=list)
    nothing: bool = False
    replace: bool = False

    @property
    def iso_month(self):
        return self.month.to_iso() if self.month else ""


def put_text(page, name, given):
    """Puts the text into the rich text field ``name``."""
    if given.text:
        setattr(page, name, together(getattr(page, name), given))


def together(there, given):
    """The rich text ``there`` (a RichText, or HTML) and the one given, or the latter alone."""
    source = getattr(there, "source", there) or ""
    return given.text if given.replace or not has_words(source) else source + given.text


def put_into_block(block, name, given):
    """Puts the text into the rich text ``name`` of a block's value."""
    if given.text:
        block[name] = block.block.child_blocks[name].normalize(together(block[name], given))


def put_files(page, name, given):
    """Puts the files into the stream ``name`` of blocks with a ``document``."""
    _fill(getattr(page, name), [_file(each) for each in given.files], given, kind="file")


def put_photos(page, name, given):
    """Puts the photos into the stream ``name`` of pictures of what happened."""
    _fill(getattr(page, name), [_photo(each, given) for each in given.photos], given, kind="photo")


def put_into_lists(block, given, files="", photos="", plain=False):
    """Puts files and photos into the lists of a block's value. ``plain``: the list holds the documents themselves."""
    if files:
        _fill(block[files], given.files if plain else [_file(each) for each in given.files], given)
    if photos:
        _fill(block[photos], [_photo(each, given) for each in given.photos], given)


def _fill(entries, values, given, kind=""):
    """Adds the values to a stream or list, or puts them in the place of its entries. Without values it stays."""
    if values and given.replace:
        del entries[:]
    for value in values:
        entries.append((kind, value) if kind else entries.list_block.child_block.normalize(value))


def _file(document):
    return {"document": document, "note": ""}


def _photo(image, given):
    return {
        "image": image,
        "caption": image.title,
        "date": given.day,
        "place": "",
        "line_of_work": given.line,
    }


def block_for(page, name, kind, **says):
    """The value of the first block of the stream ``name`` that says all of this; a new one where there is none."""
    stream = getattr(page, name)
    for child in stream:
        if child.block_type == kind and all(child.value[key] == value for key, value in says.items()):
            return child.value
    return add_block(page, name, kind, **says)


def add_block(page, name, kind, **says):
    """The value of a new block at the end of the stream ``name``, empty but for what it ``says``."""
    stream = getattr(page, name)
    value = stream.stream_block.child_blocks[kind].get_default()
    value.update(says)
    stream.append((kind, value))
    return stream[-1].value


def leave_out(entries, is_unwanted):
    """Removes the entries of a stream or list of which the function ``is_unwanted`` says so."""
    for number in reversed(range(len(entries))):
        if is_unwanted(entries[number]):
            del entries[number]


def put_rows(element, page, given):
    """Puts the rows into the dataset that is the first field of the element."""
    if given.rows:
        name = element.fields[0]
        own = element.own_cells(given)
        setattr(page, name, rows_together(element.schema(page), getattr(page, name), given, own))


def rows_together(schema, there, given, own):
    """The rows ``there`` and those given, checked. ``own``: the cells that follow from the request.

    Where the given ones replace others, those are the rows with the same own cells. Raises CannotTake.
    """
    kept = [
        row
        for row in there
        if not (given.replace and all(row.get(key) == value for key, value in own.items()))
    ]
    try:
        return schema.clean([*schema.without_unknown(kept), *({**row, **own} for row in given.rows)])
    except DatasetError as error:
        raise CannotTake(
            _("The table cannot be put together with the one in the page. %(problems)s")
            % {"problems": " ".join(error.messages)}
        ) from error
