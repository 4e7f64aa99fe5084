"""One sign: how it looks, what it says that is no longer so, and its files."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import InspectView

from oit.exports.names import UNSAFE
from oit.papers import CannotWrite
from oit.signs.content import whole_content
from oit.signs.drawing import draw_pdf, draw_png
from oit.signs.facts import Facts
from oit.signs.making import is_current, missing_for, remake
from oit.signs.models import Sign

INSPECT = "wagtailsnippets_signs_sign:inspect"


class SignInspectView(InspectView):
    page_title = _("Sign")
    template_name = "oit/signs/inspect.html"
    any_permission_required = ["add", "change", "view"]

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        sign, facts = self.object, Facts(self.object.site)
        months = list(sign.link.months.all()[:12])
        return super().get_context_data(
            sign=sign,
            missing=missing_for(sign, facts),
            is_current=is_current(sign, facts),
            may_change=self.user_has_permission("change"),
            months=months,
            **kwargs,
        )


class SignFileView(PermissionCheckedMixin, View):
    """The sign to be printed (``pdf``) or to be looked at (``png``)."""

    model = Sign
    permission_policy = None
    any_permission_required = ["add", "change", "view"]

    def get(self, request, pk, format):
        sign = get_object_or_404(Sign.objects.select_related("link__site", "site"), pk=pk)
        draw, content_type = {"pdf": (draw_pdf, "application/pdf"), "png": (draw_png, "image/png")}[format]
        try:
            drawn = draw(whole_content(sign), sign.size)
        except CannotWrite as error:
            messages.error(request, str(error))
            return redirect(INSPECT, pk)
        response = HttpResponse(drawn, content_type=content_type)
        how = "attachment" if "download" in request.GET else "inline"
        response.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{_file_name(sign, format)}"
        response["Cache-Control"] = "private, no-cache"
        return response


def _file_name(sign, format):
    from_words = UNSAFE.sub(" ", f"{sign} {sign.get_size_display()}").strip()[:120]
    return quote(f"{from_words}.{format}")


class RemakeView(PermissionCheckedMixin, View):
    """Makes the sign say what is so today."""

    model = Sign
    permission_policy = None
    permission_required = "change"

    def post(self, request, pk):
        sign = get_object_or_404(Sign.objects.select_related("link", "site"), pk=pk)
        facts = Facts(sign.site)
        missing = missing_for(sign, facts)
        if missing:
            messages.error(request, " ".join(each.text for each in missing))
        else:
            remake(sign, request.user, facts)
            messages.success(
                request,
                gettext("The sign says what is so today. Print it, and hang it in place of the old one."),
            )
        return redirect(INSPECT, pk)
