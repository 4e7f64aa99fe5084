"""A closed year shows what it showed on that day, is changed with a reason only, and is opened by an administrator."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.models import PageLogEntry, Site
from wagtail.users.models import UserProfile

from cms.bin.pages import is_binned
from cms.models import Officer, StationSettings
from cms.models.stations import Role
from cms.tick import jobs
from feedback.models import FeedbackPage, QuestionsPage
from home.models import ContentPage, EServiceKind, EServicePage, NewsKind, NewsPage, Order, OrderPurpose
from oit.models import (
    AntiBriberyPolicyPage,
    ChiefParticipationPage,
    ComplaintChannelsPage,
    ContactPage,
    EServicesPage,
    FiscalYearPage,
    IntegrityMeasuresPage,
    LawsPage,
    PublicRelationsPage,
    StructurePage,
)
from oit.publications import record
from oit.readiness import evaluate
from oit.years.closing import close_when_over, open_again
from oit.years.late_changes import UnstatedChange
from oit.years.models import ClosedYear, FrozenPage, LateChange
from tests.admin_forms import edit_address, post_edit, shown
from tests.conftest import make_user
from tests.factories import chief, in_english, publish, published
from tests.filled import every_field
from tests.oit.basics import e_service, news, settings_with

pytestmark = pytest.mark.django_db
OVER = date(2024, 10, 1)
DERIVED = [
    StructurePage,
    ContactPage,
    PublicRelationsPage,
    EServicesPage,
    ComplaintChannelsPage,
    AntiBriberyPolicyPage,
    ChiefParticipationPage,
    IntegrityMeasuresPage,
]


@pytest.fixture
def year(station):
    return FiscalYearPage.objects.descendant_of(station.root_page).get(fiscal_year=2567)


@pytest.fixture
def pages(station, given):
    """Every page that shows something from elsewhere, with something everywhere, in both languages."""
    settings_with(station)
    for kind in EServiceKind:
        e_service(station, kind)
    for model in (QuestionsPage, FeedbackPage):
        in_english(publish(model.objects.descendant_of(station.root_page).first()))
    for month in range(1, 4):
        for kind in (NewsKind.RESULTS, NewsKind.ITA, NewsKind.EIT, NewsKind.CHIEF):
            news(station, kind, date(2024, month, 5), chief=given.chief, picture=given.image)
    order = Order.objects.create(
        site=station, number="12/2567", date=date(2023, 11, 1), subject_th="แต่งตั้งคณะทำงาน", signatory_th="ผกก.",
        purpose=OrderPurpose.WORKING_GROUP, file=given.pdf,
    )  # fmt: skip
    order.save_revision().publish()
    made = [published(model, station, **every_field(model, given)) for model in DERIVED]
    for page in made:
        in_english(page)
    return made


def upset(station, given):
    """Another chief, telephone, e-services, news: nothing that was told of the station is true any more."""
    settings = StationSettings.for_site(station)
    for field in ("name_th", "name_en", "address_th", "telephone", "email", "facebook", "eit_url"):
        setattr(
            settings,
            field,
            "https://example.org/changed" if field in ("facebook", "eit_url") else "เปลี่ยนแล้ว 999",
        )
    settings.latitude = None
    settings.save()
    Officer.objects.filter(site=station).update(
        name_th="คนก่อน หน้านี้", rank_th="ร.ต.อ.", in_office_until=date(2023, 10, 1)
    )
    chief(station, name_th="คนใหม่ มาแทน", in_office_from=date(2023, 10, 2))
    NewsPage.objects.all().delete()
    EServicePage.objects.all().delete()
    Order.objects.all().delete()
    for model in (QuestionsPage, FeedbackPage):
        model.objects.descendant_of(station.root_page).first().unpublish()


def sections(client, page):
    """The sections of the page as text and with what they lead to and show, in their order."""
    html = BeautifulSoup(client.get(page.full_url).content, "html.parser")
    found = []
    for section in html.select("section.item-section"):
        links = [tag.get("href") or tag.get("src") for tag in section.select("a[href], img[src], use[href]")]
        found.append((section["id"], " ".join(section.get_text(" ").split()), links))
    return found


def both(client, pages):
    return {
        (type(page).__name__, version.locale.language_code): sections(client, version)
        for page in pages
        for version in page.get_translations(inclusive=True)
    }


def found_in(pages):
    """What is found of the pages: states, sentences in both languages, evidence."""
    told = {}
    for page in pages:
        for language in ("th", "en"):
            with override(language):
                for each in evaluate(type(page).objects.get(pk=page.pk)):
                    evidence = each.evidence
                    told[page.code, each.element.key, language] = (
                        each.state, each.todo, each.field,
                        evidence and (evidence.as_of, evidence.months, [file.pk for file in evidence.files]),
                    )  # fmt: skip
    return told


def without_english(told):
    """Whether the English is in step is for the year's own pages to say."""
    return {key: value for key, value in told.items() if key[1] != "english"}


