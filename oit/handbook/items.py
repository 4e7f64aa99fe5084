"""The chapters of the items, made of the edition: there is no second list of what an item needs."""

from django.utils.translation import override

from oit.editions import editions

from .chapters import Chapter

# How often an item is due, as an officer says it. The guide is in Thai.
CADENCES = {
    "monthly": "ทุกเดือน",
    "half-yearly": "รอบ 6 เดือน",
    "yearly": "ปีละครั้ง",
    "on-change": "เมื่อมีการเปลี่ยนแปลง",
    "each-time": "ทุกครั้งที่จัดซื้อจัดจ้าง",
}
FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}


def newest_edition():
    """The Edition of the newest year."""
    return list(editions().values())[-1]


def item_chapters(edition):
    """``{slug: Chapter}`` of every item of ``edition``, in its order."""
    return {item.slug: Chapter.read(item.slug, item_text(edition, item)) for item in edition.items}


def item_text(edition, item):
    """The chapter of one item, in Markdown."""
    with override("th"):
        parts = [
            f"# {item.code} {item.title.th}",
            *_facts(edition, item),
            *_explained(item),
            *_elements(item),
        ]
        return "\n\n".join(parts) + "\n"


def _facts(edition, item):
    lines = [f"ปีงบประมาณ พ.ศ. {edition.year.be}", f"กำหนด: {CADENCES[item.cadence]}"]
    if item.formats:
        each = " และ ".join(" หรือ ".join(FORMATS[name] for name in choice) for choice in item.formats)
        lines.append(f"ไฟล์: {each}{' ของทุกเดือน' if item.monthly_formats else ''}")
    if item.bilingual:
        lines.append("ต้องมีฉบับภาษาอังกฤษที่ตรงกับฉบับภาษาไทย")
    lines.append("ผู้อนุมัติ: หัวหน้าสายงาน แล้วจึงหัวหน้าสถานี" if item.approval == "chief" else "ผู้อนุมัติ: หัวหน้าสายงาน")
    if item.follows:
        lines.append(f"รายงานผลของสิ่งที่วางแผนไว้ใน {item.follows}")
    yield "\n".join(f"- {line}" for line in lines)


def _explained(item):
    if item.assessor:
        yield "## ผู้ประเมินดูอะไร"
        yield item.assessor.th
    if item.example:
        yield "## ตัวอย่างที่ดี"
        yield f"> {item.example.th}"
    if item.note:
        yield f"หมายเหตุ: {item.note.th}"


def _elements(item):
    yield "## สิ่งที่ต้องมีในหน้า"
    yield "\n".join(_element(number, element) for number, element in enumerate(item.elements, 1))
    yield "## วิธีทำ"
    steps = [
        "เปิด [ความพร้อม](/admin/readiness/) แล้วกดชื่อข้อนี้ รายการตรวจด้านบนบอกสิ่งที่ยังขาด กดแต่ละบรรทัดเพื่อไปยังช่องนั้น",
        "กรอกทีละส่วน บันทึกเป็นฉบับร่างได้ตลอด ประชาชนยังไม่เห็น",
        "กดไอคอนโทรศัพท์ “แสดงหรือซ่อนตัวอย่าง” ที่มุมบน เพื่อดูหน้าอย่างที่ประชาชนจะเห็น",
        "เมื่อรายการตรวจไม่มีสิ่งที่ขาดแล้ว กดลูกศรข้างปุ่ม “บันทึกฉบับร่าง” แล้วเลือก “ส่งขออนุมัติ” ([การอนุมัติ](approval.md))",
    ]
    if item.cadence == "monthly":
        steps[0] = (
            "เปิด [เดือนนี้](/admin/month/) แล้วกดช่องของเดือนในข้อนี้ ([งานในแต่ละเดือน](month.md)) ส่วนที่ไม่แยกเป็นเดือนอยู่ใน"
            "แบบฟอร์มทั้งหน้า"
        )
    yield "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def _element(number, element):
    line = f"{number}. {element.title.th}"
    if element.nil:
        line += f" (ถ้าไม่มี ให้ระบุว่า “{element.nil.th}”)"
    if element.advisory:
        line += " (คำแนะนำ ไม่นับเป็นสิ่งที่ขาด)"
    return line
