"""What stands above and below every page, made here because every page pays for it.

Each takes from the context of the page what it shows: ``station``, the StationSettings, and what
``home.menus.navigation_for`` and ``BasePage.get_context`` give. What is the same on all pages of a language is told
from page to page.
"""

from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cms.markup import joined, markup, markup_of_each
from cms.page_cache.known import told_here

from .components import icon, menu_links
from .photos import photo
from .thai import days, phone, phrases, tel

register = template.Library()


@register.simple_tag(takes_context=True)
def emergency_bar(context):
    """The numbers to call; the first, which is answered everywhere, is the gold button.

    A phone has room for one more: the station's in Thai, and in English that of those who speak it, the second.
    """
    station, language = context["station"], get_language()
    return told_here(f"emergency bar {language}", lambda: _emergency_bar(station, language))


def _emergency_bar(station, language):
    first, *others = (
        (tel(line["number"]), phone(line["number"]), line["label"]) for line in station.emergency_numbers
    )
    own = [(tel(station.telephone), phone(station.telephone), _("Station"))] if station.telephone else []
    if language == "th":
        narrow, wide = own, others
    else:
        narrow, wide = others[:1], own + others[1:]
    return markup(
        '<aside class="emergency-bar no-print" aria-label="{}"><div class="wrap row">'
        '<p class="wide-only">{}</p><ul class="row">'
        '<li><a class="emergency-call" href="{}">{}<b>{}</b> {}</a></li>{}{}</ul></div></aside>',
        _("Emergency numbers"),
        _("Emergencies: call at any hour"),
        first[0],
        icon("phone"),
        *first[1:],
        markup_of_each('<li><a href="{}"><b>{}</b> {}</a></li>', narrow),
        markup_of_each('<li class="wide-only"><a href="{}"><b>{}</b> {}</a></li>', wide),
    )


@register.simple_tag(takes_context=True)
def site_header(context):
    """The station's name, the search, the languages and the main menu."""
    station, addresses, search = context["station"], context.get("addresses", {}), reverse("search")
    other, languages = station.name_other, context.get("languages")
    return markup(
        '<header class="site-header"><div class="wrap line"><a class="brand line" href="{}">{} '
        '<span class="brand-name">{}{}</span></a> {} {} {} '
        '<button type="button" class="button button-quiet narrow-only no-print" popovertarget="site-nav">{}</button>'
        "</div>{}</header>",
        addresses.get("home", ""),
        photo(station.logo, "max-320x160", "format-webp", alt="")
        if station.logo
        else markup('<span class="brand-mark" lang="th" aria-hidden="true">{}</span>', station.mark),
        phrases(station.breakable_name),
        markup(' <span lang="{}">{}</span>', other.lang, str(other)) if other else "",
        _report_link(addresses, "wide-only"),
        _search(search),
        _language_switch(languages) if languages else "",
        _("Menu"),
        _site_nav(context.get("main_menu", ()), search, addresses),
    )


def _report_link(addresses, width):
    """To the form for complaints of corruption, on every page. ``width``: a class that says on which screens."""
    if not addresses.get("complaint"):
        return ""
    return markup(
        '<a class="report-link line no-print {}" href="{}">{} {}</a>',
        width,
        addresses["complaint"],
        icon("lock"),
        _("Report corruption"),
    )


def _search(address):
    return markup(
        '<form class="site-search line wide-only no-print" role="search" action="{}">'
        '<label class="visually-hidden" for="site-search">{}</label>'
        '<input type="search" id="site-search" name="q" placeholder="{}"> '
        '<button type="submit" class="button button-quiet" aria-label="{}">{}</button></form>',
        address,
        _("Search this website"),
        _("Services, news, documents"),
        _("Search"),
        icon("search"),
    )


def _language_switch(languages):
    """``languages``: as ``cms.languages.page_languages`` gives them."""
    return markup(
        '<nav class="line language-switch no-print" aria-label="{}">{}</nav>',
        _("Language"),
        markup_of_each(
            '<a href="{}" lang="{}" hreflang="{}"{}>{}</a>',
            (
                (each["url"], each["code"], each["code"], _is_current(each["current"]), each["name"])
                for each in languages
            ),
        ),
    )


def _is_current(current):
    return markup(' aria-current="true"') if current else ""


