"""Choosing the channels in the form of a news post, the list of posts, and what is ready to be copied."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cms.models.stations import Role
from cms.today import to_dos
from home.models import NewsPage
from home.posting.models import Channel, SocialPost, State
from tests import admin_forms
from tests.cms.pages import soup
from tests.conftest import make_user

from .conftest import FEED, TOKENS

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_for, officer_user):
    return client_for(officer_user)


@pytest.fixture
def draft(index):
    post = NewsPage(title="ผกก. ประชุมนโยบาย", slug="meeting", introduction="ที่ห้องประชุม", live=False)
    index.add_child(instance=post)
    post.save_revision()
    return post


@pytest.fixture
def failed(station):
    return SocialPost.objects.create(
        site=station, title="จับกุม", channel=Channel.FACEBOOK, state=State.FAILED, error="expired"
    )


def save(client, page, **fields):
    address = admin_forms.edit_address(page)
    return client.post(address, {**admin_forms.shown(client.get(address)), **fields})


def test_the_choice_of_a_draft_is_kept_and_nothing_is_posted_before_it_is_published(
    officer, draft, api, settings
):
    save(officer, draft, post_to_facebook="on")
    assert not SocialPost.objects.exists()
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().post_to_facebook
    api.answer("POST", FEED, body={"id": "1"})
    save(officer, draft, **{"action-publish": "1"})
    assert [post.channel for post in SocialPost.objects.all()] == [Channel.FACEBOOK]


def test_what_needs_approval_is_posted_when_it_is_approved(draft, api, officer_user, chief_user, index):
    workflow = Workflow.objects.create(name="ข่าว")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="หัวหน้าสถานี"))
    draft.post_to_facebook = True
    draft.save_revision()
    state = workflow.start(draft, officer_user)
    assert not SocialPost.objects.exists()
    state.current_task_state.approve(user=chief_user)
    assert SocialPost.objects.get().page == draft


def test_a_channel_that_is_not_connected_cannot_be_chosen_and_says_so(officer, draft, settings):
    settings.CHANNEL_CREDENTIALS = {name: value for name, value in TOKENS.items() if "LINE" in name}
    page = soup(officer.get(admin_forms.edit_address(draft)))
    assert page.select_one("#id_post_to_facebook").has_attr("disabled")
    assert not page.select_one("#id_post_to_line").has_attr("disabled")
    save(officer, draft, post_to_facebook="on", post_to_line="on", **{"action-publish": "1"})
    assert [post.channel for post in SocialPost.objects.all()] == [Channel.LINE]


def test_a_token_of_another_station_is_not_used(officer, draft, settings):
    settings.CHANNEL_CREDENTIALS = {"LINE_TOKEN_PHETKASEM_LOCALHOST": "token"}
    page = soup(officer.get(admin_forms.edit_address(draft)))
    assert page.select_one("#id_post_to_line").has_attr("disabled")


def test_the_form_shows_the_text_that_is_posted(officer, draft, api):
    text = soup(officer.get(admin_forms.edit_address(draft))).select_one(".posting-panel__text").text
    assert "ผกก. ประชุมนโยบาย" in text
    assert "/news/meeting/" in text
    assert "ที่ห้องประชุม" in text


def test_tokens_are_shown_nowhere(officer, draft, api, failed):
    for address in (
        admin_forms.edit_address(draft),
        reverse("posting:report"),
        reverse("posting:post", args=[failed.pk]),
    ):
        assert not any(token in officer.get(address).content.decode() for token in TOKENS.values())


def test_a_copy_of_a_post_is_not_posted(officer, draft, api, index):
    api.answer("POST", FEED, body={"id": "1"})
    save(officer, draft, post_to_facebook="on", **{"action-publish": "1"})
    draft.refresh_from_db()
    draft.copy(update_attrs={"slug": "copy"})
    assert SocialPost.objects.count() == 1


def test_what_failed_is_sent_again_from_its_page(officer, failed):
    page = soup(officer.get(reverse("posting:post", args=[failed.pk])))
    assert "expired" in page.select_one(".privacy").text
    key = failed.retry_key
    officer.post(reverse("posting:post", args=[failed.pk]), {"deed": "again"})
    failed.refresh_from_db()
    assert (failed.state, failed.tries, failed.retry_key == key) == (State.QUEUED, 0, False)


def test_somebody_who_looked_says_that_it_is_there(officer, failed):
    SocialPost.objects.update(state=State.CHECK)
    officer.post(reverse("posting:post", args=[failed.pk]), {"deed": "there"})
    failed.refresh_from_db()
    assert failed.state == State.SENT


def test_what_was_sent_is_not_sent_again(officer, failed):
    SocialPost.objects.update(state=State.SENT)
    response = officer.post(reverse("posting:post", args=[failed.pk]), {"deed": "again"})
    failed.refresh_from_db()
    assert (failed.state, response.status_code) == (State.SENT, 302)


def test_the_list_of_today_names_what_needs_a_look(officer_user, station, other_station, failed):
    (told,) = [each for each in to_dos(officer_user, date(2024, 3, 18)) if failed.title in each.note]
    assert told.address == reverse("posting:report")
    SocialPost.objects.update(site=other_station)
    assert not [each for each in to_dos(officer_user, date(2024, 3, 18)) if failed.title in each.note]


def test_the_list_has_what_failed_first_and_the_messages_of_the_month(officer, failed, station):
    SocialPost.objects.create(site=station, title="ประกาศ", channel=Channel.LINE, state=State.SENT)
    names = [cell.text for cell in soup(officer.get(reverse("posting:report"))).select("td.title a")]
    assert names == ["จับกุม", "ประกาศ"]


def test_the_texts_to_pass_on_have_the_address_and_the_picture(officer, draft):
    page = soup(officer.get(reverse("posting:texts", args=[draft.pk])))
    assert page.select_one("#posting-words").text.startswith("ผกก. ประชุมนโยบาย\n\n")
    assert page.select_one("a[download]")["href"] == f"/share/{draft.pk}.jpg"


def test_an_officer_of_another_station_sees_none_of_it(client_for, other_station, draft, failed):
    stranger = client_for(make_user("stranger", other_station, Role.OFFICER))
    assert stranger.get(reverse("posting:texts", args=[draft.pk])).status_code in (302, 403)
    assert stranger.get(reverse("posting:post", args=[failed.pk])).status_code in (302, 403)
    assert "จับกุม" not in stranger.get(reverse("posting:report")).content.decode()
