"""What lies below a page is found by an index in SQLite too, and is the same."""

import pytest
from django.db import connection
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def test_pages_below_a_page_are_found_without_looking_at_all(station, other_station):
    below = Page.objects.descendant_of(station.root_page, inclusive=True)
    paths = list(Page.objects.values_list("path", flat=True))
    expected = {path for path in paths if path.startswith(station.root_page.path)}
    assert set(below.values_list("path", flat=True)) == expected
    assert expected != set(paths)
    if connection.vendor == "sqlite":
        assert "USING INDEX" in below.explain()


def test_everything_is_below_the_root(station, other_station):
    root = Page.get_first_root_node()
    assert Page.objects.descendant_of(root, inclusive=True).count() == Page.objects.count()
