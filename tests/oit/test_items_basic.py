"""O2 to O4, O8, O9 and O22: what is missing of them, and what their pages show."""

import pytest
from bs4 import BeautifulSoup

from cms.lines_of_work import LineOfWork
from oit.blocks.committee import MemberKind
from oit.models import (
    CommitteePage,
    EthicsManualPage,
    LawsPage,
    OfficerManualsPage,
    PowersPage,
    ServiceManualsPage,
)
from tests.admin_forms import post_edit
from tests.factories import draft, in_english, publish
from tests.filled.basics import files, law, manuals_of, member, pair, photos, service
from tests.filled.values import RICH, stream

from .basics import filled, missing, told
from .findings import findings

pytestmark = pytest.mark.django_db

TYPES = [PowersPage, LawsPage, CommitteePage, OfficerManualsPage, ServiceManualsPage, EthicsManualPage]
EMPTY = "<p>&nbsp;</p>"


def read(client, page):
    return BeautifulSoup(client.get(page.full_url).content, "html.parser")


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_nothing_is_missing_of_a_filled_page_and_everything_of_an_empty_one(model, station, given):
    page = filled(model, station, given)
    assert missing(page) == set()
    for declared in model.elements:
        for name in declared.fields:
            setattr(page, name, model._meta.get_field(name).get_default())
    page.save()
    found = findings(page)
    assert missing(page) == set(found)
    assert all(finding.todo for finding in found.values())


BROKEN = [
    (PowersPage, "powers", lambda given: {"powers": EMPTY}, "Write this part."),
    (
        PowersPage,
        "duties-by-line",
        lambda given: {"duties": stream(("line", {"line_of_work": "traffic", "text": RICH}))},
        "Write about the line of work “Inquiry”.",
    ),
    (PowersPage, "area", lambda given: {"area": "", "area_map": photos(given)}, "Write this part."),
    (
        LawsPage,
        "refusal",
        lambda given: {"refusal": EMPTY, "refusal_files": "[]"},
        "Add at least one of these here: a text or a file.",
    ),
    (LawsPage, "laws", lambda given: {"laws": "[]"}, "Add the laws that the station enforces"),
    (
        LawsPage,
        "laws",
        lambda given: {"laws": stream(*(("law", law(given, must_know=False)) for _each in range(12)))},
        "Tick those that the public must or should know",
    ),
    (
        CommitteePage,
        "results",
        lambda given: {"results": "", "results_files": "[]"},
        "Add at least one of these here",
    ),
    (
        CommitteePage,
        "members",
        lambda given: {"members": stream(("member", member(given, "citizen")))},
        "Add the chair of the committee.",
    ),
    (
        CommitteePage,
        "members",
        lambda given: {
            "members": stream(
                ("member", member(given, "chair", name="นายประธาน", photo=None)),
                ("member", member(given, "citizen")),
            )
        },
        "Add a photo of นายประธาน.",
    ),
    (
        CommitteePage,
        "citizen-members",
        lambda given: {"members": stream(("member", member(given, "chair")))},
        "Add at least one selected citizen",
    ),
    (
        CommitteePage,
        "citizen-members",
        lambda given: {
            "members": stream(
                ("member", member(given, "chair")),
                ("member", member(given, "citizen", biography=" ")),
            )
        },
        "Write a short biography of นายสมชาย ใจดี",
    ),
    (
        OfficerManualsPage,
        "manuals-by-line",
        lambda given: {"manuals": manuals_of(given, LineOfWork.values[1:])},
        "Add a manual of the line of work “Administration”, with its file.",
    ),
    (
        ServiceManualsPage,
        "services",
        lambda given: {"services": stream(("service", service(steps=[])))},
        "“แจ้งเอกสารหาย”: add its steps",
    ),
    (
        ServiceManualsPage,
        "services",
        lambda given: {"services": stream(("service", service(time_taken="", kind="")))},
        "“แจ้งเอกสารหาย”: give the type of work. “แจ้งเอกสารหาย”: give the time it takes in all.",
    ),
    (EthicsManualPage, "dos-and-donts", lambda given: {"pairs": "[]"}, "Add at least one pair"),
]


@pytest.mark.parametrize(("model", "key", "change", "said"), BROKEN)
def test_each_broken_element_is_missing_alone(model, key, change, said, station, given):
    page = filled(model, station, given, **change(given))
    assert missing(page) == {key}
    assert said in told(page, key)


def test_a_guideline_is_there_as_a_text_or_as_a_file(station, given):
    page = filled(LawsPage, station, given, refusal_files="[]", rights="", rights_files=files(given))
    assert missing(page) == set()


def test_a_file_that_was_deleted_is_no_file(station, given, client):
    page = filled(OfficerManualsPage, station, given)
    assert missing(page) == set()
    given.pdf.delete()
    assert missing(page) == {"manuals-by-line"}
    assert client.get(page.full_url).status_code == 200


def test_a_line_of_work_without_a_text_or_a_manual_says_so(station, given, client):
    page = filled(OfficerManualsPage, station, given, manuals=manuals_of(given, ["traffic"]))
    soup = read(client, page)
    assert not soup.select("#manuals-by-line-traffic .panel")
    for line in ("administration", "prevention", "investigation", "inquiry"):
        assert soup.select_one(f"#manuals-by-line-{line} .panel")


def test_a_line_of_work_described_twice_is_refused(station, given, officer):
    lines = [("line", {"line_of_work": "traffic", "text": RICH})] * 2
    page = draft(PowersPage, station, duties=stream(*lines))
    response = post_edit(officer, page)
    assert response.status_code == 200
    assert "“Traffic” is there twice." in str(response.context["form"].errors["duties"])


def test_the_chair_comes_first_and_biographies_are_of_citizens_alone(station, given, client):
    soup = read(client, filled(CommitteePage, station, given))
    kinds = [tag.text for tag in soup.select("#members .tag")]
    assert len(kinds) == 4
    assert kinds[0] == MemberKind.CHAIR.label
    assert len(soup.select("#citizen-members section")) == 1


def test_every_step_of_a_service_is_shown_in_order_with_its_time(station, given, client):
    soup = read(client, filled(ServiceManualsPage, station, given))
    flow = soup.select("#services ol")[0]
    assert [step.select_one("small").text.strip() for step in flow.select("li")] == ["5 นาที", "10 นาที"]
    links = [link["href"][1:] for link in soup.select("#services nav a")]
    assert len(links) == 5
    assert all(soup.find(id=anchor) for anchor in links)


def test_do_and_dont_are_told_apart_by_words(station, given, client):
    soup = read(client, filled(EthicsManualPage, station, given))
    english = read(client, in_english(EthicsManualPage.objects.get(locale__language_code="th", live=True)))
    assert [term.text.strip() for term in english.select("#dos-and-donts dt")] == ["Do", "Don't"] * 2
    assert len(soup.select("#dos-and-donts dt")) == 4


def test_english_texts_are_english_and_a_new_thai_one_is_marked(station, given, client):
    page = filled(EthicsManualPage, station, given)
    english = in_english(page)
    assert not read(client, english).select("#dos-and-donts [lang=th]")
    children = [("pair", child.value) for child in page.pairs]
    page.pairs.append(("pair", {**children[0][1], **pair(situation="เหตุการณ์ใหม่")}))
    publish(page)
    marked = read(client, english).select("#dos-and-donts [lang=th]")
    assert "เหตุการณ์ใหม่" in [tag.text for tag in marked]
    assert len(read(client, english).select("#dos-and-donts > section")) == 3
