import pytest
from wagtail.models import get_page_models

from cms.models import BasePage
from oit.approval.pages import ApprovedPageMixin
from oit.editions import editions
from oit.models import ItemPage
from tests.factories import material


def has_a_place(model):
    """Whether a station has a place for it; a GeneralItemPage waits for an edition that asks for one."""
    items = [edition.items_of_type(model.__name__) for edition in editions().values()]
    return issubclass(model, BasePage) and (not issubclass(model, ItemPage) or any(items))


PAGE_TYPES = sorted(filter(has_a_place, get_page_models()), key=lambda model: model.__name__)


def pytest_generate_tests(metafunc):
    """``page_type`` runs a test over every page type there is, ``item_type`` over those of the checklist's items."""
    for name, base in (("page_type", BasePage), ("item_type", ItemPage)):
        if name in metafunc.fixturenames:
            types = [model for model in PAGE_TYPES if issubclass(model, base)]
            metafunc.parametrize(name, types, ids=lambda model: model.__name__)


@pytest.fixture
def given(station):
    """Pictures, files and people for filled pages."""
    return material(station)


@pytest.fixture
def editor(officer_user, chief_user, admin_user, client_for):
    """A function from a page type to a client of someone who may make and publish it: an officer, for most."""

    def editor(page_type):
        if page_type.__name__ == "HomePage":
            return client_for(admin_user)
        return client_for(chief_user if issubclass(page_type, ApprovedPageMixin) else officer_user)

    return editor
