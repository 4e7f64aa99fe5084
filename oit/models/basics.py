"""What the station is for, what it enforces, and who watches over it: O2, O3, O4."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from oit.blocks.committee import MemberBlock
from oit.blocks.laws import LawBlock
from oit.blocks.lines import LineTextBlock
from oit.elements import (
    CitizenMembersElement,
    DateElement,
    LawsElement,
    LinesElement,
    MembersElement,
    RecordElement,
    TextElement,
)

from .fields import date_field, files_field, photos_field, text_field
from .item import ItemPage


class PowersPage(ItemPage):
    """Powers and duties of the station, of each line of work, and the area it serves."""

    powers = text_field(_("powers or mission"))
    duties = StreamField(
        [("line", LineTextBlock())], blank=True, verbose_name=_("duties of each line of work")
    )
    area = text_field(_("area of responsibility"), help_text=_("District, subdistricts, and population."))
    area_map = photos_field(_("map of the area"))
    prepared_on = date_field(_("date of this information"))

    elements = (
        TextElement("powers", "powers"),
        LinesElement("duties-by-line", "duties"),
        RecordElement("area", text="area", photos="area_map", needs=["text"]),
        DateElement("prepared-on", "prepared_on"),
    )
    synchronized = ("prepared_on",)
    page_description = _("Powers, duties and area of responsibility")

    class Meta:
        verbose_name = _("powers page")


class LawsPage(ItemPage):
    """The laws the station enforces, and how it uses its discretion."""

    laws = StreamField([("law", LawBlock())], blank=True, verbose_name=_("laws"))
    arrest_and_search = text_field(_("arrest and search"))
    arrest_and_search_files = files_field()
    discretion = text_field(_("against interference in the use of discretion"))
    discretion_files = files_field()
    refusal = text_field(_("refusing a criminal complaint"))
    refusal_files = files_field()
    interviewing = text_field(_("taking statements"))
    interviewing_files = files_field()
    rights = text_field(_("rights of victims and of suspects"))
    rights_files = files_field()

    elements = (
        LawsElement("laws", "laws"),
        RecordElement("arrest-and-search", text="arrest_and_search", files="arrest_and_search_files"),
        RecordElement("discretion", text="discretion", files="discretion_files"),
        RecordElement("refusal", text="refusal", files="refusal_files"),
        RecordElement("interviewing", text="interviewing", files="interviewing_files"),
        RecordElement("rights", text="rights", files="rights_files"),
    )
    page_description = _("Laws in force, and guidelines on using power")

    class Meta:
        verbose_name = _("laws page")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "law_search": self.search_laws(request)}

    def search_laws(self, request):
        """``{words, laws}`` of what the visitor looks for among the laws; ``laws`` only where words were given."""
        words = request.GET.get("law", "").replace("\0", "").strip()[:100]
        laws = self.declared("laws").search(self, words) if words else []
        return {"words": words, "laws": laws}


class CommitteePage(ItemPage):
    """The station's inspection and follow-up committee (กต.ตร.)."""

    role = text_field(_("role and powers"))
    role_files = files_field()
    members = StreamField([("member", MemberBlock())], blank=True, verbose_name=_("members"))
    results = text_field(_("results of the first six months"))
    results_files = files_field()
    results_photos = photos_field()

    elements = (
        RecordElement("role", text="role", files="role_files"),
        MembersElement("members", "members"),
        CitizenMembersElement("citizen-members", "members"),
        RecordElement("results", text="results", files="results_files", photos="results_photos"),
    )
    page_description = _("The inspection and follow-up committee")

    class Meta:
        verbose_name = _("committee page")
