"""Makes the pages of a new fiscal year of a station from those of the year before."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.bilingual import active_language
from cms.thai.years import FiscalYear
from cms.translating import EnglishTexts, draft_english
from oit.board.choice import years_of
from oit.editions import edition_for, editions
from oit.models import FiscalYearPage, ItemPage, OITIndexPage
from oit.signals import year_made
from oit.stations import missing_items
from oit.year_pages import newest_versions

from .carrying import carry_over
from .closing import close_when_over


@dataclass
class NewYear:
    """What was done. ``page``: the Thai page of the year. ``previous``: that of the year before, or None.

    ``made``: the new item pages. ``closed``: whether the year before is closed now.
    """

    page: FiscalYearPage
    previous: FiscalYearPage | None
    made: list = field(default_factory=list)
    closed: bool = False


def year_before(site, year):
    """The Thai page of the station's newest year before ``year`` (พ.ศ.), or None."""
    return years_of(site).filter(fiscal_year__lt=int(year)).first()


def next_year_of(site):
    """The number (พ.ศ.) of the first year after the station's newest for which there is a checklist, or None.

    The newest itself where it is a draft that does not have all of its items yet.
    """
    newest = years_of(site).first()
    if newest and not newest.live and edition_for(newest.fiscal_year) and any(missing_items(newest)):
        return newest.fiscal_year
    later = [year.be for year in editions() if newest is None or year.be > newest.fiscal_year]
    return min(later, default=None)


def make_year(site, year, user=None, say=lambda line: None, on=None):
    """Makes what the station ``site`` does not have yet of the fiscal year ``year`` (พ.ศ.), and returns a NewYear.

    All pages are drafts in Thai, and in English those whose page of the year before was translated. What lasts is
    carried over from the year before, which is closed once it is over. Each page is made as a whole or not at all, so
    that nobody else waits for long; what a failure leaves out is made the next time. ``say``: takes each line of
    progress. ``on``: the day, today if not given. Raises ValidationError, naming what to do, where there is no
    checklist.
    """
    if edition_for(year) is None:
        raise ValidationError(
            _(
                "There is no checklist for พ.ศ. %(year)s. There is one for %(known)s. Put its file into the folder of "
                "editions (OIT_EDITIONS_DIR) first."
            )
            % {"year": year, "known": ", ".join(str(each.be) for each in editions())}
        )
    previous = year_before(site, year)
    page = years_of(site).filter(fiscal_year=year).first()
    is_new = page is None
    if is_new:
        page = _add_year_page(site, year, previous, user)
        say(_("%(year)s: its page was made as a draft.") % {"year": page.year.label()})
    done = NewYear(page, previous)
    earlier = _earlier_pages(previous)
    for draft in missing_items(page):
        done.made.append(_add_item(page, draft, earlier, user, say))
    if not done.made:
        say(_("%(year)s: every item has its page already.") % {"year": page.year.label()})
    if previous:
        done.closed = close_when_over(previous, user, on)
        say(_said_of(previous, done.closed))
    if is_new or done.made:
        year_made.send(
            FiscalYearPage,
            site=site,
            year=page.year,
            previous=FiscalYear(previous.fiscal_year) if previous else None,
        )
    return done


def _said_of(previous, closed):
    if closed:
        return _("%(year)s: closed. What it shows does not change any more.") % {
            "year": previous.year.label()
        }
    return _("%(year)s: closes by itself on the day after its last one.") % {"year": previous.year.label()}


@transaction.atomic
def _add_year_page(site, year, previous, user):
    index = OITIndexPage.objects.descendant_of(site.root_page).get()
    page = FiscalYearPage(fiscal_year=int(year), locale=index.locale, live=False)
    if previous:
        page.assessor_view = previous.assessor_view
    index.add_child(instance=page)
    page.save_revision(user=user)
    draft_english(page, EnglishTexts(), user)
    return page


def _earlier_pages(previous):
    """``{code: page}`` of the year before: what is published, or the newest draft of what never was."""
    found = Page.objects.child_of(previous).specific() if previous else ()
    pages = [page for page in found if isinstance(page, ItemPage) and page.item]
    drafts = newest_versions(page for page in pages if not page.live)
    return {page.code: page for page in [*drafts, *(page for page in pages if page.live)]}


@transaction.atomic
def _add_item(year_page, draft, earlier, user, say):
    carried = carry_over(draft, earlier)
    year_page.add_child(instance=draft)
    draft.save_revision(user=user)
    codes = dict.fromkeys(
        [*draft.item.was, *(code for rule in draft.item.elements for code, _key in rule.was)]
    )
    sources = [earlier[code] for code in codes if code in earlier]
    untranslated = _draft_english(draft, sources, user)
    say(_progress(draft, sources, carried, untranslated))
    return draft


def _draft_english(draft, sources, user):
    """Makes the English draft from the English of the ``sources``. The number of texts without, or None for no page."""
    if not any(source.other_versions for source in sources):
        return None
    texts = EnglishTexts()
    texts.add_earlier([source.translation_key for source in sources])
    return len(draft_english(draft, texts, user))


def _progress(draft, sources, carried, untranslated):
    title = f"{draft.code} {draft.item.title.in_language(active_language())}"
    if not sources:
        return _("%(item)s: new, empty.") % {"item": title}
    number = len(carried)
    said = ngettext(
        "%(item)s: made from %(codes)s, %(number)s element carried over.",
        "%(item)s: made from %(codes)s, %(number)s elements carried over.",
        number,
    ) % {"item": title, "codes": ", ".join(source.code for source in sources), "number": number}
    if untranslated:
        missing = ngettext(
            "%(number)s text has no English yet.", "%(number)s texts have no English yet.", untranslated
        )
        said = f"{said} {missing % {'number': untranslated}}"
    return said
