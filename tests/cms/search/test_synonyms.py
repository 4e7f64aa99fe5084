"""Words for the same thing: those that come with the program, and a station's own."""

import pytest

from cms.search.models import SynonymSet
from cms.search.synonyms import names_of, shipped, with_synonyms
from home.models import ContentPage
from tests.factories import published

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/search/synonymset/add/"


def test_shipped_sets_have_two_names_or_more_each_in_one_set_only():
    names = [name.casefold() for names in shipped() for name in names]
    assert all(len(names) > 1 for names in shipped())
    assert len(names) == len(set(names))


def test_names_of_several_words_are_taken_together(station):
    groups = with_synonyms(["จ่าย", "traffic", "ticket"], names_of(station))
    assert [group[0] for group in groups] == [("จ่าย",), ("traffic", "ticket")]
    assert ("ใบสั่ง",) in groups[1]


def test_a_set_of_the_station_takes_the_place_of_a_shipped_one(station, other_station):
    SynonymSet.objects.create(site=station, words="ใบสั่ง\nใบเหลือง")
    assert names_of(station)[("ใบสั่ง",)] == [("ใบเหลือง",)]
    assert ("ค่าปรับ",) in names_of(other_station)[("ใบสั่ง",)]


def test_an_officer_adds_a_set_and_it_is_used_at_once(station, committed, titles, officer_user, client_for):
    with committed():
        published(ContentPage, station, title="ร้านหมอชาวบ้าน")
    assert titles("คลินิก") == []
    client_for(officer_user).post(ADD, {"words": "คลินิก\nหมอชาวบ้าน"})
    assert SynonymSet.objects.get().site == station
    assert titles("คลินิก") == ["ร้านหมอชาวบ้าน"]


def test_one_word_alone_is_refused_beside_its_field(officer_user, client_for):
    response = client_for(officer_user).post(ADD, {"words": "คลินิก"})
    assert response.context["form"].errors["words"]
    assert not SynonymSet.objects.exists()
