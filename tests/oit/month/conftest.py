"""O15 and O11 of Kamala with some months, and the officer who fills in the next one."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from oit.models import ProcurementSummaryPage, StatisticsPage
from tests.admin_forms import block_data
from tests.factories import material, published
from tests.filled.pages import month
from tests.filled.values import stream


@pytest.fixture
def o15(station):
    """O15 with October, published."""
    return published(ProcurementSummaryPage, station, months=stream(month("2023-10", material(station))))


@pytest.fixture
def o11(station):
    """O11 with the cases of October, published."""
    figures = (
        "life_reported", "life_cleared", "property_reported", "property_cleared",
        "special_reported", "special_cleared", "state_arrests", "state_suspects",
    )  # fmt: skip
    return published(StatisticsPage, station, cases=[{"month": "2023-10", **dict.fromkeys(figures, 3)}])


def fill_address(page, iso):
    return reverse("month:fill", args=[page.pk, iso])


def typed(response):
    """What the form of the response would send, untouched."""
    form, data = response.context["form"], {"version": response.context["form"]["version"].value()}
    for piece in form.entry.pieces:
        bound = form[piece.key]
        if hasattr(bound.field, "block"):
            data |= block_data(bound.field.block, piece.key, bound.field.block.get_form_state(bound.value()))
        else:
            data[piece.key] = bound.field.prepare_value(bound.value())
    return data


def draft(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def words(response):
    return re.sub(r"\s+", " ", BeautifulSoup(response.content, "html.parser").get_text(" "))
