"""The evidence packs: what was published when entry in ITAP closed."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from oit.duties.models import EvidencePack

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
        packs = EvidencePack.objects.of_station(self.choice.site)
        rows = [{"pack": pack, "files": list(self._files(pack))} for pack in packs]
        return super().get_context_data(rows=rows, **kwargs)

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