def test_nothing_changes_when_chief_telephone_news_and_all_else_change(pages, year, station, given, client):
    before, found = both(client, pages), found_in(pages)
    index = client.get("/oit/2567.json").json()["items"]
    assert "076 000 191" in str(before)
    assert close_when_over(year, on=OVER)
    assert both(client, pages) == before
    upset(station, given)
    cache.clear()
    assert both(client, pages) == before
    assert without_english(found_in(pages)) == without_english(found)
    assert client.get("/oit/2567.json").json()["items"] == index


def test_an_open_year_does_change(pages, station, given, client):
    before = both(client, pages)
    upset(station, given)
    cache.clear()
    after = both(client, pages)
    assert [key for key in before if before[key] == after[key]] == []


def test_closing_again_keeps_what_was_kept(pages, year, station, given):
    close_when_over(year, on=OVER)
    first = dict(FrozenPage.objects.values_list("page_id", "elements"))
    closed_at = ClosedYear.objects.get().closed_at
    upset(station, given)
    assert close_when_over(year, on=OVER)
    assert dict(FrozenPage.objects.values_list("page_id", "elements")) == first
    assert ClosedYear.objects.get().closed_at == closed_at
    assert PageLogEntry.objects.filter(action="oit.close_year").count() == 1


def test_every_item_is_closed_published_or_not(year):
    close_when_over(year, on=OVER)
    assert FrozenPage.objects.count() == 25


def test_a_year_that_is_not_over_closes_by_itself(year, monkeypatch):
    assert not close_when_over(year, on=date(2024, 9, 30))
    assert not FrozenPage.objects.exists()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: date(2024, 9, 30))
    jobs.run()
    assert not FrozenPage.objects.exists()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: OVER)
    assert not [error for name, error in jobs.run() if name == "close_years" and error]
    assert FrozenPage.objects.count() == 25


def test_nothing_closes_that_nobody_asked_for(year):
    jobs.run()
    assert not FrozenPage.objects.exists()


def counted(client, address):
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_closed_page_takes_no_more_queries(pages, year, client):
    addresses = [version.full_url for page in pages for version in page.get_translations(inclusive=True)]
    addresses += ["/oit/2567.json", year.full_url + "assessor/"]
    before = {address: counted(client, address) for address in addresses}
    close_when_over(year, on=OVER)
    after = {address: counted(client, address) for address in addresses}
    assert {
        address: (before[address], after[address])
        for address in addresses
        if after[address] > before[address]
    } == {}


def test_a_picture_of_a_closed_year_stays_and_is_blurred_with_its_original(pages, year, given, client):
    close_when_over(year, on=OVER)
    with pytest.raises(ProtectedError):
        given.image.delete()
    image = get_image_model().objects.get(pk=given.image.pk)
    # As blurring does: the sizes made before are gone, and their addresses with them.
    image.renditions.all().delete()
    relations = next(page for page in pages if isinstance(page, PublicRelationsPage))
    html = BeautifulSoup(client.get(relations.full_url).content, "html.parser")
    source = html.select_one("#news img")["src"]
    assert source in {rendition.url for rendition in image.renditions.all()}


def test_publications_of_a_closed_page_can_be_recorded_again(pages, year):
    close_when_over(year, on=OVER)
    record(type(pages[0]).objects.get(pk=pages[0].pk))


@pytest.fixture
def closed(pages, year):
    close_when_over(year, on=OVER)
    return next(page for page in pages if isinstance(page, StructurePage))


def test_officers_cannot_touch_a_closed_year(closed, year, officer_user, client_for):
    client = client_for(officer_user)
    english = closed.get_translations().get()
    for page in (closed, english):
        assert client.get(edit_address(page)).status_code == 302
        tester = page.specific.permissions_for_user(officer_user)
        assert not any([tester.can_edit(), tester.can_publish(), tester.can_unpublish(), tester.can_delete()])
    assert client.post(edit_address(closed), {"introduction": "แก้", "action-publish": "1"}).status_code == 302
    assert type(closed).objects.get(pk=closed.pk).introduction == closed.introduction
    assert not year.permissions_for_user(officer_user).can_edit()
    assert not year.permissions_for_user(officer_user).can_add_subpage()


