from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from cms.admin.columns import DateColumn
from cms.admin.viewsets import StationViewSet
from cms.personal_data import personal_data_in
from home.models import ContentPage, NewsKind, NewsPage, Order

# Posts about crimes name suspects and victims; other posts name guests and officials, as they should.
ABOUT_CRIMES = (NewsKind.RESULTS, NewsKind.ENFORCEMENT)
MOST_NAMED = 8


class OrderViewSet(StationViewSet):
    model = Order
    icon = "clipboard-list"
    menu_label = gettext_lazy("Orders register")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["number", "subject_th", DateColumn(Order, "date"), "purpose"]
    list_filter = ["purpose"]
    search_fields = ["number", "subject_th"]


register_snippet(OrderViewSet)


# Wagtail calls one of these after every way of saving, publishing among them.
@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def remind_of_personal_data(request, page):
    """Names what looks like personal data in a page that was saved. Never stops anything (PDPA s.26)."""
    # Autosaving asks for JSON, and would pile up the reminders of many seconds.
    if not isinstance(page, (NewsPage, ContentPage)) or not request.accepts("text/html"):
        return
    words = dict.fromkeys(each.words for text in texts_to_check(page) for each in personal_data_in(text))
    if words:
        messages.warning(request, reminder(list(words)), extra_tags="personal-data")


def texts_to_check(page):
    """All texts of a post about a crime; of any other page the captions of its pictures and galleries."""
    blocks = page.body
    if isinstance(page, NewsPage) and page.kind in ABOUT_CRIMES:
        yield from (page.title, page.introduction, page.place, page.search_description)
    else:
        blocks = [block for block in blocks if block.block_type in ("picture", "gallery")]
    for block in blocks:
        yield from block.block.get_searchable_content(block.value)


def reminder(words):
    """What is said of the ``words`` found: where they may stand, and what to write instead."""
    shown = ", ".join(f"“{each}”" for each in words[:MOST_NAMED]) + (" …" if len(words) > MOST_NAMED else "")
    return _(
        "This page seems to hold personal data: %(words)s. If these are suspects, victims or others who have not "
        "agreed, take them out and save again; instead of a name write “a man aged 35”. That somebody was arrested "
        "is sensitive data (PDPA s.26). Nothing was held back, and officials in their office may be named."
    ) % {"words": shown}
