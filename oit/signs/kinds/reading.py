"""Signs that lead to something to read or to answer: manuals, guides, public information, the survey."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.lines_of_work import LineOfWork
from home.models import OneStopArea
from oit.editions import edition_for
from oit.signs import blocks
from oit.signs.facts import Missing, in_block, versions_of
from oit.signs.texts import Both

from .base import Aim, SignKind
from .integrity import in_words


class ManualDownload(SignKind):
    key = "manuals"
    name = gettext_lazy("Download of the service manuals")
    heading = Both("ดาวน์โหลดคู่มือการให้บริการ", "Download the Service Manuals")
    invitation = Both("สแกนเพื่ออ่านหรือดาวน์โหลด", "Scan to read or download")
    area = OneStopArea.MANUAL_DOWNLOAD_SIGN
    page_type = "ServiceManualsPage"
    words = Both(
        "ขั้นตอน เอกสาร ค่าธรรมเนียม และเวลาของทุกบริการ", "Steps, documents, fees and times of every service"
    )

    def lines(self, facts):
        given = {child.value["line_of_work"] for child in self.page(facts).thai.manuals}
        return [line for line in LineOfWork if line in given]

    def missing(self, facts):
        yield from super().missing(facts)
        if (page := self.page(facts)) and not self.lines(facts):
            yield Missing(_("Add the manuals for the public to the page, with their files."), page.edit_url)

    def blocks(self, facts, sign):
        return [blocks.text(self.words), blocks.points([Both.of(line.label) for line in self.lines(facts)])]


class Survey(SignKind):
    key = "eit"
    name = gettext_lazy("EIT survey")
    heading = Both("บอกเราว่าบริการเป็นอย่างไร", "How Did We Serve You?")
    invitation = Both("สแกนตอบแบบวัด EIT", "Scan to answer the EIT survey")
    words = Both(
        "ตอบแบบวัดการรับรู้ของผู้มาติดต่อ (EIT) ของสำนักงาน ป.ป.ช. ใช้เวลาราว 5 นาที ไม่ต้องบอกชื่อ",
        "Answer the anti-corruption commission's survey of visitors (EIT). It takes about 5 minutes and asks no name",
    )
    until = Both("ตอบได้ถึงวันที่", "Open until")

    def missing(self, facts):
        if not facts.settings.eit_url:
            yield Missing(
                _("Give the address of the EIT survey in the station settings."), facts.settings_url
            )

    def aim(self, facts, sign=None):
        return Aim(address=facts.settings.eit_url)

    def blocks(self, facts, sign):
        _first, last = facts.settings.eit_days
        found = [blocks.text(self.words)]
        return [*found, blocks.text(self.until + in_words(last))] if last else found


class PublicInformation(SignKind):
    key = "public-information"
    name = gettext_lazy("Public information O1–O25")
    heading = Both("ข้อมูลสาธารณะของสถานี", "Our Public Information")
    invitation = Both("สแกนอ่านข้อมูลสาธารณะทุกข้อ", "Scan to read all of it")
    page_type = "OITIndexPage"

    def year(self, facts):
        return facts.page("FiscalYearPage")

    def missing(self, facts):
        yield from super().missing(facts)
        year = self.year(facts)
        if year is None or edition_for(year.thai.fiscal_year) is None:
            yield Missing(_("Publish the page of a fiscal year."), facts.explorer_url())

    def blocks(self, facts, sign):
        edition = edition_for(self.year(facts).thai.fiscal_year)
        entries = []
        for section in edition.sections:
            codes = [item.code for item in edition.items_in(section)]
            span = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"
            entries.append(
                (Both(section.title.in_language("th"), section.title.in_language("en")), Both(span), None)
            )
        return [blocks.rows(entries)]


class Guide(SignKind):
    """A how-to guide: the steps of one e-service."""

    key = "guide"
    name = gettext_lazy("How-to guide of an e-service")
    invitation = Both("สแกนเปิดคู่มือ", "Scan to open the guide")
    page_type = "EServicePage"
    options = ("guide",)

    def missing(self, facts):
        if self.page(facts) is None:
            yield Missing(_("Publish an e-service with its steps."), facts.explorer_url())

    def of(self, sign):
        return versions_of(sign.guide.specific)

    def title(self, facts, sign=None):
        return self.of(sign).text("title")

    def aim(self, facts, sign=None):
        return Aim(page=sign.guide)

    def blocks(self, facts, sign):
        return [blocks.steps(steps_of(self.of(sign)))]


def steps_of(page):
    """``(title, text, time, picture)`` of the steps of an e-service, Versions of its page."""
    return [
        (
            in_block(pair, "title"),
            in_block(pair, "text"),
            Both(),
            pair[0]["picture"].pk if pair[0]["picture"] else None,
        )
        for pair in page.blocks("steps")
    ]
