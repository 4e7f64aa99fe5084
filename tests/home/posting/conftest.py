from datetime import date

import pytest

from home.models import NewsIndexPage, NewsKind, NewsPage
from home.posting.models import Channel, SocialPost
from tests.cms.pages import publish

from .standin import serving

TOKENS = {
    "LINE_TOKEN_TESTSERVER": "line-token-of-kamala",
    "FACEBOOK_TOKEN_TESTSERVER": "facebook-token-of-kamala",
    "FACEBOOK_PAGE_TESTSERVER": "1020304050",
}
FEED = "/1020304050/feed"
BROADCAST = "/v2/bot/message/broadcast"
QUOTA = "/v2/bot/message/quota"
USED = "/v2/bot/message/quota/consumption"


@pytest.fixture
def index(station):
    return NewsIndexPage.objects.descendant_of(station.root_page).get()


@pytest.fixture
def api(settings):
    """Both channels of Kamala connected to a stand-in, which takes everything unless it is told otherwise."""
    settings.CHANNEL_CREDENTIALS = TOKENS
    with serving() as (standin, address):
        settings.FACEBOOK_API = settings.LINE_API = settings.LINE_DATA_API = address
        yield standin


@pytest.fixture
def with_quota(api):
    """A function that says how many messages LINE has for the month, and how many went out."""

    def with_quota(most=300, used=12):
        api.answer("GET", QUOTA, body={"type": "limited", "value": most} if most else {"type": "none"})
        api.answer("GET", USED, body={"totalUsage": used})
        return api

    return with_quota


@pytest.fixture
def chosen(index):
    """A function that publishes a news post for some channels; what is due of it waits."""

    def chosen(*channels, slug="no-gift", **fields):
        post = NewsPage(
            title="ผกก. ประชุมนโยบายไม่รับของขวัญ",
            slug=slug,
            kind=NewsKind.ITA,
            date=date(2024, 2, 9),
            introduction="ประชุมที่ห้องประชุมสถานี",
            post_to_facebook=Channel.FACEBOOK in channels,
            post_to_line=Channel.LINE in channels,
            **fields,
        )
        return publish(index, post)

    return chosen


@pytest.fixture
def only():
    """A function that gives the one post on a channel, as it is stored."""
    return lambda: SocialPost.objects.get()
