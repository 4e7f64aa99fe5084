"""The evidence packs: what was published when entry in ITAP closed."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from oit.duties.evidence.failing import Reason
from oit.duties.evidence.making import KEPT
from oit.duties.models import EvidencePack, EvidenceZip
from oit.years.permissions import may_manage_years

from .base import DutiesView

# ``{name of the file: (field, content type)}``
FILES = {
    "index.json": ("index", "application/json"),
    "handover.xlsx": ("sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class EvidenceView(DutiesView):
    template_name = "oit/duties/evidence.html"
    screen = "evidence"

    def get_context_data(self, **kwargs):
        asked_for = self._asked_for()
        return super().get_context_data(
            rows=[self._row(pack) for pack in self._packs()],
            zips=[self._zip(each) for each in asked_for],
            wanted=any(each.is_under_way for each in asked_for),
            make=self.address_of("evidence_make"),
            may_show=may_manage_years(self.request.user, self.choice.site),
            kept=KEPT,
            **kwargs,
        )

    def _packs(self):
        return EvidencePack.objects.of_station(self.choice.site).prefetch_related(
            "zips__site", "zips__asked_by"
        )

    def _row(self, pack):
        zips = [self._zip(each) for each in pack.zips.all()]
        return {"pack": pack, "files": list(self._files(pack)), "zips": zips}

    def _asked_for(self):
        """The packs of the chosen year that somebody asked for, the newest first."""
        if not self.edition:
            return []
        found = EvidenceZip.objects.of_station(self.choice.site).filter(kept=None, fiscal_year=self.year.be)
        return list(found.select_related("asked_by", "site"))

    def _zip(self, each):
        return {
            "zip": each,
            "address": self.address_of("evidence_zip", each.pk),
            "show": self.address_of("evidence_show", each.pk),
            "missing": [{**one, "label": Reason(one["reason"]).label} for one in each.missing],
            "error": Reason(each.error).label if each.error else "",
        }

    def _files(self, pack):
        for name, (field, _content_type) in FILES.items():
            yield {
                "name": name,
                "address": self.address_of("evidence_file", pack.pk, name),
                "size": len(getattr(pack, field)),
                "sha256": getattr(pack, f"{field}_sha256"),
            }


class EvidenceFileView(DutiesView):
    """A file of a pack, as it was kept."""

    def get(self, request, pk, name):
        pack = EvidencePack.objects.of_station(self.choice.site).filter(pk=pk).first()
        if pack is None or name not in FILES:
            raise Http404(_("The station has no such file. Open it from the list of evidence packs."))
        field, content_type = FILES[name]
        response = HttpResponse(bytes(getattr(pack, field)), content_type=content_type)
        file = f"evidence-{self.choice.site.hostname}-{pack.fiscal_year}-{name}"
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        return response
