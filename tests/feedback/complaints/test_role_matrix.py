"""Every address of complaints and tip-offs, for everyone: what a GET and a POST lead to.

The addresses come from the url configuration: one that is added without a line here fails the test.
"""

from datetime import datetime
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.mail.models import QueuedMail
from cms.models.stations import Role
from feedback.complaints.attachments import storing
from feedback.complaints.casefiles import open_case
from feedback.complaints.desk import reminding, urls
from feedback.complaints.models import Case, Entry, KeyHolder, Mode, SealedKey
from feedback.complaints.public import urls as public_urls
from tests.conftest import make_user
from tests.oit.bureau.conftest import REGION, below, reader

from .conftest import REPORT
from .desk.conftest import desk_of as desk_of

pytestmark = pytest.mark.django_db
NAME = "สมชาย ใจกล้า"
CONCERNED = "สวป.สภ.กมลา"

# To where an address leads: a page (with what was asked for, or with what is wrong), a download, another page.
SHOWN, ELSEWHERE = "shown", "another screen of the case"
KEYS, UNLOCK, OUT, SIGN_IN = "the list of keys", "unlocking", "the first page of the admin", "signing in"
NOT_THERE, NO_SUCH_METHOD = 404, 405

# Of an officer of the room who may read the case: where a GET and the POST of an empty form lead.
ADDRESSES = {
    "cases": (SHOWN, NO_SUCH_METHOD),
    "case": (SHOWN, NO_SUCH_METHOD),
    "identity": (ELSEWHERE, SHOWN),
    "file": (SHOWN, NO_SUCH_METHOD),
    "deed": (ELSEWHERE, SHOWN),
    "hand_over": (SHOWN, SHOWN),
    "erase": (SHOWN, SHOWN),
    "export": (SHOWN, SHOWN),
    "enter": (SHOWN, SHOWN),
    "figures": (SHOWN, SHOWN),
    "unlock": (SHOWN, SHOWN),
    "lock": (KEYS, UNLOCK),
    "keys": (SHOWN, NO_SUCH_METHOD),
    "acknowledge": (NO_SUCH_METHOD, KEYS),
    "enrol": (KEYS, KEYS),
    "countersign": (SHOWN, SHOWN),
    "remove": (SHOWN, SHOWN),
    "passphrase": (SHOWN, SHOWN),
    "rotate": (SHOWN, SHOWN),
    "recover": (SHOWN, SHOWN),
    "recovery_key": (SHOWN, SHOWN),
    "check_recovery_key": (SHOWN, SHOWN),
}
ABOUT_A_CASE = ("case", "identity", "file", "deed", "hand_over", "erase", "export")
FOR_LOCKED_KEYS = ("figures", "unlock", "lock", "keys", "enrol", "recover", "check_recovery_key")
FOR_NO_KEY = {"keys": (SHOWN, NO_SUCH_METHOD), "enrol": (SHOWN, SHOWN)}

OUTSIDERS = ("editor", "supervisor", "chief", "administrator", "elsewhere", "unit")
WITHOUT_KEY = ("keyless", "waiting", "tip holder")
BLIND = ("recused", "concerned", "superior")
READERS = ("officer", "custodian")
PEOPLE = ("anonymous", *OUTSIDERS, *WITHOUT_KEY, "locked", *BLIND, *READERS)


def expected(who, name):
    """``(where a GET leads, where a POST does)``."""
    if who == "anonymous":
        return SIGN_IN, SIGN_IN
    if who in OUTSIDERS:
        return OUT, OUT
    if (who, name) == ("waiting", "check_recovery_key"):
        return ADDRESSES[name]
    if who in WITHOUT_KEY:
        return FOR_NO_KEY.get(name, (KEYS, KEYS))
    if who == "locked" and name not in FOR_LOCKED_KEYS:
        return UNLOCK, UNLOCK
    if who in BLIND and name in ABOUT_A_CASE:
        return NOT_THERE, NOT_THERE
    if (who, name) == ("officer", "identity"):
        # A confidential name is the custodian's.
        return ELSEWHERE, NOT_THERE
    return ADDRESSES[name]


def where(response):
    """To where the ``response`` leads, as in ADDRESSES."""
    place = response.get("Location", "").partition("?")[0]
    if not place:
        return SHOWN if response.status_code in (200, 422) else response.status_code
    if place == reverse("wagtailadmin_home"):
        return OUT
    ends = {"/login/": SIGN_IN, "/keys/": KEYS, "/unlock/": UNLOCK}
    return next((found for end, found in ends.items() if place.endswith(end)), ELSEWHERE)


@pytest.fixture
def holders_of_keys(enrol, first, other_station):
    """``{who: Officer}``."""
    let_in = partial(enrol, by=first, position="สว.(สอบสวน)")
    return {
        "custodian": first,
        "officer": let_in("officer"),
        "locked": let_in("locked"),
        "recused": let_in("recused"),
        "concerned": let_in("concerned", position=CONCERNED),
        "superior": let_in("superior", is_superior_unit=True),
        "waiting": enrol("waiting"),
        "tip holder": enrol("investigator", kind="tip"),
        "elsewhere": enrol("elsewhere", site=other_station),
    }


