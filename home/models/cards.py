"""News posts as lists of cards show them."""

import datetime
from typing import NamedTuple

from wagtail.images.models import AbstractImage

from cms.media.sizes import Pictures


class NewsCard(NamedTuple):
    """What a card shows of a news post: a whole post takes four times as long to make.

    ``picture`` knows its sizes; it may be None.
    """

    pk: int
    url_path: str
    title: str
    introduction: str
    kind: str
    date: datetime.date
    locale_id: int
    picture: AbstractImage | None


def cards_of(posts, pictures_of=None):
    """A NewsCard of each of the ``posts``, a query, in its order. Their pictures are read together.

    ``pictures_of``: the ``Pictures.of`` of what else is shown on the page.
    """
    rows = list(posts.values_list(*NewsCard._fields, named=True))
    pictures = (pictures_of or Pictures().of)({row.picture for row in rows})
    return [NewsCard(*row[:-1], pictures.get(row.picture)) for row in rows]
