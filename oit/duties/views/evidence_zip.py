"""What is done with evidence packs as ZIPs: asked for, downloaded, and shown to everyone or not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.page_cache.watching import changed
from oit.duties.evidence.making import ask_for
from oit.duties.evidence.serving import as_download
from oit.duties.models import EvidenceZip
from oit.years.permissions import may_manage_years

from .base import DutiesView


class MakeEvidenceView(DutiesView):
    """Asks for a pack of the chosen year."""

    http_method_names = ("post",)

    def post(self, request):
        if not self.edition:
            raise Http404(_("There is no checklist for this fiscal year."))
        ask_for(self.choice.site, self.year.be, request.user)
        return redirect(self.address_of("evidence"))


class ZipView(DutiesView):
    """About one pack of the station."""

    def zip_of(self, number):
        found = (
            EvidenceZip.objects.of_station(self.choice.site).select_related("site").filter(pk=number).first()
        )
        if found is None or found.state != EvidenceZip.State.READY:
            raise Http404(_("The station has no such file. Open it from the list of evidence packs."))
        return found


class EvidenceZipView(ZipView):
    """The file of a pack, from the storage to the reader piece by piece."""

    http_method_names = ("get",)

    def get(self, request, zip_id):
        found = self.zip_of(zip_id)
        response = as_download(found)
        if response is None:
            messages.error(
                request,
                _(
                    "The storage does not give the evidence pack now. Try again later; it is not lost by that."
                ),
            )
            return redirect(self.address_of("evidence"))
        return response


class ShowEvidenceView(ZipView):
    """Shows a pack to everyone, or no longer; those do so who answer for the year."""

    http_method_names = ("post",)

    def post(self, request, zip_id):
        if not may_manage_years(request.user, self.choice.site):
            raise PermissionDenied
        found = self.zip_of(zip_id)
        is_public = request.POST.get("public") == "yes"
        year = EvidenceZip.objects.filter(site=found.site, fiscal_year=found.fiscal_year)
        # One of a year has the public address.
        year.exclude(pk=found.pk).update(is_public=False)
        year.filter(pk=found.pk).update(is_public=is_public)
        changed(found)
        messages.success(
            request,
            _("Everyone can now download this evidence pack.")
            if is_public
            else _("Nobody but the people of the station can download this evidence pack now."),
        )
        return redirect(self.address_of("evidence"))
