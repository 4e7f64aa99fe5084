"""What tables a year publishes, with the files that are made of each."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import override

from cms.addresses import url_of
from cms.bilingual import active_language
from cms.languages import NAMES, language_of
from oit.exports.contents import tables_of
from oit.exports.names import address_name
from oit.exports.pages import there
from oit.papers.formats import TABLE_FORMATS
from oit.year_pages import pages_below


@dataclass(frozen=True)
class DataFile:
    """One file of a table: ``made`` (an ExportedFile), its whole ``address`` and its ``language``."""

    made: object
    address: str
    language: str

    @property
    def format(self):
        return self.made.format


@dataclass(frozen=True)
class Dataset:
    """One table of a year, of the item ``page`` in Thai.

    ``rule``: the edition's element. ``sheets``: ``{language: Sheet}``. ``files``: the DataFiles of the whole table,
    Thai first. ``pages``: ``{language: whole address of its section}``. ``monthly``: whether it is told by month.
    """

    page: object
    rule: object
    sheets: dict
    files: tuple
    pages: dict = field(default_factory=dict)
    monthly: bool = False

    @property
    def item(self):
        return self.page.item

    @property
    def name(self):
        """What it is called in addresses and by programs: "o11-cases"."""
        return f"{self.item.slug}-{self.rule.key}"

    @property
    def schema(self):
        return self.sheets["th"].schema

    @property
    def rows(self):
        return self.sheets["th"].rows

    @property
    def titles(self):
        """``{language: title}``."""
        return {code: sheet.name for code, sheet in self.sheets.items()}

    @property
    def title(self):
        return self.titles[active_language()]

    @property
    def nothing(self):
        """The words that it says instead of rows, or ""."""
        return self.sheets[active_language()].nothing if not self.rows else ""

    @property
    def address(self):
        """Where it can be read: in the active language, or else in Thai."""
        return self.pages.get(active_language()) or self.pages["th"]

    @property
    def language(self):
        """The language of the files that suit the active one: its own where there are any, else Thai."""
        return active_language() if any(each.language == active_language() for each in self.files) else "th"

    @property
    def own_files(self):
        """The files in its ``language``, each format once."""
        return [each for each in self.files if each.language == self.language]

    @property
    def own_page(self):
        """The address of its section on the page that its ``own_files`` lie below."""
        return self.pages[self.language]

    @cached_property
    def issued(self):
        return min(each.made.first_made_at for each in self.files)

    @cached_property
    def modified(self):
        return max(each.made.made_at for each in self.files)

    @property
    def is_statistical(self):
        """Whether it counts, and does not describe one case a row: no text is asked for but the row's heading."""
        return all(
            not (column.is_text and column.required)
            for column in self.schema.typed_columns
            if column.key != self.schema.row_header
        )


def datasets_of(year_page, request):
    """The Datasets of the Thai ``year_page`` that the public can download now, in the edition's order."""
    return [dataset for page in pages_below(year_page) for dataset in _datasets(page, request)]


def _datasets(page, request):
    versions = {
        language_of(each): each
        for each in (page, *(each for each in page.other_versions if each.live))
        if language_of(each) in NAMES
    }
    addresses = {
        code: request.build_absolute_uri(url_of(each.url_path, request)) for code, each in versions.items()
    }
    files = {}
    for code in NAMES:
        for made in there(versions[code], page) if code in versions else ():
            if made.element and not made.month and made.format in TABLE_FORMATS:
                address = f"{addresses[code]}files/{address_name(made, page.item)}"
                files.setdefault(made.element, []).append(DataFile(made, address, code))
    tables = {code: _tables(page, code) for code in NAMES} if files else {}
    for rule in page.item.elements:
        if rule.key in files and rule.key in tables["th"]:
            yield Dataset(
                page,
                rule,
                {code: tables[code][rule.key] for code in NAMES},
                tuple(files[rule.key]),
                {code: f"{address}#{rule.anchor}" for code, address in addresses.items()},
                page.element_for(rule).by_month,
            )


def _tables(page, language):
    """``{element key: Sheet}`` of the whole tables of ``page``, with their words in the ``language``."""
    with override(language):
        return {
            unit.element: unit.sheets[0] for unit in tables_of(page) if unit.sheets and unit.month is None
        }
