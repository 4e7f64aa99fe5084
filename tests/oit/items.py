"""What tests of several items ask of a page."""

from datetime import date

from bs4 import BeautifulSoup
from django.utils.translation import override

from oit.readiness import State, evaluate
from tests.admin_forms import edit_address, shown

ON = date(2024, 3, 31)


def todo(page, on=ON):
    """``{element key: its sentences in English}`` of what is missing."""
    page = type(page).objects.get(pk=page.pk)
    with override("en"):
        return {each.element.key: each.todo for each in evaluate(page, on) if each.state is State.MISSING}


def read(client, page):
    response = client.get(page.full_url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def refused(client, page, **changes):
    """The errors of the form of ``page`` posted with some values changed, as one text."""
    address = edit_address(page)
    response = client.post(address, {**shown(client.get(address)), **changes})
    assert response.status_code == 200
    return str(response.context["form"].errors)
