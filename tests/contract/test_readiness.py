"""For each element of the checklist: broken alone on a complete page it turns, says what to do, and turns back."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.utils.translation import override

from oit.editions import edition_for
from oit.readiness import LACKING, State, evaluate
from tests.factories import published
from tests.filled import every_field

from .breaking import break_element
from .whole import whole_page

pytestmark = pytest.mark.django_db
ON = date(2024, 3, 31)
EDITION = edition_for(2567)
# ``{code: {element key: {th, en}}}``: the first sentence of each when it is broken.
SAID = tomllib.loads((Path(__file__).parent / "broken.toml").read_text(encoding="utf-8"))


def found(page, language="en"):
    """``{element key: (State, sentences)}`` of the page as it is stored."""
    page = type(page).objects.get(pk=page.pk)
    with override(language):
        return {each.element.key: (each.state, tuple(map(str, each.todo))) for each in evaluate(page, ON)}


def test_every_element_has_its_words():
    asked = {item.code: {element.key for element in item.elements} for item in EDITION.items}
    assert {code: set(words) for code, words in SAID.items()} == asked


@pytest.mark.parametrize("item", EDITION.items, ids=lambda item: item.code)
def test_each_element_turns_alone_with_the_right_words_and_turns_back(item, station, given):
    page = whole_page(item, station, given)
    whole = found(page)
    assert not [key for key, (state, _said) in whole.items() if state in LACKING]
    for element in item.elements:
        kept = transaction.savepoint()
        break_element(type(page).objects.get(pk=page.pk), page.declared(element.key))
        english, thai = found(page), found(page, "th")
        assert english[element.key][0] in LACKING, element.key
        assert thai[element.key][0] == english[element.key][0]
        for language, said in (("en", english), ("th", thai)):
            assert said[element.key][1][0] == SAID[item.code][element.key][language]
        turned = {key for key in whole if english[key] != whole[key]}
        assert turned <= {element.key, *item.sharing(element.key)}, element.key
        transaction.savepoint_rollback(kept)
        assert found(page) == whole


def test_what_an_edition_asks_for_is_told_with_what_to_do_or_where_it_is(item_type, station, given):
    page = published(item_type, station, **every_field(item_type, given))
    for finding in evaluate(type(page).objects.get(pk=page.pk), ON):
        assert bool(finding.todo) == (finding.state in (*LACKING, State.LOOK)), finding.element.key
        assert (finding.evidence is None) == (finding.state is State.MISSING)
