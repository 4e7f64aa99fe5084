"""What a page shows, read as the blocks of a document."""

import pytest

from oit.exports.documents import in_order
from oit.exports.markup import MarkupReader, parsed
from oit.papers.paper import Heading, List, Paragraph, Picture, TableBlock

PAGE = "https://kamala.example/oit/2567/o7/"


def blocks(markup, **options):
    def content_of(element, is_portrait):
        return f"{element.get('src')} {is_portrait}".encode() if element.get("src") != "gone.jpg" else None

    tree = parsed(f"<div>{markup}</div>")
    return MarkupReader(PAGE, content_of, **options).blocks(tree)


def test_words_run_on_as_they_are_read():
    assert blocks("<p>ร้อยตำรวจเอก\n  <b>ใจดี</b>  รักไทย<br> สารวัตร</p>") == [
        Paragraph("ร้อยตำรวจเอก ใจดี รักไทย\nสารวัตร")
    ]


def test_a_phrase_is_not_torn_apart():
    phrases = '<span class="phrase">สถานีตำรวจ</span><span class="phrase">ภูธรกมลา</span>'
    assert blocks(f"<h2>{phrases}</h2>") == [Heading("สถานีตำรวจภูธรกมลา", 2)]


def test_what_is_outside_of_a_paragraph_is_not_lost():
    found = blocks("ก่อน <div><h3>หัวข้อ</h3>ระหว่าง<p>ย่อหน้า</p></div> หลัง")
    assert found == [
        Paragraph("ก่อน"),
        Heading("หัวข้อ", 3),
        Paragraph("ระหว่าง"),
        Paragraph("ย่อหน้า"),
        Paragraph("หลัง"),
    ]


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="/qa/">ถาม–ตอบ</a>', "ถาม–ตอบ (https://kamala.example/qa/)"),
        ('<a href="https://jcoms.police.go.th/">jcoms.police.go.th</a>', "jcoms.police.go.th"),
        ('<a href="#months">แต่ละเดือน</a>', "แต่ละเดือน"),
        ('<a href="tel:076000191">076 000 191</a>', "076 000 191"),
        ('<a href="mailto:a@kamala.example">a@kamala.example</a>', "a@kamala.example"),
        ('<a href="mailto:a@kamala.example">อีเมล</a>', "อีเมล (a@kamala.example)"),
    ],
)
def test_a_link_says_where_it_leads_unless_its_words_do(link, text):
    assert blocks(f"<p>{link}</p>") == [Paragraph(text)]


@pytest.mark.parametrize(
    "control",
    [
        '<form><label for="q">ค้นหา</label><input id="q"></form>',
        "<nav><a href='#a'>ไปที่</a></nav>",
        '<p class="row no-print"><a href="/x/">เปิด</a></p>',
        '<ul class="made-files"><li><a href="files/o7.pdf">PDF</a></li></ul>',
        '<p aria-hidden="true">สว.</p>',
        "<svg><text>กราฟ</text></svg>",
        '<p><span class="visually-hidden">สำหรับโปรแกรมอ่านจอ</span></p>',
        "<!-- หมายเหตุ -->",
    ],
)
def test_controls_are_left_out(control):
    assert blocks(f"<p>ก</p>{control}<p>ข</p>") == [Paragraph("ก"), Paragraph("ข")]


def test_what_follows_a_control_in_its_line_stays():
    assert blocks('<p><svg class="icon"></svg> 076 000 191</p>') == [Paragraph("076 000 191")]


class TestLists:
    def test_are_lists(self):
        assert blocks("<ol><li>แจ้ง</li><li><p>บันทึก</p><p>ลงชื่อ</p></li></ol>") == [
            List(("แจ้ง", "บันทึก\nลงชื่อ"), numbered=True)
        ]

    def test_a_list_inside_a_list_stays_below_its_line(self):
        nested = "<ul><li>ผู้กำกับการ<ul><li>รองผู้กำกับการ<ul><li>สารวัตร<br>จราจร</li></ul></li></ul></li></ul>"
        assert blocks(nested) == [List(("ผู้กำกับการ\n– รองผู้กำกับการ\n– – สารวัตร · จราจร",))]

    def test_an_item_with_a_heading_is_told_like_the_rest_of_the_page(self):
        found = blocks("<ul><li>ก</li><li><p>12 ม.ค. 2567</p><h3>ข่าว</h3></li></ul>")
        assert found == [List(("ก",)), Heading("ข่าว", 3), Paragraph("12 ม.ค. 2567")]

    def test_of_facts_name_each(self):
        facts = (
            "<dl><div><dt>สถานที่</dt><dd>หาดกมลา</dd></div><dt>ผู้เข้าร่วม</dt><dd>ตำรวจ: 5<br>ชาวบ้าน: 9</dd></dl>"
        )
        assert blocks(facts) == [List(("สถานที่: หาดกมลา", "ผู้เข้าร่วม: ตำรวจ: 5\nชาวบ้าน: 9"))]


