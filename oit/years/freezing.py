"""Keeps what the derived elements of a page show, and what is found of them, in both languages."""

import json

from django.core.handlers.wsgi import WSGIRequest
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from cms.languages import NAMES, language_of
from oit.assessor.visiting import environ_of
from oit.readiness import finding_of
from oit.year_pages import newest_versions
from oit.yearly import is_told_by_month

from .models import FrozenPage, FrozenPicture
from .snapshots import pictures_in, with_names


def freeze(page, when=None):
    """Keeps the derived elements of the Thai item ``page`` as they are now; gives its FrozenPage.

    What was kept before stays, but for elements whose own part the page has changed since.
    """
    frozen, _created = FrozenPage.objects.get_or_create(
        page_id=page.pk, defaults={"closed_at": when or timezone.now()}
    )
    versions = versions_of(page)
    for rule in page.item.elements:
        declared = page.declared(rule.key)
        if declared is None or not declared.derived:
            continue
        own, before = own_part(declared, versions), frozen.elements.get(rule.key)
        if before is None or (declared.fields and before["own"].get("th") != own["th"]):
            frozen.elements[rule.key] = {**kept(rule, declared, versions), "own": own}
        elif declared.fields and before["own"] != own:
            # Only the words of the translation changed, or it is new.
            translated = {
                code: shown(page, rule, declared) for code, page in versions.items() if code != "th"
            }
            frozen.elements[rule.key] = {**before, "html": {**before["html"], **translated}, "own": own}
    frozen.save()
    _keep_pictures(frozen)
    return frozen


def versions_of(page):
    """``{language: page}`` of the Thai ``page`` and its translation: what is live, or the newest draft.

    They show what is elsewhere on the site, also where it was kept before.
    """
    pages = [type(page).objects.get(pk=each.pk) for each in (page, *page.other_versions)]
    drafts = newest_versions(each for each in pages if not each.live)
    found = {language_of(each): each for each in [*drafts, *(each for each in pages if each.live)]}
    for each in found.values():
        each.frozen = None
    for code, each in found.items():
        if code != "th":
            each.thai = found["th"]
    return found


def kept(rule, declared, versions):
    """What is kept of an element, as JSON can hold it.

    ``state``: a State. ``todo``: ``{language: sentences}``. ``as_of``: ISO or None. ``months``: ISO. ``documents``:
    their numbers. ``by_month``: whether it is told month by month. ``html``: ``{language: markup}``, empty where there
    was nothing to be seen.
    """
    thai, todo = versions["th"], {}
    for language in NAMES:
        with override(language):
            finding = finding_of(thai, rule)
            todo[language] = [str(sentence) for sentence in finding.todo]
    day = declared.dated(thai)
    return {
        "state": finding.state.value,
        "todo": todo,
        "as_of": day.isoformat() if day else None,
        "months": [month.to_iso() for month in declared.months(thai)],
        "documents": [document.pk for document in declared.documents(thai)],
        "by_month": is_told_by_month(declared),
        "html": {language: shown(page, rule, declared) for language, page in versions.items()},
    }


def shown(page, rule, declared):
    """The markup of the element on ``page``, with names in place of addresses that may change."""
    with override(language_of(page)):
        data = declared.data(page)
        if data is None:
            return ""
        request = WSGIRequest(environ_of(f"{page.station.root_url}/"))
        context = {"data": data, "element": rule, "page": page}
        return with_names(render_to_string(declared.template, context, request))


def own_part(declared, versions):
    """``{language: {field: its value}}`` of the fields of the element, as JSON can hold it."""
    return {
        language: {
            name: json.loads(
                json.dumps(page._meta.get_field(name).value_to_string(page), cls=DjangoJSONEncoder)
            )
            for name in declared.fields
        }
        for language, page in versions.items()
    }


def _keep_pictures(frozen):
    html = "".join(each for kept in frozen.elements.values() for each in kept["html"].values())
    numbers = pictures_in(html)
    frozen.pictures.exclude(image__in=numbers).delete()
    known = set(frozen.pictures.values_list("image_id", flat=True))
    FrozenPicture.objects.bulk_create(
        FrozenPicture(page=frozen, image_id=number) for number in numbers - known
    )
