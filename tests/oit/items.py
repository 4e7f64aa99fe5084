"""What tests of several items ask of a page."""

from bs4 import BeautifulSoup

from tests.admin_forms import edit_address, shown


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
