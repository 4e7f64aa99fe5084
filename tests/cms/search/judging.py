"""How well the search answers a judged set of queries over the demonstration station."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.test import RequestFactory
from wagtail.models import Site

from cms.search.finding import entries, find

JUDGED = Path(__file__).parent / "judged.toml"
FIRST = 5


@dataclass(frozen=True)
class Quality:
    """Of ``number`` queries: the share that is answered among the first five, and the mean reciprocal rank.

    ``missed``: ``[(language, query, titles of the first five)]`` of those that are not.
    """

    number: int
    recall: float
    rank: float
    missed: list


def judged():
    """``[(language, query, addresses or beginnings of titles that answer it)]``."""
    return [
        (language, query, answers)
        for language, queries in tomllib.loads(JUDGED.read_text(encoding="utf-8")).items()
        for query, answers in queries.items()
    ]


def judge(queries, site=None):
    """The Quality of what the search finds for the ``queries`` on the ``site``, by default the first station's."""
    site = site or Site.objects.get(is_default_site=True)
    request = RequestFactory().get("/", SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))
    ranks, missed = [], []
    for language, query, answers in queries:
        found = entries(find(site, language, query).rows[:10])
        places = [number for number, entry in enumerate(found, start=1) if _answers(entry, answers, request)]
        ranks.append(places[0] if places else 0)
        if not 0 < ranks[-1] <= FIRST:
            missed.append((language, query, [entry.title for entry in found[:FIRST]]))
    recall = sum(0 < rank <= FIRST for rank in ranks) / len(ranks)
    return Quality(len(ranks), recall, sum(1 / rank for rank in ranks if rank) / len(ranks), missed)


def _answers(entry, answers, request):
    return entry.get_address(request) in answers or any(entry.title.startswith(answer) for answer in answers)
