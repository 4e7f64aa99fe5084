"""The news as RSS."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.timezone import datetime, make_aware

from cms.models import StationSettings


class NewsFeed(Feed):
    """The twenty newest posts of one list, in the language of that list."""

    feed_type = Rss201rev2Feed
    number = 20

    def get_object(self, request, index):
        self.request = request
        return index

    def title(self, index):
        return f"{index.title} – {StationSettings.for_request(self.request).name}"

    def description(self, index):
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

    def item_categories(self, post):
        return [post.get_kind_display()]
