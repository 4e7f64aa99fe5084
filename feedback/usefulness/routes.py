"""Where “was this page useful?” is answered: below the feedback page, without a cookie and without JavaScript."""

from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.contrib.routable_page.models import path

from cms.languages import language_of
from cms.public_forms import limits
from cms.thai.years import Month

from .forms import LONGEST_ADDRESS, RemarkForm, VoteForm
from .models import PageVotes, Useful
from .rated import RatedPage

# A page gets so many votes in an hour from one network: a family, not a machine. Further ones are not counted.
MOST_VOTES = 5


class UsefulnessRoutes:
    """For a routable page that knows its ``station``. A vote is counted only when it is posted."""

    template_for_remarks = "feedback/usefulness/remark.html"

    @path("useful/", name="vote")
    def vote(self, request):
        """Counts a vote and leads on to where words can be added."""
        if request.method != "POST":
            return HttpResponseRedirect(self._remark_url(request, request.GET.get("page", "")))
        form = VoteForm(request.POST)
        if not form.is_valid():
            return HttpResponseRedirect(self._remark_url(request, request.POST.get("page", "")))
        rated, useful = RatedPage.at(self.station, form.cleaned_data["page"]), form.cleaned_data["useful"]
        if rated.page and limits.count_sent(request, self.station, f"vote-{rated.page.pk}") <= MOST_VOTES:
            month = Month.of(timezone.localdate())
            PageVotes.objects.count_one(self.station, rated.page, month, useful)
        return HttpResponseRedirect(self._remark_url(request, rated.path, useful=useful.value))

    @path("page/", name="remark")
    def remark(self, request):
        """Takes words about a page. ``?useful=`` says that a vote was counted before."""
        if request.method == "POST":
            return self._receive_remark(request)
        useful = request.GET.get("useful", "")
        useful = useful if useful in Useful.values else ""
        address = request.GET.get("page", "")[:LONGEST_ADDRESS]
        form = RemarkForm(initial={"page": address, "useful": useful}, request=request)
        return self._show_remark(request, address, form=form, useful=useful)

    @path("page/thanks/", name="remark_thanks")
    def remark_thanks(self, request):
        return self._show_remark(request, request.GET.get("page", "")[:LONGEST_ADDRESS], sent=True)

    def _receive_remark(self, request):
        form = RemarkForm(request.POST, request=request)
        address = request.POST.get("page", "")[:LONGEST_ADDRESS]
        if not form.is_valid():
            response = self._show_remark(request, address, form=form)
            response.status_code = 422
            return response
        form.save(RatedPage.at(self.station, address))
        url = self.get_url(request) + self.reverse_subpage("remark_thanks")
        return HttpResponseRedirect(f"{url}?{urlencode({'page': address})}")

    def _show_remark(self, request, address, **context):
        rated = RatedPage.at(self.station, address)
        page = rated.page
        shown = {
            "rated": page,
            "rated_path": rated.path,
            "rated_lang": language_of(page) if page and page.locale_id != self.locale_id else "",
            **context,
        }
        return self.render(request, context_overrides=shown, template=self.template_for_remarks)

    def _remark_url(self, request, address, **query):
        query = urlencode({"page": address[:LONGEST_ADDRESS], **query})
        return f"{self.get_url(request)}{self.reverse_subpage('remark')}?{query}"
