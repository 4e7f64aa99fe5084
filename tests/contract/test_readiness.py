"""Whatever the item: an element that is emptied is missing, alone, until it is filled again."""

from datetime import date

from oit.readiness import LACKING, State, evaluate
from tests.factories import published
from tests.filled import every_field

ON = date(2024, 3, 31)


def states(page):
    page = type(page).objects.get(pk=page.pk)
    return {finding.element.key: finding.state for finding in evaluate(page, ON)}


def fields_read_by(declared):
    """The fields that an element shows, also those that another one holds."""
    named = (value for name, value in vars(declared).items() if name != "key" and isinstance(value, str))
    return {*declared.fields, *filter(None, named)}


def test_an_emptied_element_is_missing_alone_and_back_when_filled_again(item_type, station, given):
    page = published(item_type, station, **every_field(item_type, given))
    whole = states(page)
    for declared in (each for each in item_type.elements if each.fields):
        kept = {name: getattr(page, name) for name in declared.fields}
        for name in kept:
            setattr(page, name, item_type._meta.get_field(name).get_default())
        page.save()
        emptied = states(page)
        # What another field also tells may do without its own words.
        if fields_read_by(declared) <= set(kept):
            assert emptied[declared.key] is State.MISSING, declared.key
        sharing = {each.key for each in item_type.elements if fields_read_by(each) & set(kept)}
        assert {key for key in whole if emptied[key] != whole[key]} <= sharing
        for name, value in kept.items():
            setattr(page, name, value)
        page.save()
        assert states(page) == whole


def test_what_an_edition_asks_for_is_told_with_what_to_do_or_where_it_is(item_type, station, given):
    page = published(item_type, station, **every_field(item_type, given))
    for finding in evaluate(type(page).objects.get(pk=page.pk), ON):
        assert bool(finding.todo) == (finding.state in (*LACKING, State.LOOK)), finding.element.key
        assert (finding.evidence is None) == (finding.state is State.MISSING)
