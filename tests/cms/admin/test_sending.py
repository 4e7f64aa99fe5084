"""Forms that a script sends while their page stays: it is told where they lead, and none is taken twice."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from home.models import Order
from tests.conftest import make_user

pytestmark = pytest.mark.django_db
ADD = reverse("wagtailsnippets_home_order:add")
FORM = {
    "number": "12/2567",
    "date": "15 มกราคม 2567",
    "subject_th": "แต่งตั้งคณะทำงาน ITA",
    "signatory_th": "ผกก.สภ.กมลา",
    "purpose": "other",
}


def send(client, key="one", **changed):
    return client.post(ADD, FORM | changed, headers={"x-form-key": key})


@pytest.fixture
def supervisor(supervisor_user, client_for, station):
    return client_for(supervisor_user)


def test_a_browser_is_redirected_as_ever(supervisor):
    assert supervisor.post(ADD, FORM).status_code == 302


def test_a_script_is_told_the_address_and_the_message_waits_for_the_page(supervisor):
    answer = send(supervisor)
    assert (answer.status_code, answer.content) == (200, b"")
    assert str(Order.objects.get().pk) in answer["Location"]
    page = BeautifulSoup(supervisor.get(answer["Location"]).content, "html.parser")
    assert FORM["subject_th"] in page.select_one(".messages").text


def test_a_form_whose_answer_was_lost_is_not_taken_twice(supervisor):
    first, again = send(supervisor), send(supervisor)
    assert again["Location"] == first["Location"]
    assert Order.objects.count() == 1
    send(supervisor, key="two", number="13/2567")
    assert Order.objects.count() == 2


def test_what_somebody_else_sent_is_not_taken_for_ones_own(supervisor, station, client_for):
    send(supervisor)
    colleague = client_for(make_user("colleague", station, "supervisor"))
    send(colleague, number="13/2567")
    assert Order.objects.count() == 2


def test_a_form_with_something_wrong_is_answered_as_ever_and_taken_once_it_is_right(supervisor):
    wrong = send(supervisor, date="31 กุมภาพันธ์ 2567")
    assert "Location" not in wrong
    assert "31 กุมภาพันธ์ 2567" in wrong.content.decode()
    assert send(supervisor)["Location"]
    assert Order.objects.count() == 1


def test_who_is_not_signed_in_is_led_to_sign_in_and_nothing_is_taken(client, station):
    assert "/login/" in send(client)["Location"]
    assert not Order.objects.exists()
