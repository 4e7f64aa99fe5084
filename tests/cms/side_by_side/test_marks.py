"""Bold words and links as they are typed, and as wagtail-localize keeps them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail_localize.strings import StringValue

from cms.side_by_side import marks

THAI = 'โทร. <b>191</b> หรือ <a id="a1">อ่าน<b>ต่อ</b></a>'


@pytest.mark.parametrize(
    ("data", "typed"),
    [
        ("ประกาศ", "ประกาศ"),
        ("ก &amp; ข &lt;ค&gt;", "ก & ข <ค>"),
        ("บรรทัดแรก<br/>บรรทัดสอง", "บรรทัดแรก\nบรรทัดสอง"),
        (THAI, "โทร. [b]191[/b] หรือ [1]อ่าน[b]ต่อ[/b][/1]"),
        ("<div>ของ<script>เครื่อง</script></div>", "ของเครื่อง"),
    ],
)
def test_a_text_is_typed_without_tags(data, typed):
    assert marks.typed(data) == typed


@pytest.mark.parametrize(
    ("thai", "english", "data"),
    [
        ("ประกาศ", "Notice", "Notice"),
        ("ประกาศ", "R&D <b>not bold</b> [b] [1]", "R&amp;D &lt;b&gt;not bold&lt;/b&gt; [b] [1]"),
        ("ประกาศ", 'It\'s "quoted"', 'It\'s "quoted"'),
        ("ประกาศ", "one\r\ntwo", "one<br/>two"),
        (THAI, "Call [b]191[/b], [1]read [b]on[/b][/1]", 'Call <b>191</b>, <a id="a1">read <b>on</b></a>'),
        (THAI, "[1]Read[/1] without bold", '<a id="a1">Read</a> without bold'),
    ],
)
def test_what_is_typed_is_kept_with_the_marks_of_the_thai(thai, english, data):
    assert marks.stored(english, thai) == data
    assert StringValue.from_translated_html(data).data == data
    assert marks.stored(marks.typed(data), thai) == data


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("Call [b]191 and [1]read[/1]", "[b] has no end"),
        ("Call 191[/b] and [1]read[/1]", "[/b] closes what is not open"),
        ("[b]Call [1]191[/b] and read[/1]", "[/b] closes"),
        ("Call 191 and read", "[1]…[/1]"),
    ],
)
def test_a_mark_without_its_other_half_or_a_lost_link_is_told(english, told):
    with override("en"), pytest.raises(ValidationError) as error:
        marks.stored(english, THAI)
    assert told in error.value.message


def test_the_thai_is_shown_as_text_with_its_marks_standing_out():
    shown = marks.shown('<b>ก</b> &lt;script&gt; [x] <a id="a1">ข</a>')
    assert shown.count('<span class="beside-mark">') == 4
    assert "&lt;script&gt;" in shown
    assert "[x]" in shown
