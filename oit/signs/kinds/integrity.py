"""Signs against gifts and bribes, and of the ways to speak up."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cms.thai.dates import format_date
from feedback.complaints.intake import is_open
from feedback.complaints.models import Kind
from home.models import OneStopArea
from oit.signs import blocks
from oit.signs.facts import Missing
from oit.signs.texts import Both

from .base import Aim, SignKind

# National numbers for complaints about officers.
HOTLINES = (
    ("1599", Both("สายด่วนสำนักงานตำรวจแห่งชาติ", "Royal Thai Police hotline")),
    ("1205", Both("สายด่วน ป.ป.ช.", "National Anti-Corruption Commission")),
)


def in_words(day):
    """A date in both languages."""
    return Both(format_date(day, lang="th"), format_date(day, lang="en"))


def signature(officer):
    """Who somebody is, as it stands below what was said: name, then position."""
    name = Both(f"{officer.rank_th} {officer.name_th}".strip())
    if officer.rank_en and officer.name_en:
        name = Both(name.th, f"{officer.rank_en} {officer.name_en}")
    return [name, Both(officer.position_th, officer.position_en)]


class NoGift(SignKind):
    key = "no-gift"
    name = gettext_lazy("No Gift Policy with the head of station's statement")
    heading = Both("งดรับ งดให้", "No Gift Policy")
    invitation = Both("สแกนอ่านนโยบายฉบับเต็ม", "Scan to read the whole policy")
    area = OneStopArea.NO_GIFT_SIGN
    page_type = "AntiBriberyPolicyPage"
    rule = Both(
        "ไม่รับของขวัญ ของกำนัล หรือประโยชน์ใด ๆ จากการปฏิบัติหน้าที่",
        "We accept no gifts or favours of any kind for doing our duty",
    )

    def statement(self, facts):
        return facts.page("IntegrityStatementPage")

    def missing(self, facts):
        yield from super().missing(facts)
        page = self.statement(facts)
        if page is None:
            yield Missing(_("Publish the head of station's integrity statement."), facts.explorer_url())
            return
        if not page.thai.statement:
            yield Missing(_("Write the statement in one or two sentences."), page.edit_url)
        signatory = page.thai.signatory
        if signatory is None or (facts.chief and signatory != facts.chief):
            yield Missing(
                _("The statement must be that of the head of station in office. Choose who states it."),
                page.edit_url,
            )

    def advice(self, facts):
        yield from super().advice(facts)
        page = self.statement(facts)
        if page and page.english is None:
            yield self.in_english(page)

    def blocks(self, facts, sign):
        page = self.statement(facts)
        signed = signature(page.thai.signatory)
        if page.thai.announced_on:
            signed.append(Both("ประกาศ ณ วันที่", "Announced on") + in_words(page.thai.announced_on))
        return [
            blocks.symbol("no-gift"),
            blocks.text(self.rule),
            blocks.quote(page.text("statement"), signed),
        ]


class ComplaintChannel(SignKind):
    key = "complaint"
    name = gettext_lazy("Complaint channel")
    heading = Both("แจ้งเจ้าหน้าที่ทุจริต", "Report Corruption")
    invitation = Both("สแกนแจ้งเรื่อง ไม่ต้องบอกชื่อ", "Scan to report. You need not give your name")
    promises = (
        Both("ไม่ต้องลงชื่อเข้าใช้ ไม่ต้องบอกว่าคุณเป็นใคร", "No account, and no need to say who you are"),
        Both(
            "ข้อความถูกปิดผนึก อ่านได้เฉพาะผู้ที่ได้รับมอบหมาย", "Sealed: only the officers appointed for it can read it"
        ),
        Both("ติดตามเรื่องได้ด้วยรหัสที่ได้รับ", "Follow your report with the code that you are given"),
    )

    def missing(self, facts):
        if not is_open(facts.site, Kind.CORRUPTION):
            yield Missing(
                _("Reports of corruption cannot be received yet: no officer holds a key. Appoint them first.")
            )

    def aim(self, facts, sign=None):
        with override("th"):
            return Aim(address=reverse("complaint"))

    def blocks(self, facts, sign):
        return [blocks.points(self.promises), blocks.numbers(HOTLINES)]


class TellTheChief(SignKind):
    key = "tell-chief"
    name = gettext_lazy("Tell the head of station")
    heading = Both("บอกหัวหน้าสถานี", "Tell the Head of Station")
    invitation = Both("สแกนแสดงความคิดเห็น", "Scan to tell us what you think")
    page_type = "FeedbackPage"
    words = Both(
        "บริการดีหรือไม่ดี มีอะไรควรแก้ไข บอกได้โดยตรง ไม่ต้องบอกชื่อ",
        "Good or bad, or something to put right: say so directly. You need not give your name",
    )

    def missing(self, facts):
        yield from super().missing(facts)
        if facts.chief is None:
            yield Missing(
                _("Enter the head of station in the officers directory."),
                reverse("wagtailsnippets_cms_officer:list"),
            )

    def blocks(self, facts, sign):
        return [blocks.quote(self.words, signature(facts.chief))]
