"""The box in the edit form."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface

from oit.lint.panels import LintPanel
from oit.models import RiskResultsPage
from tests.admin_forms import edit_address
from tests.factories import draft
from tests.filled.values import stream

pytestmark = pytest.mark.django_db
HANDLER = TabbedInterface(
    [
        ObjectList(
            [LintPanel(), FieldPanel("introduction"), MultiFieldPanel([FieldPanel("results")], heading="ผล")],
            heading="Content",
        )
    ]
).bind_to_model(RiskResultsPage)


@pytest.fixture
def page(station):
    value = {"line_of_work": "traffic", "text": "<p>ผลของ สน.เพชรเกษม</p>", "files": []}
    return draft(
        RiskResultsPage, station, introduction="ปีงบประมาณ พ.ศ. 2566", results=stream(("result", value))
    )


@pytest.fixture
def shown(page, superuser, monkeypatch):
    """The edit form of ``page`` as it is opened, with the box."""
    monkeypatch.setattr(RiskResultsPage, "edit_handler", HANDLER, raising=False)
    type(page).get_edit_handler.cache_clear()
    yield lambda: BeautifulSoup(superuser.get(edit_address(page)).content, "html.parser")
    type(page).get_edit_handler.cache_clear()


def test_each_line_leads_to_its_words(page, shown):
    form = shown()
    box = form.find(string="Worth a second look").find_parent("section")
    lines = {line.get_text(" ", strip=True): line.a["href"] for line in box.select("li")}
    first, second = lines
    assert "“ปีงบประมาณ พ.ศ. 2566”" in first
    assert form.select_one(lines[first]).select_one("[name=introduction]")
    assert "“สน.เพชรเกษม”" in second
    assert lines[second] == f"#block-{page.results.raw_data[0]['id']}-section"


def test_nothing_is_shown_where_there_is_nothing_to_say(page, shown):
    page.introduction, page.results = "ปีงบประมาณ พ.ศ. 2567", []
    page.save_revision()
    assert shown().find(string="Worth a second look") is None


def test_a_form_that_was_sent_is_not_read_again(page):
    def is_shown(request):
        form = HANDLER.get_form_class()(instance=page)
        bound = HANDLER.get_bound_panel(instance=page, request=request, form=form)
        return bound.children[0].children[0].is_shown()

    with override("en"):
        assert is_shown(RequestFactory().get("/"))
        assert not is_shown(RequestFactory().post("/"))
