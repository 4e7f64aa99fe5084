"""The texts that Wagtail's scripts show are Thai too."""

import json

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["wagtailadmin_javascript_catalog", "wagtail_localize:javascript_catalog"])
def test_scripts_find_thai(name, client_for, officer_user):
    catalogue = client_for(officer_user).get(reverse(name)).content.decode()
    assert json.dumps("บันทึกการแก้ไขอัตโนมัติแล้ว") in catalogue
