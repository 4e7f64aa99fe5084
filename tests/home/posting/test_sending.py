"""What is sent to Facebook and LINE, once, and what becomes of it when they do not answer as they should."""

import datetime
import uuid

import pytest
from django.utils import timezone

from home.posting import outcomes, quotas, sending
from home.posting.models import Channel, LineQuota, SocialPost, State
from tests.cms.pages import HOST, in_english

from .conftest import BROADCAST, FEED, TOKENS

pytestmark = pytest.mark.django_db


def later(hours=48):
    return timezone.now() + datetime.timedelta(hours=hours)


# --- What is sent --------------------------------------------------------------------------------


def test_facebook_gets_the_text_the_address_and_the_stations_own_token(api, chosen, only):
    api.answer("POST", FEED, body={"id": "1020304050_77"})
    chosen(Channel.FACEBOOK)
    sending.deliver()
    (sent,) = api.received
    assert sent.form["message"] == (
        f"ผกก. ประชุมนโยบายไม่รับของขวัญ\n\nประชุมที่ห้องประชุมสถานี\n\n{HOST}/news/no-gift/"
    )
    assert sent.form["link"] == f"{HOST}/news/no-gift/"
    assert sent.form["access_token"] == TOKENS["FACEBOOK_TOKEN_TESTSERVER"]
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert (only().state, only().external_id) == (State.SENT, "1020304050_77")


def test_line_gets_the_text_under_a_retry_key(with_quota, chosen, only):
    api = with_quota()
    api.answer("POST", BROADCAST, x_line_request_id="request-1")
    chosen(Channel.LINE)
    sending.deliver()
    (sent,) = api.of(BROADCAST)
    assert sent.headers["authorization"] == f"Bearer {TOKENS['LINE_TOKEN_TESTSERVER']}"
    assert uuid.UUID(sent.headers["x-line-retry-key"]) == only().retry_key
    (message,) = sent.json["messages"]
    assert message["type"] == "text"
    assert message["text"].endswith(f"{HOST}/news/no-gift/")
    assert (only().state, only().external_id) == (State.SENT, "request-1")


def test_behind_https_the_picture_goes_with_it(with_quota, chosen, settings):
    settings.SECURE_SSL_REDIRECT = True
    api = with_quota()
    api.answer("POST", BROADCAST)
    page = chosen(Channel.LINE)
    sending.deliver()
    text, picture = api.of(BROADCAST)[0].json["messages"]
    assert text["text"].endswith("https://testserver/news/no-gift/")
    assert picture["type"] == "image"
    assert picture["originalContentUrl"].startswith(f"https://testserver/share/{page.pk}.jpg")


def test_the_text_leads_to_the_english_post_where_there_is_one(api, chosen):
    api.answer("POST", FEED, body={"id": "1"})
    page = chosen(Channel.FACEBOOK)
    in_english(page, title="Meeting on the No Gift Policy", introduction="At the station")
    sending.deliver()
    assert api.received[0].form["message"].endswith(f"Meeting on the No Gift Policy\n{HOST}/en/news/no-gift/")
    assert SocialPost.objects.count() == 1


def test_it_is_sent_once(api, chosen, only):
    api.answer("POST", FEED, body={"id": "1"})
    page = chosen(Channel.FACEBOOK)
    sending.deliver()
    page.save_revision().publish()
    sending.deliver(later())
    assert len(api.received) == 1


# --- What does not work --------------------------------------------------------------------------


def test_a_post_without_an_answer_is_to_be_looked_at_and_never_sent_again_by_itself(api, chosen, only):
    api.hang("POST", FEED)
    chosen(Channel.FACEBOOK)
    sending.deliver()
    assert only().state == State.CHECK
    sending.deliver(later())
    assert len(api.received) == 1


def test_an_answer_that_comes_too_late_is_no_answer(api, chosen, only, monkeypatch):
    monkeypatch.setattr("home.posting.facebook.TIMEOUTS", (5, 0.2))
    api.be_late("POST", FEED)
    chosen(Channel.FACEBOOK)
    sending.deliver()
    api.patience_is_over.set()
    assert only().state == State.CHECK
    assert only().error


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {}),
        (502, b"<html>"),
        (400, {"error": {"message": "An unknown error occurred", "code": 1}}),
        (200, {}),
    ],
)
def test_errors_of_facebooks_own_leave_it_open_whether_it_was_posted(api, chosen, only, status, body):
    api.answer("POST", FEED, status, body)
    chosen(Channel.FACEBOOK)
    sending.deliver()
    assert only().state == State.CHECK


def test_a_refusal_is_shown_with_its_reason_and_without_the_token(api, chosen, only):
    token = TOKENS["FACEBOOK_TOKEN_TESTSERVER"]
    said = f"Error validating access token {token}: the session has expired."
    api.answer("POST", FEED, 400, {"error": {"message": said, "code": 190}})
    chosen(Channel.FACEBOOK)
    sending.deliver()
    sending.deliver(later())
    assert len(api.received) == 1
    assert only().state == State.FAILED
    assert "the session has expired. (190)" in only().error
    assert token not in only().error


def test_too_many_requests_wait_and_are_tried_again(api, chosen, only):
    api.answer("POST", FEED, 400, {"error": {"message": "Too many calls", "code": 32}})
    api.answer("POST", FEED, body={"id": "1"})
    chosen(Channel.FACEBOOK)
    sending.deliver()
    assert only().state == State.QUEUED
    sending.deliver()
    assert len(api.received) == 1
    sending.deliver(later())
    assert only().state == State.SENT