def test_officers_are_told_why_and_who_may(closed, officer_user, client_for):
    client = client_for(officer_user)
    for page in (closed, closed.get_translations().get()):
        answer = client.get(edit_address(page), follow=True)
        address, _status = answer.redirect_chain[-1]
        assert address == f"{reverse('readiness:board')}?station={page.station.pk}&year=2567"
        (message,) = answer.context["messages"]
        assert "ปิดแล้ว" in str(message) or "is closed" in str(message)


@pytest.mark.parametrize("who", ["supervisor_user", "chief_user"])
def test_a_supervisor_changes_it_with_a_reason_that_is_shown_and_logged(
    closed, who, request, client_for, client
):
    user = request.getfixturevalue(who)
    editor = client_for(user)
    typed = shown(editor.get(edit_address(closed))) | {"introduction": "แก้ไขแล้ว", "action-publish": "1"}
    refused = editor.post(edit_address(closed), typed)
    assert refused.status_code == 200
    assert "late_reason" in refused.context["form"].errors
    assert not LateChange.objects.exists()
    typed["late_reason"] = "แก้ตัวสะกดชื่อตำแหน่ง"
    assert editor.post(edit_address(closed), typed).status_code == 302
    page = type(closed).objects.get(pk=closed.pk)
    assert page.introduction == "แก้ไขแล้ว"
    for version in page.get_translations(inclusive=True):
        assert "แก้ตัวสะกดชื่อตำแหน่ง" in client.get(version.full_url).content.decode()
    entry = PageLogEntry.objects.get(action="oit.change_closed_year")
    assert (entry.user, entry.data["reason"]) == (user, "แก้ตัวสะกดชื่อตำแหน่ง")


def test_the_page_of_the_year_itself_is_changed_with_a_reason_too(
    closed, year, supervisor_user, client_for, client
):
    editor = client_for(supervisor_user)
    typed = shown(editor.get(edit_address(year))) | {"introduction": "แก้ไขแล้ว", "action-publish": "1"}
    assert "late_reason" in editor.post(edit_address(year), typed).context["form"].errors
    with pytest.raises(UnstatedChange):
        year.save_revision().publish()
    typed["late_reason"] = "แก้คำนำของปี"
    assert editor.post(edit_address(year), typed).status_code == 302
    html = client.get(year.full_url).content.decode()
    assert "แก้ไขแล้ว" in html
    assert "แก้คำนำของปี" in html
    entry = PageLogEntry.objects.get(action="oit.change_closed_year")
    assert (entry.page_id, entry.data["reason"]) == (year.pk, "แก้คำนำของปี")


def test_the_page_of_an_open_year_asks_for_no_reason(year, supervisor_user, client_for):
    editor = client_for(supervisor_user)
    assert post_edit(editor, year, publish=True, introduction="แก้ไขแล้ว").status_code == 302
    assert FiscalYearPage.objects.get(pk=year.pk).introduction == "แก้ไขแล้ว"


def deletions(page):
    yield reverse("wagtailadmin_pages:delete", args=[page.pk])
    yield reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"


@pytest.mark.parametrize("what", ["thai", "english", "above"])
def test_news_that_a_closed_year_leads_to_is_not_deleted(closed, what, superuser):
    post = NewsPage.objects.filter(date=date(2024, 3, 5), locale__language_code="th").first()
    page = {
        "thai": post,
        "english": post.get_translations().first() or post,
        "above": post.get_parent(),
    }[what]
    for address in deletions(page):
        said = superuser.post(address, follow=True).content.decode()
        assert "of the closed fiscal year พ.ศ. 2567 leads to it as evidence" in said
        assert not is_binned(NewsPage.objects.get(pk=post.pk))


def test_news_that_no_closed_year_leads_to_can_be_deleted(closed, station, superuser):
    later = news(station, NewsKind.RESULTS, date(2024, 11, 5))
    for address in deletions(later):
        superuser.post(address)
    assert is_binned(NewsPage.objects.get(pk=later.pk))


def test_news_of_an_open_year_can_be_deleted(pages, superuser):
    post = NewsPage.objects.filter(locale__language_code="th").first()
    superuser.post(next(deletions(post)))
    assert is_binned(NewsPage.objects.get(pk=post.pk))


