"""The officers directory: one head of station at a time, and names in both languages."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override

from cms.models import Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def appoint(station):
    """A function that stores a head of station for a term; further fields may be given."""

    def appoint(name, start=None, end=None, **fields):
        values = {
            "site": station,
            "rank_th": "พ.ต.อ.",
            "name_th": name,
            "position_th": "ผู้กำกับการสถานีตำรวจภูธรกมลา",
            "is_chief": True,
            "in_office_from": start,
            "in_office_until": end,
        }
        officer = Officer(**{**values, **fields})
        officer.full_clean()
        officer.save()
        return officer

    return appoint


def test_a_second_head_of_station_is_refused_by_name(appoint):
    appoint("สมชาย ใจซื่อ", date(2023, 10, 1))
    with pytest.raises(ValidationError) as refused:
        appoint("สมศักดิ์ มือสะอาด", date(2024, 10, 1))
    assert "สมชาย ใจซื่อ" in refused.value.message_dict["is_chief"][0]


def test_the_database_itself_refuses_two_open_terms(appoint, station):
    appoint("สมชาย ใจซื่อ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Officer.objects.create(site=station, rank_th="พ.ต.อ.", name_th="ข", position_th="ผกก.", is_chief=True)


def test_terms_follow_each_other_and_the_date_says_who_is_in_office(appoint, station):
    first = appoint("สมชาย ใจซื่อ", date(2022, 10, 1), date(2023, 9, 30))
    second = appoint("สมศักดิ์ มือสะอาด", date(2023, 10, 1))
    at = Officer.objects.current_chief
    assert at(station, date(2023, 9, 30)) == first
    assert at(station, date(2023, 10, 1)) == second
    assert at(station) == second
    assert at(station, date(2022, 9, 30)) is None


def test_a_term_that_overlaps_by_one_day_is_refused(appoint):
    appoint("สมชาย ใจซื่อ", date(2022, 10, 1), date(2023, 10, 1))
    with pytest.raises(ValidationError, match="สมชาย"):
        appoint("สมศักดิ์ มือสะอาด", date(2023, 10, 1))


def test_each_station_has_its_own_head(appoint, station, other_station):
    own = appoint("สมชาย ใจซื่อ")
    other = appoint("วิชัย กล้าหาญ", site=other_station)
    assert Officer.objects.current_chief(station) == own
    assert Officer.objects.current_chief(other_station) == other


def test_a_draft_is_not_in_office(appoint, station):
    draft = appoint("สมชาย ใจซื่อ", live=False)
    assert Officer.objects.current_chief(station) is None
    draft.save_revision().publish()
    assert Officer.objects.current_chief(station) == draft


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end": date(2023, 1, 1)}, "in_office_until"),
        ({"is_chief": False, "heads_line": True}, "line_of_work"),
    ],
)
def test_what_contradicts_itself_is_refused_beside_the_field(fields, field, appoint):
    with pytest.raises(ValidationError) as refused:
        appoint("สมชาย ใจซื่อ", date(2023, 10, 1), **fields)
    assert field in refused.value.message_dict


def test_the_english_name_is_shown_or_the_thai_one_marked_as_thai(appoint):
    known = appoint("สมชาย ใจซื่อ", rank_en="Pol. Col.", name_en="Somchai Jaisue", end=date(2024, 1, 1))
    unknown = appoint("สมศักดิ์", rank_en="Pol. Col.", start=date(2024, 1, 2))
    card = Template("{% load thai %}{{ officer.full_name|phrases }}")
    with override("en"):
        assert known.full_name == "Pol. Col. Somchai Jaisue"
        assert unknown.full_name == "พ.ต.อ. สมศักดิ์"
        assert '<span lang="th">' in card.render(Context({"officer": unknown}))
        assert "lang=" not in card.render(Context({"officer": known}))
    with override("th"):
        assert known.full_name == "พ.ต.อ. สมชาย ใจซื่อ"
        assert "lang=" not in card.render(Context({"officer": known}))


def test_the_admin_says_whose_term_has_to_end_and_keeps_what_was_typed(appoint, client_for, officer_user):
    appoint("สมชาย ใจซื่อ", date(2023, 10, 1))
    response = client_for(officer_user).post(
        reverse("wagtailsnippets_cms_officer:add"),
        {
            "rank_th": "พ.ต.อ.",
            "name_th": "สมศักดิ์ มือสะอาด",
            "position_th": "ผกก.สภ.กมลา",
            "is_chief": "on",
            "sort_order": "1",
            "action-publish": "1",
        },
    )
    body = response.content.decode()
    assert response.status_code == 200
    assert "พ.ต.อ. สมชาย ใจซื่อ" in body
    assert 'value="สมศักดิ์ มือสะอาด"' in body
    assert Officer.objects.count() == 1
