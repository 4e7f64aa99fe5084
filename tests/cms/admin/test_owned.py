"""Numbers of another station's pictures and files, sent where a chooser would offer only the own ones."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.models import Officer, StationDocument, StationImage, StationSettings
from oit.models import LawsPage
from tests.admin_forms import edit_address, shown
from tests.contract.conftest import PAGE_TYPES
from tests.factories import material, officer, published
from tests.filled import every_field

from .walking import SECRET

pytestmark = pytest.mark.django_db

REFUSED = "รายการนี้เป็นของสถานีอื่น"


@pytest.fixture
def given(station):
    return material(station)


@pytest.fixture
def there(other_station):
    """What the other station has."""
    return material(other_station)


def chosen(data, number):
    """The names of the fields of a form in which a chooser wrote ``number``: of pictures and files, at any depth."""
    parts = (
        "value",
        "image",
        "picture",
        "photo",
        "logo",
        "document",
        "file",
        "map_picture",
        "before",
        "after",
    )
    return [name for name, value in data.items() if value == str(number) and name.endswith(parts)]


def swapped(data, given, there):
    """``data`` with the other station's in place of each picture and each file of ``given``."""
    pairs = [(given.image, there.image), (given.pdf, there.pdf), (given.xlsx, there.xlsx)]
    names = {name: str(other.pk) for own, other in pairs for name in chosen(data, own.pk)}
    return {**data, **names}


def pointed_at(page):
    """``(model, number)`` of what the newest version of ``page`` points at."""
    version = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    for field in version._meta.get_fields():
        if field.is_relation and field.concrete:
            yield field.related_model, field.value_from_object(version)
        elif hasattr(field, "extract_references"):
            for model, number, *_path in field.extract_references(field.value_from_object(version)):
                yield model, int(number)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_no_page_takes_a_file_of_another_station(model, station, given, there, supervisor_user, client_for):
    client = client_for(supervisor_user)
    page = published(model, station, **every_field(model, given))
    data = swapped(shown(client.get(edit_address(page))), given, there)
    assert client.post(edit_address(page), data).status_code in (200, 302)
    of_others = {(type(each), each.pk) for each in (there.image, there.pdf, there.xlsx)}
    assert of_others.isdisjoint(pointed_at(page))


def test_it_is_said_beside_the_field(station, given, there, supervisor_user, client_for):
    page = published(LawsPage, station, **every_field(LawsPage, given))
    client = client_for(supervisor_user)
    data = swapped(shown(client.get(edit_address(page))), given, there)
    errors = client.post(edit_address(page), data).context["form"].errors
    assert REFUSED in str(errors["laws"])


def test_what_an_administrator_put_there_may_stay(station, given, there, supervisor_user, client_for):
    model = next(each for each in PAGE_TYPES if each.__name__ == "HomePage")
    page = published(model, station, picture=there.image)
    client = client_for(supervisor_user)
    data = shown(client.get(edit_address(page)))
    data["introduction"] = "ยินดีต้อนรับ"
    assert client.post(edit_address(page), data).status_code == 302


def test_neither_an_entry_nor_the_settings_take_one(station, given, there, supervisor_user, client_for):
    client = client_for(supervisor_user)
    own = officer(station)
    address = reverse(Officer.snippet_viewset.get_url_name("edit"), args=[own.pk])
    response = client.get(address)
    data = response.context["form"].initial | {"photo": there.image.pk}
    answered = client.post(address, {name: value for name, value in data.items() if value is not None})
    assert REFUSED in str(answered.context["form"].errors)
    address = reverse("wagtailsettings:edit", args=["cms", "stationsettings", station.pk])
    form = client.get(address).context["form"]
    data = {**form.initial, "phones-count": 0, "hours-count": 0, "logo": there.image.pk}
    answered = client.post(address, {name: value for name, value in data.items() if value is not None})
    assert REFUSED in str(answered.context["form"].errors)
    assert StationSettings.objects.get(site=station).logo is None


@pytest.mark.parametrize(
    ("view", "model"),
    [
        ("wagtailimages_chooser:chosen_multiple", StationImage),
        ("wagtaildocs_chooser:chosen_multiple", StationDocument),
        ("wagtailadmin_choose_page_chosen_multiple", Page),
    ],
)
def test_several_at_once_are_told_of_the_own_station_alone(view, model, others, officer_user, client_for):
    answered = client_for(officer_user).get(reverse(view), {"id": [str(pk) for pk in others[model]]})
    assert answered.status_code == 302
    assert SECRET not in answered.content.decode()
