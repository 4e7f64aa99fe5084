"""A dependency that fails takes nothing from the person who writes."""

import pytest
from django.core.cache.backends.base import BaseCache

from cms.public_forms import limits

pytestmark = pytest.mark.django_db


class BrokenCache(BaseCache):
    """A cache whose server does not answer."""

    def __init__(self, location, params):
        super().__init__(params)

    def get(self, *args, **kwargs):
        raise ConnectionError("The cache does not answer.")

    add = set = touch = delete = clear = get


def test_with_the_cache_down_a_form_is_proven_counted_and_accepted_as_before(send, solved, settings):
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.BrokenCache"}}
    form = send(solved())
    assert form.is_valid()
    assert not form.is_unproven
    assert send().is_valid()


@pytest.mark.parametrize("address", ["", "unix:", "unknown"])
def test_where_the_server_does_not_tell_the_address_nobody_is_one_of_many(address, send, solved, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 1)
    assert not any(send(solved(), address=address).is_unproven for _number in range(3))