def test_a_page_that_an_item_of_a_closed_year_chose_is_not_deleted(closed, pages, station, superuser):
    chosen = published(ContentPage, station)
    link = f'<p><a linktype="page" id="{chosen.pk}">หลักฐาน</a></p>'
    item = AntiBriberyPolicyPage.objects.get(
        pk=next(p.pk for p in pages if isinstance(p, AntiBriberyPolicyPage))
    )
    item.introduction, item.purpose = "", link
    item.save()
    superuser.post(next(deletions(chosen)))
    assert not is_binned(ContentPage.objects.get(pk=chosen.pk))


def test_the_form_asks_for_the_reason_once(closed, supervisor_user, client_for):
    response = client_for(supervisor_user).get(edit_address(closed))
    boxes = BeautifulSoup(response.content, "html.parser").select("#page-edit-form [name=late_reason]")
    assert len(boxes) == 1


def test_a_draft_with_a_reason_is_not_shown_to_the_public(closed, supervisor_user, client_for, client):
    editor = client_for(supervisor_user)
    for reason in ("เหตุผลแรก", "เหตุผลที่สอง"):
        assert post_edit(editor, closed, late_reason=reason).status_code == 302
    assert [change.reason for change in LateChange.objects.all()] == ["เหตุผลที่สอง"]
    assert "เหตุผลที่สอง" not in client.get(closed.full_url).content.decode()
    assert shown(editor.get(edit_address(closed)))["late_reason"] == "เหตุผลที่สอง"


def test_without_a_reason_nothing_publishes_a_closed_page(closed, supervisor_user, client_for):
    page = type(closed).objects.get(pk=closed.pk)
    page.introduction = "เงียบ ๆ"
    page.save_revision()
    UserProfile.objects.create(user=supervisor_user, preferred_language="en")
    editor = client_for(supervisor_user)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={closed.pk}"
    response = editor.post(address, follow=True)
    assert "its fiscal year is closed" in response.content.decode()
    assert type(closed).objects.get(pk=closed.pk).introduction == closed.introduction


def test_what_a_late_change_itself_says_is_shown(closed, supervisor_user, client_for, client, station, given):
    upset(station, given)
    editor = client_for(supervisor_user)
    typed = shown(editor.get(edit_address(closed)))
    typed = {
        **typed,
        "organisation-0-value-position": "ตำแหน่งที่แก้ไข",
        "late_reason": "ผังผิด",
        "action-publish": "1",
    }
    assert editor.post(edit_address(closed), typed).status_code == 302
    chart = BeautifulSoup(client.get(closed.full_url).content, "html.parser")
    assert "ตำแหน่งที่แก้ไข" in chart.select_one("#organisation-chart").text
    assert "คนใหม่ มาแทน" not in chart.select_one("#executives").text
    contact = FrozenPage.objects.get(page__slug="o5").elements["telephone"]["html"]["th"]
    assert "tel:076000191" in contact


def test_another_supervisor_sees_nothing_of_it(closed, other_station, client_for):
    stranger = make_user("stranger", other_station, Role.SUPERVISOR)
    client = client_for(stranger)
    assert client.get(edit_address(closed)).status_code == 302
    for name in ("years:new", "years:open"):
        address = f"{reverse(name)}?station={closed.station.pk}&year=2567"
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, {"year": "2567", "reason": "x"}).status_code in (302, 403)
    assert FrozenPage.objects.exists()


def test_only_an_administrator_opens_it_again(
    closed, year, supervisor_user, admin_user, client_for, client, station, given
):
    address = f"{reverse('years:open')}?station={station.pk}&year=2567"
    supervisor = client_for(supervisor_user)
    assert supervisor.post(address, {"reason": "ขอเปิด"}).status_code in (302, 403)
    assert FrozenPage.objects.exists()
    administrator = client_for(admin_user)
    assert administrator.get(address).status_code == 200
    assert administrator.post(address, {"reason": ""}).context["open_form"].errors
    assert administrator.post(address, {"reason": "ปิดผิดปี"}).status_code == 302
    assert not FrozenPage.objects.exists()
    assert PageLogEntry.objects.get(action="oit.open_year").data == {"reason": "ปิดผิดปี"}
    upset(station, given)
    assert "คนใหม่ มาแทน" in client.get(closed.full_url).content.decode()
    assert administrator.get(address).status_code == 404


def test_a_page_without_anything_from_elsewhere_is_closed_too(year, station, given, officer_user, client):
    page = published(LawsPage, station, **every_field(LawsPage, given))
    close_when_over(year, on=OVER)
    page = type(page).objects.get(pk=page.pk)
    assert page.is_closed
    assert not page.permissions_for_user(officer_user).can_edit()
    assert client.get(page.full_url).status_code == 200
    open_again(year, None, "ทดสอบ")
    assert not type(page).objects.get(pk=page.pk).is_closed
