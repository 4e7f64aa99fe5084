"""Pages for tests, made and translated as an editor would."""

from bs4 import BeautifulSoup
from wagtail.models import Locale

from cms.translating import EnglishTexts, publish_english

HOST = "http://testserver"


def publish(parent, page):
    """Puts ``page`` below ``parent``, publishes it, and returns it as it is stored."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def in_english(page, **texts):
    """Publishes the English of ``page``; ``texts`` are the English of its fields. Returns the English page."""
    known = EnglishTexts()
    for name, english in texts.items():
        known.add(getattr(page, name), english)
    assert publish_english(page, known) == []
    return page.get_translation(Locale.objects.get(language_code="en"))


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def form_values(response, selector="form[method=post]"):
    """What a browser would send of the form, untouched: ``{name: value or list of values}``."""
    values = {}
    for control in soup(response).select_one(selector).select("input[name], select[name], textarea[name]"):
        kind = control.get("type", "")
        if kind in ("checkbox", "radio") and not control.has_attr("checked"):
            continue
        if kind in ("file", "submit", "button"):
            continue
        if control.name == "select":
            chosen = [option.get("value", "") for option in control.select("option[selected]")]
        else:
            # HTML leaves out a line break right after the tag of a text area.
            chosen = [
                control.text.removeprefix("\n") if control.name == "textarea" else control.get("value", "")
            ]
        values.setdefault(control["name"], []).extend(chosen)
    return values
