"""One post on a channel, with what somebody can do about it; and what is ready to be copied of a news post."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.languages import language_of
from cms.models import StationSettings
from cms.models.stations import may
from home.models import NewsPage

from .models import SocialPost
from .report import PostReportView, sees_posts
from .texts import text_of


class PostView(WagtailAdminTemplateMixin, View):
    template_name = "posting/post.html"
    header_icon = "site"

    def dispatch(self, request, post_id):
        if not sees_posts(request.user):
            raise PermissionDenied
        self.post_shown = get_object_or_404(SocialPost.objects.select_related("site", "page"), pk=post_id)
        site = self.post_shown.site
        self.may_send = may(request.user, "change", SocialPost, site)
        if not self.may_send and not may(request.user, "view", SocialPost, site):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_title(self):
        return str(self.post_shown)

    def get_breadcrumbs_items(self):
        report = {"url": reverse("posting:report"), "label": PostReportView.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.post_shown.title}]

    def get(self, request):
        page = self.post_shown.page
        context = self.get_context_data(
            post=self.post_shown,
            may_send=self.may_send and self.post_shown.may_be_sent_again,
            channel_url=getattr(StationSettings.for_site(self.post_shown.site), self.post_shown.channel),
            text=self.post_shown.text or (text_of(page).text if page else ""),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None,
        )
        return self.render_to_response(context)

    def post(self, request):
        if not self.may_send or not self.post_shown.may_be_sent_again:
            raise PermissionDenied
        if request.POST.get("deed") == "there":
            self.post_shown.found_there()
            messages.success(request, _("Noted: it is on the channel."))
        else:
            self.post_shown.send_again()
            messages.success(request, _("It is sent within five minutes."))
        return redirect("posting:report")


class TextsView(WagtailAdminTemplateMixin, TemplateView):
    """What is ready to be copied into a LINE group, or wherever people talk."""

    template_name = "posting/texts.html"
    page_title = gettext_lazy("Pass it on")
    header_icon = "copy"

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(NewsPage, pk=page_id)
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_subtitle(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        news = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}
        return [*self.breadcrumbs_items, news, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        with override(language_of(self.page)):
            text = text_of(self.page)
        return super().get_context_data(
            news=self.page,
            text=text,
            picture=reverse("share_image", args=[self.page.pk]),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )
