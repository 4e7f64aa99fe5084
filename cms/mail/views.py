"""One mail: what it says, what became of it, and trying again."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.models.stations import may

from .models import MailState, QueuedMail
from .report import MailReportView, sees_mails


class MailView(WagtailAdminTemplateMixin, View):
    template_name = "mail/mail.html"
    header_icon = "mail"

    def dispatch(self, request, mail_id):
        if not sees_mails(request.user):
            raise PermissionDenied
        self.mail = get_object_or_404(QueuedMail.objects.select_related("site"), pk=mail_id)
        self.may_send = may(request.user, "change", QueuedMail, self.mail.site)
        if not self.may_send and not may(request.user, "view", QueuedMail, self.mail.site):
            raise PermissionDenied
        return super().dispatch(request)

    def get_page_title(self):
        return self.mail.subject

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("mail:report"), "label": MailReportView.page_title},
            {"url": "", "label": self.mail.subject},
        ]

    def get(self, request):
        about = self.mail.about
        context = self.get_context_data(
            mail=self.mail,
            is_sent=self.mail.state == MailState.SENT,
            may_send=self.may_send,
            about_url=AdminURLFinder(request.user).get_edit_url(about) if about else None,
        )
        return self.render_to_response(context)

    def post(self, request):
        if not self.may_send or self.mail.state == MailState.SENT:
            raise PermissionDenied
        self.mail.try_again()
        messages.success(request, _("It is tried again within five minutes."))
        return redirect("mail:report")
