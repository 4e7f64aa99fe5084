"""Edition, page types, templates and tests name the same items and elements."""

import pytest
from django.db import models
from wagtail.fields import StreamField

from oit.checks import check_editions, check_page_types, check_templates, item_page_types
from oit.datasets.fields import DatasetField
from oit.elements import TextElement
from oit.models import StructurePage
from tests.factories import material
from tests.filled import every_field

from .conftest import of_year


def test_what_is_shipped_is_in_order():
    assert check_editions(None) == check_page_types(None) == check_templates(None) == []


def test_an_item_of_an_unknown_page_type_is_reported(install, shipped):
    install(later=of_year(shipped, 2568).replace('"LawsPage"', '"LawPage"'))
    (error,) = check_editions(None)
    assert error.id == "oit.E004"
    assert error.msg == "Edition 2568, item O3: there is no page type “LawPage”."


def test_an_element_that_no_edition_asks_for_is_reported(monkeypatch):
    slip = TextElement("executive", "introduction")
    monkeypatch.setattr(StructurePage, "elements", (*StructurePage.elements, slip))
    (error,) = check_page_types(None)
    assert error.id == "oit.E005"
    assert error.msg == "StructurePage declares “executive”, which no edition asks for."


def test_an_element_without_a_template_is_reported(monkeypatch):
    slip = TextElement("executives", "introduction", template="oit/elements/nowhere.html")
    monkeypatch.setattr(StructurePage, "elements", (slip,))
    (error,) = check_templates(None)
    assert error.id == "oit.E003"
    assert "oit/elements/nowhere.html" in error.msg


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(item_page_types()))
def test_the_tests_fill_every_field_of_every_element(name, station):
    model = item_page_types()[name]
    values = every_field(model, material(station))
    fields = [
        model._meta.get_field(name) for name in {name for each in model.elements for name in each.fields}
    ]
    # A tick for "nothing" would contradict what is there.
    asked = [field for field in fields if not isinstance(field, models.BooleanField)]
    assert [field.name for field in asked if field.name not in values] == []
    lists = [field.name for field in asked if isinstance(field, StreamField | DatasetField)]
    assert [name for name in lists if values[name] in ("[]", [])] == []
