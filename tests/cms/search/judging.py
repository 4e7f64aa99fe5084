"""How well the search answers a judged set of queries over the demonstration station."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.test import RequestFactory

from cms.search.finding import Finder, entries

JUDGED = Path(__file__).parent / "judged.toml"
FIRST, TAKEN = 5, 10


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


def judge(queries, search):
    """The Quality of what ``search(language, query)`` finds, ``[(address, title)]`` of the best first."""
    ranks, missed = [], []
    for language, query, answers in queries:
        found = search(language, query)
        places = [number for number, result in enumerate(found, start=1) if _answers(*result, answers)]
        ranks.append(places[0] if places else 0)
        if not 0 < ranks[-1] <= FIRST:
            missed.append((language, query, [title for _address, title in found[:FIRST]]))
    recall = sum(0 < rank <= FIRST for rank in ranks) / len(ranks)
    return Quality(len(ranks), recall, sum(1 / rank for rank in ranks if rank) / len(ranks), missed)


def search_of(site):
    """A ``search`` for ``judge`` on the Site ``site``, in this process."""
    request = RequestFactory().get("/", SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))

    def search(language, query):
        found = entries(Finder(site, language).find(query).rows[:TAKEN])
        return [(entry.get_address(request), entry.title) for entry in found]

    return search


def _answers(address, title, answers):
    return address in answers or any(title.startswith(answer) for answer in answers)
