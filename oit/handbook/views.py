"""The guide in the admin. It is in Thai whatever language the admin is in."""

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .chapters import FIRST, PICTURES, chapters
from .items import item_chapters, newest_edition
from .rendering import html_of

NAME = _("Officers' guide")


class ChapterView(WagtailAdminTemplateMixin, TemplateView):
    """One chapter, beside the list of all."""

    template_name = "oit/handbook/chapter.html"
    header_icon = "help"

    def dispatch(self, request, slug=FIRST):
        self.items = item_chapters(newest_edition())
        self.chapter = chapters().get(slug) or self.items.get(slug)
        if self.chapter is None:
            raise Http404(_("The guide has no such chapter."))
        return super().dispatch(request)

    def get_page_title(self):
        return self.chapter.title

    def get_breadcrumbs_items(self):
        if self.chapter.slug == FIRST:
            return [*self.breadcrumbs_items, {"url": "", "label": NAME}]
        first = {"url": reverse("handbook:first"), "label": NAME}
        return [*self.breadcrumbs_items, first, {"url": "", "label": self.chapter.title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            chapter=self.chapter,
            html=html_of(self.chapter),
            chapters=[each for slug, each in chapters().items() if slug != FIRST],
            items=self.items.values(),
            **kwargs,
        )


@cache_control(max_age=3600, private=True)
def picture(request, picture):
    """A picture of the guide."""
    path = PICTURES / picture
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))