@pytest.fixture
def sent(holders_of_keys, send):
    """A confidential report with a file, which concerns one officer and was handed over by another."""
    attached = storing.keep("ด่าน.jpg", "image/jpeg", b"what the camera saw")
    sent = send(
        mode=Mode.CONFIDENTIAL,
        identity={"name": NAME},
        concerns=[CONCERNED],
        attachments=[attached],
        is_unproven=True,
    )
    open_case(holders_of_keys["recused"].key, sent.case.number).recuse("เป็นญาติ")
    sent.file = attached.name
    return sent


@pytest.fixture
def seat(holders_of_keys, desk_of, client_for, station, admin_user):
    """A function from who it is to a signed-in Client, and a function that unlocks the key there, if there is one."""
    roles = {
        "editor": Role.OFFICER,
        "supervisor": Role.SUPERVISOR,
        "chief": Role.CHIEF,
        "keyless": Role.COMPLAINTS,
    }

    def seat(who):
        if who == "anonymous":
            return Client(), lambda: None
        if who == "administrator":
            return client_for(admin_user), lambda: None
        if who == "unit":
            below(station, REGION)
            return client_for(reader("superior-reader", REGION)), lambda: None
        if who in roles:
            return client_for(make_user(who, station, roles[who])), lambda: None
        unlocked = who in (*BLIND, *READERS)
        desk = desk_of(holders_of_keys[who], unlocked=unlocked)
        return desk.client, desk.unlock if unlocked else lambda: None

    return seat


def addresses(station, sent, holder, kind="corruption"):
    """``{name: address}`` of every screen of a room."""
    values = {"number": sent.case.number, "deed": "note", "name": sent.file, "holder_id": holder.pk}
    return {
        pattern.name: reverse(
            f"complaints:{pattern.name}",
            args=[station.pk, kind, *(values[key] for key in pattern.pattern.converters)],
        )
        for pattern in urls.room
    }


def stored():
    return [list(model.objects.order_by("pk").values_list()) for model in (Case, Entry, SealedKey, KeyHolder)]


def test_no_address_is_forgotten():
    assert {pattern.name for pattern in urls.room} == set(ADDRESSES)
    assert {pattern.name for pattern in urls.urlpatterns if hasattr(pattern, "name")} == {"rooms"}
    assert {pattern.name for pattern in public_urls.urlpatterns} == {"complaint", "tip"}


@pytest.mark.parametrize("who", PEOPLE)
def test_where_everyone_is_led_at_the_officers_screens(who, station, holders_of_keys, sent, seat):
    client, unlock = seat(who)
    before = stored()
    found, told = {}, b""
    for name, address in addresses(station, sent, holders_of_keys["waiting"].holder).items():
        get, post = client.get(address), client.post(address)
        found[name] = (where(get), where(post))
        told += get.content + post.content
        if name in ("lock", "acknowledge"):
            unlock()
    assert found == {name: expected(who, name) for name in ADDRESSES}
    assert (REPORT["what"].encode() in told) is (who in READERS)
    assert (b"what the camera saw" in told) is (who in READERS)
    assert NAME.encode() not in told
    if who not in READERS:
        assert sent.case.number.encode() not in told
        assert without_notes(stored()) == without_notes(before)


def without_notes(rows):
    """Without which keys an officer has compared, which may change at an empty form."""
    *others, keys = rows
    return others, [row[:9] for row in keys]


@pytest.mark.parametrize("who", PEOPLE)
def test_what_everyone_sees_of_the_rooms(who, sent, seat):
    client, _ = seat(who)
    response = client.get(reverse("complaints:rooms"))
    blocked = {"anonymous": SIGN_IN, "editor": OUT, "supervisor": OUT, "chief": OUT, "unit": OUT}
    assert where(response) == blocked.get(who, SHOWN)
    home = client.get(reverse("wagtailadmin_home"))
    for page in (response, home):
        assert sent.case.number not in page.content.decode()


@pytest.mark.parametrize("who", PEOPLE)
def test_the_public_pages_are_the_same_for_everyone(who, sent, seat):
    client, _ = seat(who)
    for address in ("/complaint/", "/en/complaint/", "/tip/", "/en/tip/"):
        for response in (
            client.get(address),
            client.post(address, {"step": "code", "code": sent.case.number}),
        ):
            assert where(response) == SHOWN
            assert REPORT["what"] not in response.content.decode()
        assert client.put(address).status_code == NO_SUCH_METHOD


@pytest.mark.parametrize("who", BLIND)
def test_the_lists_and_counts_of_who_may_not_read_it_are_empty(who, station, sent, seat):
    client, _ = seat(who)
    cases = reverse("complaints:cases", args=[station.pk, "corruption"])
    for queue in ("", "unproven"):
        page = client.get(cases, {"queue": queue, "state": "all"}, headers={"accept-language": "en"})
        assert page.context["page"].paginator.count == 0
        assert page.context["others"] == 0


def test_the_mails_are_alike_for_those_who_may_read_it_and_those_who_may_not(holders_of_keys, sent):
    monday = timezone.make_aware(datetime(2026, 11, 23, 9))
    reminding.remind(monday)
    mails = {mail.to: (mail.subject, mail.body) for mail in QueuedMail.objects.all()}
    assert holders_of_keys["recused"].holder.user.email in mails
    assert holders_of_keys["concerned"].holder.user.email in mails
    assert len(set(mails.values())) == 1
    assert sent.case.number not in str(mails)
