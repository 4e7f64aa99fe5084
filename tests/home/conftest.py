from datetime import date

import pytest
from wagtail.models import Page

from cms.models import Officer


@pytest.fixture
def home(station):
    """The Thai home page of Kamala."""
    return Page.objects.get(pk=station.root_page_id).specific


@pytest.fixture
def chiefs(station):
    """The head of station until 30 September 2023, and the one since."""
    common = {
        "site": station,
        "rank_th": "พ.ต.อ.",
        "position_th": "ผกก.สภ.กมลา",
        "is_chief": True,
    }
    former = Officer.objects.create(
        name_th="สมชาย ใจซื่อ",
        in_office_from=date(2020, 10, 1),
        in_office_until=date(2023, 9, 30),
        **common,
    )
    current = Officer.objects.create(name_th="สมศักดิ์ มือสะอาด", in_office_from=date(2023, 10, 1), **common)
    return former, current


@pytest.fixture
def officer(client_for, officer_user):
    """A Client signed in as an information officer of Kamala."""
    return client_for(officer_user)
