"""Signs of the service point: where it is, who is there, what is promised."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.models import EServiceKind, OneStopArea
from oit.signs import blocks
from oit.signs.facts import Missing, in_block
from oit.signs.texts import Both

from .base import SignKind


class InformationPoint(SignKind):
    key = "information-point"
    name = gettext_lazy("Information point with duty roster and telephones")
    heading = Both("จุดประชาสัมพันธ์", "Information Point")
    invitation = Both("สแกนดูตารางเวรและบริการทั้งหมด", "Scan for the duty roster and all services")
    area = OneStopArea.INFORMATION_POINT
    page_type = "OneStopServicePage"
    anchor = "duty-roster"
    caption = Both("ผู้ปฏิบัติหน้าที่และหมายเลขโทรศัพท์", "Who is on duty, and how to call")

    def missing(self, facts):
        yield from super().missing(facts)
        if (page := self.page(facts)) and not page.thai.duties:
            yield Missing(_("Enter the duty roster on the One Stop Service page."), page.edit_url)

    def blocks(self, facts, sign):
        entries = [
            (in_block(pair, "position"), Both.same(pair[0]["telephone"]), in_block(pair, "when"))
            for pair in self.page(facts).blocks("duties")
        ]
        return [blocks.rows(entries, self.caption)]


class WayToServicePoint(SignKind):
    key = "service-way"
    name = gettext_lazy("Way to the service point")
    heading = Both("จุดบริการประชาชน", "One Stop Service")
    invitation = Both("สแกนดูบริการทั้งหมด", "Scan to see all services")
    area = OneStopArea.SERVICE_SIGN
    page_type = "OneStopServicePage"
    options = ("direction",)

    def blocks(self, facts, sign):
        found = [blocks.arrow(sign.direction)]
        location = self.page(facts).text("location")
        return [*found, blocks.text(location)] if location else found


class ServicePledge(SignKind):
    key = "pledge"
    name = gettext_lazy("Service pledge with times")
    heading = Both("พันธะสัญญาการให้บริการ", "Our Service Pledge")
    invitation = Both("สแกนอ่านพันธะสัญญาล่าสุด", "Scan for the pledge as it is today")
    area = OneStopArea.PLEDGE_SIGN
    page_type = "OneStopServicePage"
    anchor = "service-pledge"

    def missing(self, facts):
        yield from super().missing(facts)
        if (page := self.page(facts)) and not page.thai.pledges:
            yield Missing(_("Enter the service pledge on the One Stop Service page."), page.edit_url)

    def blocks(self, facts, sign):
        entries = [
            (in_block(pair, "service"), in_block(pair, "time"), in_block(pair, "condition"))
            for pair in self.page(facts).blocks("pledges")
        ]
        return [blocks.rows(entries)]


class CaseProgress(SignKind):
    key = "case-progress"
    name = gettext_lazy("How to ask how a case is going")
    heading = Both("สอบถามความคืบหน้าคดี", "How Is My Case Going?")
    invitation = Both("สแกนติดตามคดีทางออนไลน์", "Scan to follow your case online")
    area = OneStopArea.INFORMATION_POINT
    page_type = "EServicePage"
    ways = (
        Both("เตรียมเลขคดีและบัตรประจำตัว", "Have your case number and identity card ready"),
        Both("สอบถามที่เคาน์เตอร์ โทรศัพท์ หรือออนไลน์", "Ask at the counter, by telephone or online"),
        Both("จดวันนัดและชื่อพนักงานสอบสวนไว้ทุกครั้ง", "Note the date and the inquiry officer's name each time"),
    )

    def page(self, facts):
        return facts.page(self.page_type, kind=EServiceKind.CASE_TRACKING)

    def missing(self, facts):
        if self.page(facts) is None:
            text = _("Publish a page of the kind “%(kind)s” below the list of e-services.")
            yield Missing(text % {"kind": EServiceKind.CASE_TRACKING.label}, facts.explorer_url())
        if not facts.settings.telephone:
            yield Missing(
                _("Give the station's telephone number in the station settings."), facts.settings_url
            )

    def blocks(self, facts, sign):
        call = Both("โทรศัพท์สถานี", "Station telephone")
        ways = [(each, Both(), Both(), None) for each in self.ways]
        return [blocks.steps(ways), blocks.numbers([(facts.settings.telephone, call)])]


class EmergencyCall(SignKind):
    key = "emergency"
    name = gettext_lazy("Emergency call")
    heading = Both("แจ้งเหตุฉุกเฉิน", "Emergency Call")
    invitation = Both("สแกนเพื่อกดโทร และดูแผนที่สถานี", "Scan to call, and for a map to the station")
    page_type = "StationContactPage"

    def missing(self, facts):
        yield from super().missing(facts)
        if not facts.settings.telephone:
            yield Missing(
                _("Give the station's telephone number in the station settings."), facts.settings_url
            )

    def blocks(self, facts, sign):
        national = [(each["number"], Both.of(each["label"])) for each in facts.settings.emergency_numbers]
        own = facts.settings.telephone, Both(facts.settings.name_th, facts.settings.name_en)
        return [blocks.numbers([national[0], own, *national[1:]])]