class TestPictures:
    def test_say_what_they_show(self):
        figure = '<figure><a href="/full.jpg"><img src="a.jpg" alt="หาด"></a><figcaption>ชายหาด</figcaption></figure>'
        assert blocks(figure) == [Picture(b"a.jpg False", "หาด", "ชายหาด")]

    def test_of_a_gallery_have_their_day_and_place(self):
        gallery = (
            '<ul class="gallery"><li><a href="/1.jpg"><img src="1.jpg" alt="จุดตรวจ"><span>คืนวันเสาร์</span></a>'
            "<p><time>2 มี.ค. 2567</time> <span>ป่าตอง</span></p></li></ul>"
        )
        assert blocks(gallery) == [Picture(b"1.jpg False", "จุดตรวจ", "คืนวันเสาร์ · 2 มี.ค. 2567 ป่าตอง")]

    def test_of_people_are_named_by_what_stands_beside_them(self):
        card = '<ul><li><img class="portrait" src="p.jpg" alt=""><div><h3>พ.ต.อ. ใจดี</h3><p>ผกก.</p></div></li></ul>'
        assert blocks(card) == [
            Heading("พ.ต.อ. ใจดี", 3),
            Picture(b"p.jpg True", "พ.ต.อ. ใจดี"),
            Paragraph("ผกก."),
        ]

    def test_that_only_decorate_are_left_out(self):
        assert blocks('<p>ก</p><img src="a.jpg" alt="">') == [Paragraph("ก")]

    def test_that_are_gone_leave_their_words(self):
        figure = '<figure><img src="gone.jpg" alt="หาด"><figcaption>ชายหาด</figcaption></figure>'
        assert blocks(figure) == [Paragraph("ชายหาด")]


class TestTables:
    def test_have_headings_rows_and_totals(self):
        table = (
            "<table><caption>สถิติ</caption><thead><tr><th rowspan='2'>เดือน</th><th colspan='2'>ทรัพย์</th></tr>"
            "<tr><th>รับแจ้ง</th><th>จับกุม <small>(คดี)</small></th></tr></thead>"
            "<tbody><tr><th>ต.ค.</th><td class='numeric'>6</td><td class='numeric'>4</td></tr></tbody>"
            "<tfoot><tr><th>รวม</th><td class='numeric'>6</td><td class='numeric'>4</td></tr></tfoot></table>"
        )
        assert blocks(table) == [
            TableBlock(
                "สถิติ",
                (("เดือน", False), ("ทรัพย์: รับแจ้ง", True), ("ทรัพย์: จับกุม (คดี)", True)),
                (("ต.ค.", "6", "4"),),
                ("รวม", "6", "4"),
            )
        ]

    def test_a_cell_over_several_rows_stands_in_each(self):
        table = (
            "<table><thead><tr><th>สาย</th><th>งาน</th></tr></thead><tbody><tr><td rowspan='2'>จราจร</td>"
            "<td>ก</td></tr><tr><td>ข</td></tr></tbody></table>"
        )
        assert blocks(table)[0].rows == (("จราจร", "ก"), ("จราจร", "ข"))

    def test_a_column_that_was_drawn_only_is_left_out(self):
        table = (
            "<table><thead><tr><th>เดือน</th><th><span class='visually-hidden'>แผนภูมิ</span></th></tr></thead>"
            "<tbody><tr><td>ต.ค.</td><td><svg></svg></td></tr></tbody></table>"
        )
        assert blocks(table)[0].columns == (("เดือน", False),)

    def test_a_column_that_names_the_next_is_its_heading(self):
        table = (
            "<table><thead><tr><td></td><td></td><th>1</th></tr></thead><tbody>"
            "<tr><th rowspan='2'>โอกาส</th><th>2</th><td>R1</td></tr><tr><th>1</th><td>R2</td></tr></tbody></table>"
        )
        assert blocks(table)[0].columns == (("โอกาส", False), ("1", False))
        assert blocks(table)[0].rows == (("2", "R1"), ("1", "R2"))

    def test_links_within_the_site_are_words(self):
        cells = '<td><a href="/news/">ข่าว</a></td><td><a href="https://www.moe.go.th/a">ต้นฉบับ</a></td>'
        table = f"<table><thead><tr><th>ก</th><th>ข</th></tr></thead><tbody><tr>{cells}</tr></tbody></table>"
        assert blocks(table)[0].rows == (("ข่าว", "ต้นฉบับ (https://www.moe.go.th/a)"),)


def test_headings_leave_out_no_level():
    found = in_order([Heading("ก", 3), Heading("ข", 5), Heading("ค", 2), Heading("ง", 4)])
    assert [block.level for block in found] == [2, 3, 2, 3]


def test_headings_can_stand_higher_than_on_the_page():
    assert blocks("<h4>กิจกรรม</h4>", raised=2) == [Heading("กิจกรรม", 2)]
