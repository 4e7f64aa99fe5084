"""The news as RSS, Atom and JSON Feed."""

import json

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.timezone import datetime, make_aware
from django.utils.translation import get_language

from cms.models import StationSettings
from cms.sharing.addresses import picture_path


class JSONFeed(SyndicationFeed):
    """A JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False, indent=1).encode(encoding))

    @staticmethod
    def _item(item):
        return {
            "id": item["unique_id"] or item["link"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "image": item["picture"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "tags": item["categories"],
        }


class NewsFeed(Feed):
    """The twenty newest posts of one list, in the language of that list."""

    feed_type = Rss201rev2Feed
    number = 20

    def get_object(self, request, index):
        self.request = request
        return index

    @property
    def language(self):
        return get_language()

    def title(self, index):
        return f"{index.title} – {StationSettings.for_request(self.request).name}"

    def description(self, index):
        return index.introduction

    def subtitle(self, index):
        return index.introduction

    def link(self, index):
        return index.get_url(self.request)

    def items(self, index):
        return index.get_posts()[: self.number]

    def item_title(self, post):
        return post.title

    def item_description(self, post):
        return post.introduction

    def item_link(self, post):
        return post.get_url(self.request)

    def item_pubdate(self, post):
        return make_aware(datetime.combine(post.date, datetime.min.time()))

    def item_updateddate(self, post):
        return post.last_published_at or self.item_pubdate(post)

    def item_categories(self, post):
        return [post.get_kind_display()]


class AtomNewsFeed(NewsFeed):
    feed_type = Atom1Feed


class JSONNewsFeed(NewsFeed):
    feed_type = JSONFeed

    def item_extra_kwargs(self, post):
        return {"picture": self.request.build_absolute_uri(picture_path(post))}