def _site_nav(links, search, addresses):
    """The main menu: a bar on wide screens; on narrow ones a panel behind the Menu button (HTML popover, no script)."""
    return markup(
        '<nav class="site-nav no-print" id="site-nav" popover aria-label="{}"><p class="wrap narrow-only">'
        '<button type="button" class="button button-quiet" popovertarget="site-nav" popovertargetaction="hide">'
        "{} {}</button></p>"
        '<form class="wrap line narrow-only" role="search" action="{}" aria-label="{}">'
        '<input type="search" name="q" aria-label="{}"> <button type="submit" class="button">{}</button></form>'
        '<ul class="wrap">{}</ul><div class="wrap narrow-only">{}</div></nav>',
        _("Main menu"),
        icon("close"),
        _("Close menu"),
        search,
        _("Search from the menu"),
        _("Words to search for"),
        _("Search"),
        menu_links(links, say_current=True),
        _report_link(addresses, "narrow-only"),
    )


@register.simple_tag
def breadcrumb(trail):
    """The way to the page. ``trail``: list of ``{title, url}`` from the home page to this one, which has no url."""
    return markup(
        '<nav class="breadcrumb" aria-label="{}"><ol class="row">{}</ol></nav>',
        _("You are here"),
        joined(
            markup('<li><a href="{}">{}</a></li>', each["url"], each["title"])
            if each["url"]
            else markup('<li aria-current="page">{}</li>', each["title"])
            for each in trail
        ),
    )


@register.simple_tag(takes_context=True)
def page_feedback(context):
    """Asks whether the page was useful; nothing where the station has no page for feedback.

    It is the same for everybody and stores nothing itself: the answer goes to the page of the feedback form that counts
    it (feedback/usefulness/), without a script and without a cookie.
    """
    feedback = context.get("addresses", {}).get("feedback")
    if not feedback:
        return ""
    path = context["request"].path
    button = '<button type="submit" class="button button-quiet" name="useful" value="{}">{}</button>'
    answers = (
        ("yes", pgettext("was this page useful", "Yes")),
        ("no", pgettext("was this page useful", "No")),
    )
    return markup(
        '<aside class="page-feedback no-print" aria-label="{}">'
        '<form class="wrap row between" action="{}useful/" method="post">'
        '<input type="hidden" name="page" value="{}"><div class="row"><p>{}</p><p class="line">{}</p></div>'
        '<a href="{}page/?page={}" rel="nofollow">{}</a></form></aside>',
        _("About this page"),
        feedback,
        path,
        _("Was this page useful?"),
        markup_of_each(button, answers),
        feedback,
        quote(path),
        _("Report something wrong or out of date"),
    )


@register.simple_tag(takes_context=True)
def site_footer(context):
    """The station's address, the links at the foot, its channels, and who answers for the page and since when."""
    station, links = context["station"], context.get("footer")
    if links:
        common = told_here(f"footer {get_language()}", lambda: _footer_of_all(station, *links()))
    else:
        common = _footer_of_all(station, (), ())
    return markup(
        '<footer class="site-footer"><div class="wrap">{}'
        '<div class="row between footer-base">{}{}</div></div></footer>',
        *common,
        _published(context.get("page"), station),
    )


def _footer_of_all(station, columns, base):
    """The address, the links and the channels; and the row of links below them."""
    grid = markup(
        '<div class="grid no-print">{}{}{}</div>',
        _contact(station),
        joined(_footer_column(each["title"], menu_links(each["links"])) for each in columns),
        _channels(station.social_links),
    )
    items = markup_of_each('<li><a href="{}">{}</a></li>', ((each["url"], each["title"]) for each in base))
    return grid, markup('<ul class="row">{}</ul>', items)


def _contact(station):
    number, email = station.telephone, station.email
    return markup(
        "<section><h2>{}</h2><address>{}{}{}</address></section>",
        station.name,
        markup_of_each("{}<br> ", ((line,) for line in station.address_lines), ""),
        markup('{} <a href="{}">{}</a><br> ', _("Tel."), tel(number), phone(number)) if number else "",
        markup('<a href="mailto:{}">{}</a>', email, email) if email else "",
    )


def _footer_column(title, items):
    return markup('<nav aria-label="{}"><h2>{}</h2><ul>{}</ul></nav>', str(title), title, items)


def _channels(channels):
    if not channels:
        return ""
    return markup(
        '<nav aria-label="{}"><h2>{}</h2><ul class="row tap-list social-icons">{}</ul></nav>',
        _("Social media"),
        _("Follow the station"),
        markup_of_each(
            '<li><a href="{}" aria-label="{}">{}</a></li>',
            (
                (each["url"], each["label"], icon("globe" if each["key"] == "website" else each["key"]))
                for each in channels
            ),
        ),
    )


def _published(page, station):
    updated = getattr(page, "updated", None)
    if not updated:
        return ""
    unit = page.responsible_unit or station.responsible_unit
    by = _("by %(unit)s") % {"unit": unit} if unit else ""
    return markup("<p>{} {} {}</p>", _("Last updated"), days(updated, length="long"), by)
