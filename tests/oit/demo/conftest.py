import pytest
from PIL import Image

from oit.demo import StationFolder

STATION = """
[site]
hostname = "demo.localhost"
year = 0

[menu]
order = ["news"]

[settings]
name_th = "สถานีตำรวจภูธรทดสอบ"
name_en = "Test Police Station"
kind = "provincial"
telephone = "076 000 191"
phones = [{ label_th = "ประชาสัมพันธ์", number = "076 000 192" }]
"""
OFFICERS = """
[[officers]]
key = "chief"
rank_th = "พันตำรวจเอก"
name_th = "(ชื่อตัวอย่าง)"
position_th = "ผู้กำกับการ"
is_chief = true
in_office_from = 2023-10-01
photo = "image:beach"
"""
IMAGES = """
[images.beach]
file = "beach.png"
title = "หาด"
description = "ภาพวาดหาด"
"""
DOCUMENTS = """
[documents.order-duties]
title = { th = "คำสั่งที่ 1/2567", en = "Order 1/2567" }
kind = "pdf"
maker = "order"
order = "duties"
"""
ORDERS = """
[[orders]]
key = "duties"
number = "1/2567"
date = 2023-11-01
subject_th = "มอบหมายหน้าที่"
signatory_th = "ผู้กำกับการ"
items = "o1"
file = "document:order-duties"
"""
NEWS = '''
[[pages]]
path = "news/checkpoint"
type = "home.NewsPage"
english = true
[pages.fields]
title = { th = "ตั้งจุดตรวจ", en = "A checkpoint" }
kind = "chief"
date = 2024-04-04
chief = "officer:chief"
picture = "image:beach"
body = [
    { type = "paragraph", value = { th = """
<p>อ่านที่หน้า <a href="page:contact">ติดต่อ</a></p>
<ul>
<li>ถนน</li>
</ul>""", en = """
<p>See <a href="page:contact">Contact</a></p>
<ul>
<li>Roads</li>
</ul>""" } },
    { type = "gallery", value = { pictures = [{ image = "image:beach", caption = { th = "หาด", en = "Beach" } }] } },
    { type = "documents", value = { files = [{ document = "document:order-duties" }] } },
]
'''
QUESTIONS = """
[[questions]]
category = "traffic"
text = "จ่ายค่าปรับที่ไหน"
question_th = "จ่ายค่าปรับที่ไหน"
answer_th = "<p>ที่สถานี</p>"
received_on = 2024-03-20
answered_on = 2024-03-21
"""


@pytest.fixture
def write(tmp_path, settings):
    """Writes the files of a small station, with other texts for those that a test names, and gives its folder."""
    settings.MEDIA_ROOT = tmp_path / "media"

    def write(**texts):
        files = {
            "station": STATION,
            "officers": OFFICERS,
            "images": IMAGES,
            "documents": DOCUMENTS,
            "orders": ORDERS,
            "questions": QUESTIONS,
            "pages/news": NEWS,
            **texts,
        }
        folder = tmp_path / "small"
        (folder / "pages").mkdir(parents=True)
        (tmp_path / "pictures").mkdir()
        Image.new("RGB", (40, 30), "teal").save(tmp_path / "pictures" / "beach.png")
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return StationFolder(folder)

    return write
