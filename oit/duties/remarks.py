"""Remarks of visitors on the pages of items, for whoever keeps the item."""

from collections import Counter

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.models import PageRemark
from feedback.usefulness import keepers
from oit.models.item import ItemPage

from .models import Assignment
from .sources import Duty, DutySource


def keepers_of_items(pages):
    """``{number of a page: User}`` of those ``pages`` (Pages of one station) that show an item that somebody keeps."""
    items = {page.pk: key for page in pages if (key := _item_of(page))}
    if not items:
        return {}
    site = next(page for page in pages if page.pk in items).get_site()
    asked = Q()
    for year, code in set(items.values()):
        asked |= Q(fiscal_year=year, code=code)
    kept = Assignment.objects.of_station(site).filter(asked).select_related("preparer", "supervisor")
    people = {(each.fiscal_year, each.code): each.preparer or each.supervisor for each in kept}
    return {number: person for number, key in items.items() if (person := people.get(key))}


def _item_of(page):
    """``(fiscal year, code)`` of the item that the Page shows, which its fixed address tells; None for other pages."""
    if not issubclass(page.specific_class or object, ItemPage):
        return None
    year, slug = page.url_path.strip("/").split("/")[-2:]
    return (int(year), slug.upper()) if year.isdigit() else None


class RemarkDuties(DutySource):
    """To look at what visitors wrote: one duty for each page with new remarks, in the order in which they came."""

    def open(self, site, on):
        remarks = PageRemark.objects.of_station(site).to_do().exclude(page=None).select_related("page")
        numbers, pages = Counter(), {}
        for remark in remarks.order_by("received_at"):
            numbers[remark.page_id] += 1
            pages[remark.page_id] = remark.page
        people = keepers.keepers_of(pages.values())
        for number, page in pages.items():
            words = ngettext(
                "%(number)s visitor wrote about “%(page)s”",
                "%(number)s visitors wrote about “%(page)s”",
                numbers[number],
            )
            yield Duty(
                key=f"remarks-{number}",
                title=words % {"number": numbers[number], "page": page.get_admin_display_title()},
                person=people.get(number),
                due=None,
                address=f"{reverse('wagtailsnippets_feedback_pageremark:list')}?state=new",
                reason=_("Look at it, mend the page where it is right, and mark it as looked at."),
            )

    def hand_over(self, site, leaving, taking, order=None):
        """Nothing by itself: remarks go to whoever keeps the item."""
        return 0


def register():
    keepers.register(keepers_of_items)
