from django.db import models
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.forms import StationPageForm
from cms.models import BasePage, StationOwned
from feedback.forms import RATINGS, FeedbackForm
from feedback.topics import Service


class Feedback(StationOwned):
    """What one visitor thought of the service. Shown to officers; published only when an officer chooses."""

    rating = models.PositiveSmallIntegerField(
        _("rating"), choices=[(int(value), label) for value, label in RATINGS]
    )
    service = models.CharField(_("service"), max_length=20, choices=Service)
    comment = models.TextField(_("comment"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    page = models.CharField(_("page"), max_length=300, blank=True)
    useful = models.CharField(
        _("was the page useful"), max_length=3, blank=True, choices=[("yes", _("Yes")), ("no", _("No"))]
    )
    language = models.CharField(_("language"), max_length=2, default="th", editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    reply = models.TextField(_("what the station did about it"), blank=True)
    published = models.BooleanField(
        _("show comment and reply to the public"),
        default=False,
        help_text=_("Only without names and personal details."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("rating", read_only=True), FieldPanel("service", read_only=True)]),
                FieldPanel("comment", read_only=True),
                FieldPanel("email", read_only=True),
                FieldRowPanel([FieldPanel("page", read_only=True), FieldPanel("useful", read_only=True)]),
            ],
            heading=_("As sent"),
        ),
        FieldPanel("reply"),
        FieldPanel("published"),
    ]

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-sent_at"]

    def __str__(self):
        return f"{self.rating}/5 {self.get_service_display()}: {self.comment[:60]}"


class FeedbackPage(RoutablePageMixin, BasePage):
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
        initial = {name: request.GET.get(name, "")[:300] for name in ("page", "useful")}
        return self.answer(request, form=FeedbackForm(initial=initial, request=request))

    @path("thanks/", name="thanks")
    def thanks(self, request):
        return self.answer(request, sent=True)

    def answer(self, request, **overrides):
        published = Feedback.objects.of_station(self.station).filter(published=True).exclude(comment="")[:5]
        return self.render(request, context_overrides={"published": published, **overrides})

    def receive(self, request):
        form = FeedbackForm(request.POST, request=request)
        if form.is_valid():
            kept = {
                name: form.cleaned_data[name]
                for name in ("rating", "service", "comment", "email", "page", "useful")
            }
            Feedback.objects.create(
                site=self.station, language="en" if get_language() == "en" else "th", **kept
            )
            return HttpResponseRedirect(self.get_url(request) + self.reverse_subpage("thanks"))
        response = self.answer(request, form=form)
        response.status_code = 422
        return response
