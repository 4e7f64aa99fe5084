"""Fills in the admin's edit forms as a browser would: what a form shows is what is posted."""

import json

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

UNSENT = ("submit", "button", "reset", "image", "file")


def add_address(model, parent):
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def shown(response):
    """What a browser would post of the page form in ``response``, as nobody had touched it: a dict."""
    form = BeautifulSoup(response.content, "html.parser").select_one("#page-edit-form")
    data = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        value = _value_of(control)
        if value is not None:
            data[control["name"]] = value
    page_form = response.context["form"]
    for field in type(page_form.instance)._meta.get_fields():
        if isinstance(field, StreamField) and field.name in page_form.fields:
            value = page_form[field.name].value()
            data.update(block_data(field.stream_block, field.name, field.stream_block.get_form_state(value)))
    return data


def _value_of(control):
    """What the control would send, or None where a browser sends nothing."""
    if control.has_attr("disabled") or control.get("type") in UNSENT:
        return None
    if control.get("type") in ("checkbox", "radio"):
        return control.get("value", "on") if control.has_attr("checked") else None
    if control.name == "textarea":
        # Browsers leave out the first line break.
        return control.text.removeprefix("\n")
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return chosen.get("value", chosen.text) if chosen else None
    return control.get("value", "")


def block_data(block, name, state):
    """The form data of one block from its form state, as the admin's script would make it."""
    if isinstance(block, blocks.StreamBlock):
        return _children(name, [(block.child_blocks[each["type"]], each) for each in state])
    if isinstance(block, blocks.ListBlock):
        return _children(name, [(block.child_block, each) for each in state])
    if isinstance(block, blocks.StructBlock):
        data = {}
        for key, child in block.child_blocks.items():
            data.update(block_data(child, f"{name}-{key}", state[key]))
        return data
    if isinstance(block, blocks.BooleanBlock):
        return {name: "on"} if state else {}
    if isinstance(block, blocks.ChooserBlock):
        state = state["id"] if isinstance(state, dict) else state
    if isinstance(block, blocks.ChoiceBlock):
        (state,) = state
    return {name: "" if state is None else str(state)}


def _children(name, children):
    data = {f"{name}-count": str(len(children))}
    for number, (block, child) in enumerate(children):
        prefix = f"{name}-{number}"
        data |= {f"{prefix}-order": str(number), f"{prefix}-deleted": "", f"{prefix}-id": child["id"] or ""}
        if "type" in child:
            data[f"{prefix}-type"] = child["type"]
        data.update(block_data(block, f"{prefix}-value", child["value"]))
    return data


def post_edit(client, page, publish=False, **changes):
    """Opens the edit form of ``page``, changes what ``changes`` names, and posts it."""
    response = client.get(edit_address(page))
    assert response.status_code == 200
    data = {**shown(response), **changes}
    if publish:
        data["action-publish"] = "1"
    return client.post(edit_address(page), data)


def stored(page):
    """The newest version of ``page`` as plain data, without what saving itself changes."""
    data = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().serializable_data()
    changing = ("latest_revision", "latest_revision_created_at", "last_published_at", "first_published_at")
    kept = {key: value for key, value in data.items() if key not in changing}
    return json.loads(json.dumps(_without_keys(kept), default=str))


def _without_keys(value):
    """The value without the keys that the editor gives to paragraphs and to the entries of lists."""
    if isinstance(value, dict) and value.get("type") == "item":
        return _without_keys(value["value"])
    if isinstance(value, dict):
        return {key: _without_keys(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_keys(each) for each in value]
    if not isinstance(value, str):
        return value
    if value[:1] in "[{" and value[1:]:
        try:
            return _without_keys(json.loads(value))
        except ValueError:  # Text that begins with a bracket.
            return value
    if "data-block-key" not in value and not value.startswith("<"):
        return value
    soup = BeautifulSoup(value, "html.parser")
    for tag in soup.select("[data-block-key]"):
        del tag["data-block-key"]
    return str(soup)
