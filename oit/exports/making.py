"""Makes the files of a page, each for itself: what fails is noted and tried again, and stops nothing else."""

import hashlib
import json
import logging
from collections import Counter, defaultdict
from dataclasses import asdict, replace

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cms.languages import language_of
from cms.storage import UNREACHABLE
from oit.papers import CannotWrite, write

from .contents import tables_of, units_of
from .due import WRITERS, claim, finish
from .models import ExportedFile, Failure
from .storing import Moment, Outdated, settle, store, withdraw, withdraw_now

logger = logging.getLogger(__name__)


def make_files(page_id):
    """Makes the files of the item page with this number that are due.

    Returns how many were ``made``, ``unchanged``, ``failed`` and ``withdrawn`` as a Counter; None where nothing was
    due.
    """
    claimed = claim(page_id)
    if claimed is None:
        return None
    page = _item(page_id)
    if page is None:
        withdraw(ExportedFile.objects.filter(page_id=page_id))
        finish(page_id, claimed)
        return Counter()
    known = [each for each in page.exported if each.file or each.failed_at]
    if page.is_closed and known and all(each.is_of(page, page.thai) for each in known):
        # A closed year keeps its files as they were made, whatever the station is called today.
        finish(page_id, claimed)
        return Counter(unchanged=len(known))
    try:
        with override(language_of(page)):
            outcome = _make(page)
    except Outdated:
        # Whoever published it again has said that the files are due again.
        return Counter()
    if not outcome["failed"]:
        finish(page_id, claimed, revisit=not page.is_closed and _shows_what_is_elsewhere(page))
    return outcome


def _item(page_id):
    """The live item page with this number; None where there is none, or the edition has no such item."""
    page = Page.objects.live().filter(pk=page_id).specific().first()
    return page if page is not None and page.item else None


def keep_unchanged(page_id):
    """Says which files of the page, just published, are right as they are: those of tables and months left alone.

    They stay there for readers while the others wait for their turn. Makes nothing.
    """
    page = _item(page_id)
    if page is None:
        return
    moment, known = Moment(page), defaultdict(list)
    for each in page.exported:
        if each.file:
            known[each.element, each.month].append(each)
    with override(language_of(page)):
        for unit in tables_of(page) if known else ():
            rows = known[unit.element, _month_of(unit)]
            _settle_right(unit, rows, _digest(unit, unit.write_paper()), moment)


def _shows_what_is_elsewhere(page):
    return any((declared := page.element_for(rule)) and declared.derived for rule in page.item.elements)


def _make(page):
    moment, outcome = Moment(page), Counter()
    known = {each.key: each for each in page.exported}
    wanted = set()
    for unit in units_of(page):
        rows = [_row(page, unit, format, known) for format in unit.formats]
        wanted |= {row.key for row in rows}
        outcome += _make_unit(unit, rows, moment)
    gone = [row.pk for key, row in known.items() if key not in wanted and (row.file or row.failed_at)]
    withdraw_now(ExportedFile.objects.filter(pk__in=gone), moment)
    return outcome + Counter(withdrawn=len(gone))


def _row(page, unit, format, known):
    """The ExportedFile for one format of the Unit, made where there is none."""
    month = _month_of(unit)
    row = known.get((unit.element, month, format))
    if row is None:
        row, _created = ExportedFile.objects.get_or_create(
            page_id=page.pk, element=unit.element, month=month, format=format
        )
    row.title = unit.title[:300]
    return row


def _month_of(unit):
    return unit.month.to_iso() if unit.month else ""


def _make_unit(unit, rows, moment):
    """Makes the formats ``rows`` of one Unit that are not there yet for what it says now."""
    attempt = Attempt(rows)
    with attempt:
        paper = unit.write_paper()
        digest = _digest(unit, paper)
    if attempt.failed:
        return Counter(failed=len(rows))
    right = _settle_right(unit, rows, digest, moment)
    outcome = Counter(unchanged=len(right))
    for row in rows:
        if row not in right:
            attempt = Attempt([row])
            with attempt:
                store(row, write(row.format, paper, unit.sheets), digest, moment)
            outcome["failed" if attempt.failed else "made"] += 1
    return outcome


def _settle_right(unit, rows, digest, moment):
    """Says of the files ``rows`` made of what the Unit still says that they are right. Returns them."""
    right = [row for row in rows if row.file and row.digest == digest]
    if right:
        settle(ExportedFile.objects.filter(pk__in=[row.pk for row in right]), moment, unit.title[:300])
    return right


def _digest(unit, paper):
    # A table or a month keeps its files, and the day that stands in them, until it is changed itself.
    return digest_of(replace(paper, day="") if unit.element else paper, unit.sheets)


def digest_of(paper, sheets):
    """The SHA-256 of everything that is written of a Paper and its Sheets, and of the writers' own number."""
    tables = [
        (
            sheet.name,
            [vars(column) for column in sheet.schema.columns],
            sheet.rows,
            sheet.nothing,
            sheet.texts,
        )
        for sheet in sheets
    ]
    told = json.dumps([WRITERS, asdict(paper), tables], default=_plain, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value):
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


class Attempt:
    """While it lasts, what goes wrong is noted for the files ``rows`` and logged; then the next file has its turn."""

    def __init__(self, rows):
        self.rows, self.failed = rows, False

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if not isinstance(error, Exception) or isinstance(error, Outdated):
            return False
        self.failed = True
        failure = _failure_of(error)
        detail = str(error) if failure is Failure.CONTENT else ""
        named = ", ".join(f"{row.page_id} {row}" for row in self.rows)
        logger.error("Files not made (page and file): %s", named, exc_info=error)
        ExportedFile.objects.filter(pk__in=[row.pk for row in self.rows]).update(
            failed_at=Coalesce(F("failed_at"), timezone.now()),
            error=failure,
            detail=detail,
            title=self.rows[0].title,
        )
        return True


def _failure_of(error):
    if isinstance(error, CannotWrite):
        return Failure.CONTENT
    return Failure.STORAGE if isinstance(error, UNREACHABLE) else Failure.UNEXPECTED
