"""A cache that is down takes nothing with it."""

import pytest
from django.core.cache import cache

from feedback.models import Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_cache(settings):
    """The site with a Redis at a port where nobody listens."""
    settings.CACHES = {
        "default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize(
    "address", ["/", "/en/", "/oit/2567/", "/qa/", "/feedback/", "/complaint/", "/news/"]
)
def test_pages_are_read_without_the_cache(client, station, address):
    assert cache.get("anything") is None
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("no_cache")
def test_a_question_is_taken_without_the_cache(visitor):
    response = visitor.send("/qa/", category="traffic", question="จ่ายค่าปรับที่ไหนได้บ้าง", email="")
    assert response.status_code == 302
    assert Question.objects.get().text == "จ่ายค่าปรับที่ไหนได้บ้าง"
