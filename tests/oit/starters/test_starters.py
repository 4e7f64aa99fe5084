"""A station begins with a sample text, and cannot forget to make it its own."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation
from wagtail_localize.strings import extract_strings

from cms.models import StationSettings
from cms.models.stations import Role
from oit.checks import item_page_types
from oit.models import AntiBriberyPolicyPage, BriberyRiskPage, EthicsManualPage, ServiceManualsPage
from oit.readiness import State
from oit.starters.facts import ASKED
from oit.starters.marks import PlacesLeft, mark_of
from oit.starters.texts import FACT, FOLDER, PLACE, starters_for, words_in
from tests.admin_forms import edit_address
from tests.conftest import make_user
from tests.factories import chief
from tests.oit.findings import findings, refusals, states, todo

pytestmark = pytest.mark.django_db
TYPES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture
def policy(station):
    chief(station)
    return AntiBriberyPolicyPage.objects.descendant_of(station.root_page).get()


@pytest.fixture
def officer(officer_user, client_for):
    UserProfile.objects.create(user=officer_user, preferred_language="en")
    return client_for(officer_user)


def begin(client, page, *fields):
    return client.post(reverse("starters:begin", args=[page.pk]), {"field": fields})


def draft_of(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def write(page, **texts):
    """Saves a draft with ``texts``, as if somebody had typed them."""
    draft = draft_of(page)
    for field, text in texts.items():
        setattr(draft, field, text)
    draft.save_revision(clean=False)


@pytest.mark.parametrize("name", TYPES)
def test_every_sample_belongs_to_a_field_and_has_both_languages_alike(name):
    page_type = item_page_types()[name]
    for field, starter in starters_for(name).items():
        page_type._meta.get_field(field)
        for unit in starter.units:
            for words in unit.values():
                thai, english = words.th, words.en
                assert len(extract_strings(thai)[1]) == len(extract_strings(english)[1]), (name, field)
                assert len(PLACE.findall(thai)) == len(PLACE.findall(english)), (name, field)
                assert set(FACT.findall(thai + english)) <= ASKED.keys(), (name, field)


def test_common_texts_are_there():
    for name in (
        "purpose",
        "scope",
        "definition",
        "consequences",
        "monitoring",
        "report_channel",
        "protection",
    ):
        assert starters_for("AntiBriberyPolicyPage")[name]
    assert {"manual", "pairs"} <= starters_for("EthicsManualPage").keys()
    assert {"risks", "criteria", "plan"} <= starters_for("BriberyRiskPage").keys()
    assert {"OfficerManualsPage", "ServiceManualsPage", "ComplaintChannelsPage", "LawsPage"} <= set(TYPES)


def test_an_empty_part_offers_a_sample_and_a_written_one_does_not(officer, policy):
    form = officer.get(edit_address(policy)).content.decode()
    assert f"{reverse('starters:begin', args=[policy.pk])}?field=scope" in form
    write(policy, scope="<p>ใช้กับทุกคน</p>")
    form = officer.get(edit_address(policy)).content.decode()
    assert "?field=scope" not in form
    assert "?field=purpose" in form


def test_the_text_goes_into_the_draft_in_both_languages_with_what_the_station_told(officer, policy, station):
    settings = StationSettings.for_site(station)
    begin(officer, policy, "scope")
    draft = draft_of(policy)
    assert settings.name_th in draft.scope
    assert "{" not in draft.scope
    assert not draft.purpose
    english = next(each for each in draft.other_versions).specific.get_latest_revision_as_object()
    assert settings.name_en in english.scope
    assert not english.live


def test_it_is_marked_until_it_is_adapted(officer, policy):
    begin(officer, policy, "scope")
    page = draft_of(policy)
    assert mark_of(page, "scope").unchanged == 1
    assert "Sample text, not adapted yet" in officer.get(edit_address(policy)).content.decode()
    write(policy, scope=page.scope.replace("ทุกสายงาน", "รวมทั้งตำรวจท่องเที่ยวที่มาช่วยราชการ"))
    assert mark_of(draft_of(policy), "scope") is None


def test_filling_in_the_places_alone_leaves_the_mark(officer, policy):
    begin(officer, policy, "monitoring")
    assert mark_of(draft_of(policy), "monitoring").places == ("[ตำแหน่งผู้รับผิดชอบ]", "[รอบการรายงาน เช่น เดือน]")
    text = draft_of(policy).monitoring
    text = text.replace("[ตำแหน่งผู้รับผิดชอบ]", "รองผู้กำกับการ").replace("[รอบการรายงาน เช่น เดือน]", "เดือน")
    write(policy, monitoring=text)
    mark = mark_of(draft_of(policy), "monitoring")
    assert (mark.places, mark.unchanged) == ((), 1)


def test_the_board_says_what_is_left(officer, policy):
    begin(officer, policy, "scope", "monitoring")
    policy.refresh_from_db()
    draft = draft_of(policy)
    policy.scope, policy.monitoring = draft.scope, draft.monitoring
    policy.save()
    assert states(policy)["scope"] is State.LOOK
    assert "in brackets: [ตำแหน่งผู้รับผิดชอบ]" in todo(policy)["monitoring"][0]


def test_places_that_are_left_keep_the_page_from_being_published(
    officer, supervisor_user, client_for, policy
):
    begin(officer, policy, "monitoring")
    told = refusals(client_for(supervisor_user), draft_of(policy), **{"action-submit": "submit"})
    assert "[ตำแหน่งผู้รับผิดชอบ]" in told["monitoring"]
    with pytest.raises(PlacesLeft):
        draft_of(policy).latest_revision.publish()
    assert not AntiBriberyPolicyPage.objects.get(pk=policy.pk).live


def test_brackets_of_the_stations_own_are_no_places(policy):
    policy.scope = "<p>ตามคำสั่ง [ฉบับแก้ไข]</p>"
    assert mark_of(policy, "scope") is None


def test_what_was_written_is_not_written_over(officer, policy):
    write(policy, scope="<p>ของเรา</p>")
    begin(officer, policy, "scope")
    assert draft_of(policy).scope == "<p>ของเรา</p>"


def test_pairs_and_services_come_as_blocks(officer, station):
    ethics = EthicsManualPage.objects.descendant_of(station.root_page).get()
    begin(officer, ethics, "pairs")
    pairs = draft_of(ethics).pairs
    assert {pair.value["line_of_work"] for pair in pairs} == set(ethics.edition.lines_of_work)
    manuals = ServiceManualsPage.objects.descendant_of(station.root_page).get()
    begin(officer, manuals, "services")
    service = draft_of(manuals).services[0].value
    assert service["steps"][0]["text"]
    assert officer.get(edit_address(manuals)).status_code == 200
    translation = Translation.objects.get(source__object_id=manuals.translation_key)
    done, total = reversed(translation.get_progress())
    assert 0 < done <= total


@pytest.fixture
def risks(officer, station):
    """The draft of O20 that was begun with the sample rows."""
    page = BriberyRiskPage.objects.descendant_of(station.root_page).get()
    begin(officer, page, "risks")
    return draft_of(page)


def adapted(page, number, **cells):
    """The rows of ``page`` with ``cells`` in row ``number``, and every place filled in."""
    rows = [{**row, "responsible": "สารวัตรป้องกันปราบปราม"} for row in page.risks]
    rows[number - 1].update(cells)
    return rows


def test_rows_of_a_table_come_for_every_line_of_work_without_the_stations_own_judgement(risks):
    for line in risks.edition.lines_of_work:
        assert 2 <= len([row for row in risks.risks if row["line"] == line]) <= 3, line
    assert {row["likelihood"] for row in risks.risks} == {row["impact"] for row in risks.risks} == {None}
    assert risks.risks[0]["period"] == "ตลอดปีงบประมาณ พ.ศ. 2567"
    assert len({row["id"] for row in risks.risks}) == len(risks.risks)


def test_rows_are_shown_before_they_are_put_and_offered_only_where_there_are_none(officer, station):
    page = BriberyRiskPage.objects.descendant_of(station.root_page).get()
    address = f"{reverse('starters:begin', args=[page.pk])}?field=risks"
    assert address in officer.get(edit_address(page)).content.decode()
    shown = officer.get(address).content.decode()
    assert "เรียกรับเงินนอกเหนือจากหลักประกัน" in shown
    assert "taking a share from a bondsman" in shown
    assert "งานสอบสวน" in shown
    begin(officer, page, "risks")
    assert address not in officer.get(edit_address(page)).content.decode()


def test_the_english_of_rows_waits_in_the_english_draft(risks):
    english = next(each for each in risks.other_versions).specific.get_latest_revision_as_object()
    assert "taking a share from a bondsman" in english.risks[11]["event"]


def test_a_row_is_marked_until_it_is_adapted_whatever_was_scored(officer, risks):
    assert mark_of(risks, "risks").rows == tuple(range(1, len(risks.risks) + 1))
    write(risks, risks=adapted(risks, 1, event="รับเงินค่าเร่งใบแจ้งความ", likelihood=2, impact=3))
    mark = mark_of(draft_of(risks), "risks")
    assert (mark.places, mark.rows[:2]) == ((), (2, 3))
    write(risks, risks=adapted(draft_of(risks), 2, likelihood=2, impact=3))
    assert mark_of(draft_of(risks), "risks").rows == mark.rows
    assert "Rows: 2, 3, 4" in officer.get(edit_address(risks)).content.decode()


def test_emptying_a_cell_is_no_adapting_and_a_row_of_ones_own_is_no_sample(risks):
    write(risks, risks=adapted(risks, 1, measure=None))
    assert 1 in mark_of(draft_of(risks), "risks").rows
    write(risks, risks=[{"line": "traffic", "process": "ขออนุญาตใช้ทาง", "responsible": "สารวัตรจราจร"}])
    assert mark_of(draft_of(risks), "risks") is None
    write(risks, risks=[{"line": "traffic", "responsible": "สารวัตรจราจร"}])
    assert mark_of(draft_of(risks), "risks") is None


def test_readiness_names_the_rows_that_nobody_adapted(risks):
    page = BriberyRiskPage.objects.get(pk=risks.pk)
    page.risks = [
        {**row, "likelihood": 2, "impact": 3} for row in adapted(risks, 1, event="รับเงินค่าเร่งใบแจ้งความ")
    ]
    page.save()
    found = findings(page)["processes"]
    assert found.state is State.LOOK
    assert "2, 3, 4" in found.todo[0]
    assert states(page)["risks"] is State.DONE


def test_rows_with_places_are_not_published(risks, supervisor_user, client_for):
    told = refusals(client_for(supervisor_user), risks, **{"action-submit": "submit"})
    assert "[ตำแหน่งผู้รับผิดชอบ]" in told["risks"]
    with pytest.raises(PlacesLeft):
        risks.latest_revision.publish()


def test_of_a_published_page_only_the_memory_of_its_translation_changes(officer, policy):
    policy.save_revision().publish()
    policy = type(policy).objects.get(pk=policy.pk)
    before = Translation.objects.count()
    begin(officer, policy, "scope")
    assert Translation.objects.count() == before
    assert words_in(draft_of(policy).scope)
    assert not type(policy).objects.get(pk=policy.pk).scope


def test_nobody_begins_at_another_station(policy, other_station, client_for):
    stranger = client_for(make_user("stranger", other_station, Role.SUPERVISOR))
    assert begin(stranger, policy, "scope").status_code in (302, 404)
    assert not draft_of(policy).scope


def test_nothing_chosen_is_said(officer, policy):
    response = begin(officer, policy)
    assert response.status_code == 200
    assert [str(each) for each in response.context["messages"]]
