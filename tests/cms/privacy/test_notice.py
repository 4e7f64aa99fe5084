"""Every form says before it is sent what section 23 of the Personal Data Protection Act asks for."""

import pytest

from cms.privacy import kinds
from cms.privacy.models import PrivacySettings
from tests.cms.pages import soup

pytestmark = pytest.mark.django_db


def notice(client, address):
    return " ".join(soup(client.get(address)).select_one("form .privacy-notice").text.split())


@pytest.mark.parametrize(("address", "key"), [("/en/qa/", "question"), ("/en/feedback/", "feedback")])
def test_everything_of_section_23_stands_in_the_form(client, station, address, key):
    text, kind = notice(client, address), kinds.get(key)
    for part in (kind.purpose, kind.legal_basis, kind.required, kind.days_source, kind.recipients):
        assert str(part) in text
    assert "Kamala Police Station" in text
    assert "kept for 1 year" in text
    assert "section 24(4)" in text
    assert "Your consent is not asked for" in text
    assert "Questions about personal data are answered by the station" in text
    for right in ("show you", "copy", "correct", "erase", "object", "Personal Data Protection Committee"):
        assert right in text


def test_the_notice_says_what_the_station_has_set(client, station):
    settings = PrivacySettings.for_site(station)
    settings.contact_th, settings.contact_en = "เจ้าหน้าที่คุ้มครองข้อมูล ภ.จว.ภูเก็ต", "DPO of Phuket Police"
    settings.contact_email, settings.days = "dpo@example.go.th", {"question": 90}
    settings.save()
    english, thai = notice(client, "/en/qa/"), notice(client, "/qa/")
    assert "kept for 90 days" in english
    assert "DPO of Phuket Police" in english
    assert "dpo@example.go.th" in english
    assert "เจ้าหน้าที่คุ้มครองข้อมูล ภ.จว.ภูเก็ต" in thai
    assert "kept for 1 year" in notice(client, "/en/feedback/")


def test_a_kind_that_nobody_declared_is_named(db):
    with pytest.raises(LookupError, match="gossip"):
        kinds.get("gossip")