@pytest.mark.parametrize("channel", Channel.values)
def test_without_a_network_nothing_is_lost_and_nothing_was_sent(chosen, only, settings, channel):
    settings.CHANNEL_CREDENTIALS = TOKENS
    page = chosen(channel)
    assert page.live
    for _try in range(6):
        assert only().state == State.QUEUED
        sending.deliver(later())
    assert only().state == State.FAILED
    assert only().error


def test_line_is_asked_again_with_the_same_key_until_it_says_that_it_has_it(with_quota, chosen, only):
    api = with_quota()
    api.answer("POST", BROADCAST, 500, {"message": "Internal error"})
    api.hang("POST", BROADCAST)
    api.answer(
        "POST",
        BROADCAST,
        409,
        {"message": "The retry key is already accepted"},
        x_line_accepted_request_id="r-1",
    )
    chosen(Channel.LINE)
    for _try in range(3):
        sending.deliver(later())
    keys = {sent.headers["x-line-retry-key"] for sent in api.of(BROADCAST)}
    assert keys == {str(only().retry_key)}
    assert (len(api.of(BROADCAST)), only().state, only().external_id) == (3, State.SENT, "r-1")


def test_an_open_outcome_on_line_is_to_be_looked_at_once_line_forgets_the_key(with_quota, chosen, only):
    api = with_quota()
    api.answer("POST", BROADCAST, 503)
    chosen(Channel.LINE)
    sending.deliver()
    SocialPost.objects.update(first_tried_at=timezone.now() - datetime.timedelta(hours=23))
    sending.deliver(later())
    sending.deliver(later())
    assert (len(api.of(BROADCAST)), only().state) == (2, State.CHECK)


def test_a_refusal_of_line_names_what_is_wrong(with_quota, chosen, only):
    details = [{"message": "May not be empty", "property": "messages[0].text"}]
    with_quota().answer(
        "POST", BROADCAST, 400, {"message": "The request body has 1 error(s)", "details": details}
    )
    chosen(Channel.LINE)
    sending.deliver()
    assert only().state == State.FAILED
    assert "May not be empty" in only().error


def test_a_wrong_token_is_a_refusal(api, chosen, only):
    api.answer("GET", "/v2/bot/message/quota", 401, {"message": "Authentication failed"})
    chosen(Channel.LINE)
    sending.deliver()
    assert (only().state, "Authentication failed" in only().error) == (State.FAILED, True)


def test_line_is_left_alone_for_a_while_where_it_asks_for_it(with_quota, chosen, only):
    with_quota().answer("POST", BROADCAST, 429, {"message": "The API rate limit has been exceeded."})
    chosen(Channel.LINE)
    sending.deliver()
    assert only().state == State.QUEUED


# --- The messages of the month -------------------------------------------------------------------


def test_nothing_is_sent_where_the_messages_of_the_month_are_used_up(with_quota, chosen, only, station):
    api = with_quota(most=300, used=300)
    chosen(Channel.LINE)
    sending.deliver()
    assert api.of(BROADCAST) == []
    assert only().state == State.FAILED
    assert LineQuota.objects.get(site=station).left == 0


def test_line_itself_may_find_that_they_do_not_suffice(with_quota, chosen, only):
    with_quota(used=290).answer("POST", BROADCAST, 429, {"message": "You have reached your monthly limit."})
    chosen(Channel.LINE)
    sending.deliver()
    assert only().state == State.FAILED


def test_an_account_without_a_limit_sends(with_quota, chosen, only):
    with_quota(most=None, used=9999).answer("POST", BROADCAST)
    chosen(Channel.LINE)
    sending.deliver()
    assert only().state == State.SENT


# --- Who, and when -------------------------------------------------------------------------------


def test_a_station_that_is_not_connected_says_what_to_set(chosen, only):
    chosen(Channel.LINE)
    sending.deliver()
    assert only().state == State.FAILED
    assert "LINE_TOKEN_TESTSERVER" in only().error


def test_what_was_withdrawn_before_its_turn_is_not_posted(api, chosen, only):
    chosen(Channel.FACEBOOK).unpublish()
    sending.deliver()
    assert (api.received, only().state) == ([], State.FAILED)


def test_what_was_being_sent_when_the_server_stopped_is_to_be_looked_at(api, chosen, only):
    chosen(Channel.FACEBOOK)
    SocialPost.objects.update(state=State.SENDING, tries=1, first_tried_at=timezone.now())
    sending.deliver(later())
    assert (api.received, only().state) == ([], State.CHECK)


def test_two_processes_do_not_send_the_same(api, chosen, only, monkeypatch):
    api.answer("POST", FEED, body={"id": "1"})
    chosen(Channel.FACEBOOK)
    text_of = sending.text_of

    def meanwhile(page):
        sending.deliver(later(0.1))
        return text_of(page)

    monkeypatch.setattr(sending, "text_of", meanwhile)
    sending.deliver()
    assert len(api.received) == 1


def test_words_hide_a_secret_and_end_somewhere():
    assert outcomes.words("a  token\nis here", "token") == "a … is here"
    assert len(outcomes.words("ก" * 999, "")) == outcomes.LONGEST_SAID


def test_the_messages_of_the_month_are_counted_a_few_times_a_day(with_quota, station):
    api = with_quota(most=300, used=12)
    quotas.refresh()
    quotas.refresh()
    assert LineQuota.objects.get(site=station).left == 288
    assert len(api.received) == 2
    quotas.refresh(later(7))
    assert len(api.received) == 4


def test_a_count_that_fails_keeps_what_is_known(api, station):
    LineQuota.objects.create(site=station, most=300, used=5, read_at=timezone.now())
    api.answer("GET", "/v2/bot/message/quota", 500)
    quotas.refresh(later(7))
    assert LineQuota.objects.get(site=station).used == 5
