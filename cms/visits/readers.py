"""Whether somebody has read a page: told from the request alone, of which nothing is kept."""

import re
from functools import lru_cache

from cms.requests import has_session

# Programs name themselves, most with an address of theirs; browsers of people have none of these words.
ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|http|headless|lighthouse|monitor|preview|curl|wget|python|java/|go-|axios|scan",
    re.IGNORECASE,
)


def is_read(request, response):
    """Whether ``response`` is a page that a person reads."""
    return response.status_code == 200 and is_person(request)


def is_person(request):
    """Whether a person of the public asks: no robot, no preview, nobody who works on the site."""
    return (
        request.method == "GET"
        and not getattr(request, "is_dummy", False)
        and not has_session(request)
        and "prefetch" not in request.META.get("HTTP_SEC_PURPOSE", "")
        and _is_of_a_person(request.META.get("HTTP_USER_AGENT", ""))
    )


@lru_cache(maxsize=1000)
def _is_of_a_person(agent):
    return bool(agent) and not ROBOT.search(agent)
