"""What an item page still lacks, in English, and what its edit form refuses."""

from datetime import date

from django.utils.translation import override

from oit.readiness import State, evaluate
from tests.admin_forms import edit_address, post_edit, shown, stored

ON = date(2024, 3, 31)


def findings(page, on=ON):
    """``{element key: Finding}`` of the page as it is stored, its sentences in English."""
    page = type(page).objects.get(pk=page.pk)
    with override("en"):
        return {finding.element.key: finding for finding in evaluate(page, on)}


def states(page, on=ON):
    return {key: finding.state for key, finding in findings(page, on).items()}


def todo(page, on=ON):
    """``{element key: its sentences}`` of the elements that are missing."""
    return {key: found.todo for key, found in findings(page, on).items() if found.state is State.MISSING}


def saves_and_shows(client, page, **changes):
    """Posts the edit form of a draft with ``changes``; whether it is stored, can be opened again and previewed."""
    response = post_edit(client, page, **changes)
    assert response.status_code == 302, response.context["form"].errors
    addresses = edit_address(page), f"/admin/pages/{page.pk}/view_draft/"
    return [client.get(address).status_code for address in addresses] == [200, 200]


def refusals(client, page, **changes):
    """``{field: messages}`` of the edit form of a draft posted with ``changes``; nothing was stored then."""
    before = stored(page)
    typed = shown(client.get(edit_address(page))) | changes
    response = client.post(
        edit_address(page), {name: value for name, value in typed.items() if value is not None}
    )
    assert response.status_code == 200
    assert stored(page) == before
    return {name: " ".join(map(str, told)) for name, told in response.context["form"].errors.items()}
