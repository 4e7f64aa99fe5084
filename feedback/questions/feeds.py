"""The answered questions as RSS."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed

from cms.bilingual import active_language
from cms.models import StationSettings
from cms.templatetags.components import rich_text

from .models import Question


class AnswerFeed(Feed):
    """The twenty newest published answers, each in the language being read where it has it."""

    feed_type = Rss201rev2Feed
    number = 20

    def get_object(self, request, page):
        self.request = request
        return page

    def title(self, page):
        return f"{page.title} – {StationSettings.for_request(self.request).name}"

    def description(self, page):
        return page.introduction

    def link(self, page):
        return page.get_url(self.request)

    def language(self):
        return active_language()

    def items(self, page):
        return [
            (page, question)
            for question in Question.objects.of_station(page.station).published()[: self.number]
        ]

    def item_title(self, item):
        _page, question = item
        return question.shown_question

    def item_description(self, item):
        _page, question = item
        return rich_text(question.shown_answer)

    def item_link(self, item):
        page, question = item
        return page.address_of(question, self.request)

    def item_pubdate(self, item):
        _page, question = item
        return question.published_at

    def item_categories(self, item):
        _page, question = item
        return [question.get_category_display()]
