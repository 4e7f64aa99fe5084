"""The words under which a text is found."""

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from cms.search.asked import Asked
from cms.search.spelling import Vocabulary
from cms.search.words import given_back, index_words, kept, stem, words_of
from cms.thai.spelling import plainest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("สำนักงานตำรวจแห่งชาติ", "ตำรวจ"),
        ("สำนักงานตำรวจแห่งชาติ", "สำนักงาน"),
        ("สำนักงานตำรวจแห่งชาติ", "สำนักงานตำรวจแห่งชาติ"),
        ("ไปเสียค่าปรับที่สถานี", "ค่าปรับ"),
        ("คณะกรรมการ กต.ตร. ของสถานี", "กตตร"),
        ("พ.ร.บ.จราจรทางบก", "พรบ"),
        ("ปี พ.ศ. ๒๕๖๗", "2567"),
        ("Reported crimes", "report"),
        ("LOST PASSPORTS", "passport"),
        ("รายการ O11", "o11"),
    ],
)
def test_a_text_is_found_by_words_within_its_words(text, word):
    assert word in index_words(text)


@pytest.fixture
def in_turns():
    """Threads take turns as often as they can, as they do by chance on a busy server."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_those_who_search_at_once_are_not_given_each_others_words(in_turns):
    beginnings = ("report", "investigat", "complain", "licens", "operat", "regulat", "passport", "traffic")
    endings = ("s", "ed", "ing", "ation", "ations", "ational", "iveness", "fully", "ousness", "ability")
    texts = [beginning + ending for beginning, ending in product(beginnings, endings)]
    alone = [words_of(text) for text in texts]
    with ThreadPoolExecutor(4) as readers:
        for _time in range(5):
            stem.cache_clear()
            assert list(readers.map(words_of, texts)) == alone


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ใบสั่่ง", "ใบสั่ง"),
        ("เเจ้งความ", "แจ้งความ"),
        ("คํารวจ".replace("ค", "ต"), "ตำรวจ"),
        ("ที​่อยู่", "ที่อยู่"),
        ("ข้อ ๑๑", "ข้อ 11"),
        ("Passports", "passport"),
    ],
)
def test_ways_of_typing_the_same_are_the_same(typed, meant):
    assert words_of(typed) == words_of(meant)


def test_thai_marks_survive_the_index():
    word = kept("ไม่รู้")
    assert word != kept("ไมรู")
    assert word.isprintable() is False or "่" not in word
    assert given_back(word) == "ไม่รู้"


@pytest.mark.parametrize(
    "typed", ["o11", "O11", "๐๑๑", "o๑๑", "O 11", "O-11", "○11", "011", "ข้อ 11", "ข้อที่ ๑๑", "item 11"]
)
def test_the_code_of_an_item_is_known_however_it_is_written(typed):
    assert Asked.of(typed).item == "O11"


@pytest.mark.parametrize("typed", ["191", "11", "076 000 191", "no 11 street", "covid19", "คำสั่งที่ 12/2567"])
def test_other_numbers_are_no_items(typed):
    assert Asked.of(typed).item == ""


def test_a_question_is_looked_for_by_the_words_that_tell_something():
    assert Asked.of("อยากรู้ว่าจะเสียค่าปรับได้ที่ไหนครับ").words[-1] == "เสียค่าปรับ"
    assert Asked.of("how do I pay the fine").words == ("pay", "fine")


@pytest.mark.parametrize(
    ("typed", "published", "meant"),
    [
        ("ตารวจ", ["ตรวจ", "ตำรวจ"], "ตำรวจ"),
        ("forx", ["form", "fort", "ford", "fork"], "ford"),
        ("fines", ["fine", "finest", "files"], "files"),
    ],
)
def test_of_words_as_near_to_a_slip_the_same_is_always_taken(typed, published, meant):
    assert Vocabulary(map(plainest, published)).like(plainest(typed))[0] == plainest(meant)
