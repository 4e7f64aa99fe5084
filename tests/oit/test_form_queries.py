"""The edit form of an item opens with sixty queries when every element is filled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit.models import ItemPage
from tests.admin_forms import edit_address
from tests.contract.conftest import PAGE_TYPES
from tests.factories import in_english, published
from tests.filled import every_field

pytestmark = pytest.mark.django_db

MOST = 60
ITEM_TYPES = [model for model in PAGE_TYPES if issubclass(model, ItemPage)]


def opened(client, page):
    """The queries of opening the form once more, when what Wagtail and Django keep in memory is there."""
    assert client.get(edit_address(page)).status_code == 200
    with CaptureQueriesContext(connection) as counted:
        assert client.get(edit_address(page)).status_code == 200
    return [query["sql"] for query in counted]


@pytest.mark.parametrize("model", ITEM_TYPES, ids=lambda model: model.__name__)
def test_the_form_with_every_element_filled(model, station, given, officer_user, client_for):
    page = published(model, station, **every_field(model, given))
    in_english(page)
    queries = opened(client_for(officer_user), page)
    assert len(queries) <= MOST, "\n".join(query[:200] for query in queries)
