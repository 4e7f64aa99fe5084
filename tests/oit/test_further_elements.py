"""Elements and items that an edition adds and no page type knows: edited, checked and shown by their kind alone."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from oit.checks import check_editions, check_page_types
from oit.models import GeneralItemPage, StructurePage
from oit.readiness import State
from oit.stations import add_year
from tests.admin_forms import edit_address, post_edit, shown, stored
from tests.factories import in_english, publish
from tests.filled.integrity import files, picture
from tests.filled.values import RICH, stream

from .findings import findings

pytestmark = pytest.mark.django_db

ON = date(2025, 3, 31)
# O26 and O27 are new; O1 gains an element. Each element by a kind.
GENERAL = """
code = "{code}"
section = "basic"
cadence = "yearly"
th = "{th}"
en = "{en}"
short_th = "{th}"
short_en = "{en}"
page_type = "GeneralItemPage"
{formats}
"""
ELEMENT = """
[[items.elements]]
key = "{kind}-{code}"
th = "{kind} ใหม่"
en = "New {kind}"
kind = "{kind}"
{more}
"""
NIL = 'nil = { th = "ไม่มีการดำเนินการ", en = "Nothing was done" }'


def element(kind, code, more=""):
    return ELEMENT.format(kind=kind, code=code, more=more)


@pytest.fixture
def edition(next_year):
    """The edition of 2568 with two items of no type, and a date added to O1."""
    executives = '[[items.elements]]\nkey = "executives"'
    assert executives in next_year
    text = next_year.replace(executives, f"{element('date', 'o1')}\n{executives}", 1)
    first = GENERAL.format(
        code="O26", th="จริยธรรมปัญญาประดิษฐ์", en="Ethics of AI", formats='formats = [["pdf"]]'
    )
    second = GENERAL.format(code="O27", th="สิ่งแวดล้อม", en="Environment", formats="")
    first += element("text", "o26") + element("files", "o26") + element("pictures", "o26", "min = 2")
    second += element("text", "o27", NIL)
    return f"{text}\n[[items]]\n{first}\n[[items]]\n{second}"


@pytest.fixture
def year(station, install, edition):
    install(later=edition)
    return add_year(station, 2568)


@pytest.fixture
def general(year):
    """The draft of O26."""
    return GeneralItemPage.objects.child_of(year).get(code="O26")


def entry(key, **values):
    """One further element, as the stream keeps it."""
    nothing = {"text": "<p></p>", "date": None, "files": [], "pictures": [], "nothing": False}
    return ("element", {"key": key, **nothing, **values})


def complete(given):
    return stream(
        entry("text-o26", text=RICH),
        entry("files-o26", files=files(given)),
        entry("pictures-o26", pictures=[picture(given), picture(given)]),
    )


def refused(client, page, **changes):
    address = edit_address(page)
    response = client.post(address, {**shown(client.get(address)), **changes})
    assert response.status_code == 200
    return str(response.context["form"].errors)


def test_the_edition_is_in_order_and_every_item_has_a_draft(year):
    assert check_editions(None) == []
    assert check_page_types(None) == []
    pages = GeneralItemPage.objects.child_of(year).order_by("code")
    assert [(page.code, page.title) for page in pages] == [
        ("O26", "จริยธรรมปัญญาประดิษฐ์"),
        ("O27", "สิ่งแวดล้อม"),
    ]
    assert pages[0].get_admin_display_title() == "O26 จริยธรรมปัญญาประดิษฐ์"
    assert not GeneralItemPage.can_create_at(year)


def test_each_kind_is_missing_until_it_is_there(general, given):
    assert {key: each.todo for key, each in findings(general, ON).items()} == {
        "text-o26": ("Write this part, under “Further elements”.",),
        "files-o26": ("Add the file, under “Further elements”.",),
        "pictures-o26": ("Add pictures, under “Further elements”: 0 so far, at least 2 needed.",),
    }
    general.further_elements = complete(given)
    page = publish(general)
    assert {each.state for each in findings(page, ON).values()} == {State.DONE}
    word = [{"document": given.xlsx.pk, "note": ""}]
    page.further_elements = stream(entry("files-o26", files=word))
    assert findings(publish(page))["files-o26"].todo == ("Add the file in PDF, under “Further elements”.",)


def test_each_is_shown_by_its_kind_in_both_languages(general, given, client):
    general.further_elements = complete(given)
    page = publish(general)
    for version, word in ((page, "สถานีตำรวจให้บริการ"), (in_english(page), "word")):
        soup = BeautifulSoup(client.get(version.full_url).content, "html.parser")
        assert word in soup.select_one("#text-o26").text
        assert soup.select_one("#files-o26 a[download]")["href"] == given.pdf.url
        assert len(soup.select("#pictures-o26 img")) == 2


def test_nothing_is_stated_where_the_edition_has_words_for_it(year, general, client):
    page = GeneralItemPage.objects.child_of(year).get(code="O27")
    page.further_elements = stream(entry("text-o27", nothing=True))
    page = publish(page)
    assert findings(page, ON)["text-o27"].state is State.NOTHING
    assert "ไม่มีการดำเนินการ" in client.get(page.full_url).content.decode()
    general.further_elements = stream(entry("text-o26", nothing=True))
    page = publish(general)
    assert findings(page, ON)["text-o26"].todo[0] == (
        "The checklist allows no statement of nothing here. Remove the tick."
    )
    assert "ไม่มีการดำเนินการ" not in client.get(page.full_url).content.decode()


def test_an_element_beside_those_that_the_page_type_declares(year, client):
    page = StructurePage.objects.child_of(year).get()
    assert findings(page, ON)["date-o1"].todo == ("Give the date, under “Further elements”.",)
    page.further_elements = stream(entry("date-o1", date="2025-01-15"))
    page = publish(page)
    assert findings(page, ON)["date-o1"].state is State.DONE
    section = BeautifulSoup(client.get(page.full_url).content, "html.parser").select_one("#date-o1")
    assert section.time["datetime"] == "2025-01-15"


def test_the_form_asks_for_them_only_in_a_year_that_has_them(year, general, given, officer):
    response = officer.get(edit_address(general))
    assert "further_elements" in response.context["form"].fields
    form = response.content.decode()
    assert "Further elements" in form
    assert "New files Still missing: Add the file, under “Further elements”." in form
    general.further_elements = complete(given)
    general.save_revision()
    before = stored(general)["further_elements"]
    assert post_edit(officer, general).status_code == 302
    assert stored(general)["further_elements"] == before
    earlier = StructurePage.objects.exclude(fiscal_year=2568).first()
    response = officer.get(edit_address(earlier))
    assert "further_elements" not in response.context["form"].fields


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"further_elements-1-value-key": "text-o27"},
            "“New text” is not asked for on this page. Remove the entry, or choose one of: "
            "New text, New files, New pictures.",
        ),
        ({"further_elements-1-value-key": "text-o26"}, "“New text” is there twice."),
        (
            {"further_elements-1-value-nothing": "on"},
            "“New files” says that there was nothing to report, and gives something.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(changes, said, general, given, officer):
    general.further_elements = complete(given)
    general.save_revision()
    assert said in refused(officer, general, **changes)
