"""What documents say of themselves, in the language in which each is written."""

PHRASES = {
    "th": {
        "sample": "เอกสารตัวอย่างเพื่อการสาธิต ไม่ใช่เอกสารของทางราชการ",
        "mark": "ตัวอย่าง",
        "announced": "ประกาศ ณ วันที่ {}",
        "as_of": "ข้อมูล ณ วันที่ {}",
        "page": "หน้า {page} จาก {count}",
        "missing": "{} แทนอักขระที่ไฟล์ PDF นี้แสดงไม่ได้ โปรดดูในหน้าเว็บไซต์",
    },
    "en": {
        "sample": "Sample made for a demonstration. Not an official document.",
        "mark": "Sample",
        "announced": "Announced on {}",
        "as_of": "As of {}",
        "page": "Page {page} of {count}",
        "missing": "{} stands for a character that this PDF cannot show. Please see it on the website.",
    },
}


def phrase(lang, name):
    """The words ``name`` in Thai for "th", otherwise in English."""
    return PHRASES["th" if lang == "th" else "en"][name]


def footer_lines(paper):
    """What stands at the foot of each page of a Paper, beside its number."""
    whose = " · ".join(
        filter(None, (paper.station, paper.day and phrase(paper.lang, "as_of").format(paper.day)))
    )
    sample = phrase(paper.lang, "sample") if paper.sample else ""
    return tuple(filter(None, (sample, whose, paper.address)))
