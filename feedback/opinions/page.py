"""The feedback page: the form, the comments that officers publish, the figures, and what visitors say of pages."""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.forms import StationPageForm
from cms.models import BasePage
from feedback.usefulness.routes import UsefulnessRoutes

from .forms import FeedbackForm
from .models import Feedback
from .routes import SummaryRoutes
from .services import with_names

PUBLISHED_SHOWN = 5


class FeedbackPage(SummaryRoutes, UsefulnessRoutes, RoutablePageMixin, BasePage):
    """The feedback form, and the comments that officers chose to publish with their replies."""

    address_key = "feedback"
    base_form_class = StationPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The feedback form")

    class Meta:
        verbose_name = _("feedback page")

    @path("")
    def give(self, request):
        if request.method == "POST":
            return self.receive(request)
        return self.answer(request, form=FeedbackForm(request=request, site=self.station))

    @path("thanks/", name="thanks")
    def thanks(self, request):
        return self.answer(request, sent=True)

    def answer(self, request, status=200, **overrides):
        published = Feedback.objects.of_station(self.station).published()[:PUBLISHED_SHOWN]
        context = {"published": with_names(published), "latest": self.latest_month(), **overrides}
        response = self.render(request, context_overrides=context)
        response.status_code = status
        return response

    def receive(self, request):
        form = FeedbackForm(request.POST, request=request, site=self.station)
        if not form.is_valid():
            return self.answer(request, form=form, status=422)
        form.save()
        return HttpResponseRedirect(self.get_url(request) + self.reverse_subpage("thanks"))
