"""A station that has published what signs tell."""

from datetime import date

import pytest

from cms.models import StationSettings
from home.models import (
    EServicePage,
    EServicesIndexPage,
    IntegrityStatementPage,
    OneStopServicePage,
    StationContactPage,
)
from oit.models import AntiBriberyPolicyPage
from tests.factories import chief, in_english, published
from tests.filled.values import stream

STATEMENT = "ตำรวจกมลาทุกนายจะไม่รับ ไม่เรียก และไม่ให้ของขวัญหรือประโยชน์ใด ๆ จากการปฏิบัติหน้าที่"


@pytest.fixture
def head(station):
    return chief(station, name_th="สมชาย รักกมลา", rank_en="Police Colonel", name_en="Somchai Rakkamala")


@pytest.fixture
def statement(station, head):
    page = published(
        IntegrityStatementPage, station, statement=STATEMENT, signatory=head, announced_on=date(2023, 12, 20)
    )
    in_english(page)
    return page


@pytest.fixture
def policy(station, head):
    page = published(AntiBriberyPolicyPage, station, signatory=head, purpose="<p>เพื่อความโปร่งใส</p>")
    in_english(page)
    return page


@pytest.fixture
def one_stop(station):
    duty = {"when": "ทุกวัน 08.30–20.30 น.", "position": "ร้อยเวรสอบสวน", "telephone": "076 000 191"}
    pledge = {"service": "แจ้งเอกสารหาย", "time": "15 นาที", "condition": "มีบัตรประจำตัว"}
    values = {"duties": stream(("duty", duty)), "pledges": stream(("pledge", pledge)), "location": "ชั้น 1"}
    page = published(OneStopServicePage, station, **values)
    in_english(page)
    return page


@pytest.fixture
def guide(station):
    published(EServicesIndexPage, station)
    steps = stream(
        ("step", {"title": "ตรวจชื่อเว็บไซต์", "text": "<p>ลงท้ายด้วย <b>.go.th</b></p>", "picture": None}),
        ("step", {"title": "เก็บเลขรับแจ้งความ", "text": "", "picture": None}),
    )
    page = published(
        EServicePage, station, title="แจ้งความออนไลน์", kind="case-tracking", steps=steps, time_taken="15 นาที"
    )
    in_english(page)
    return page


@pytest.fixture
def everything(station, statement, policy, one_stop, guide):
    """All that is needed for every kind of sign but those of the complaints desk and the manuals."""
    published(StationContactPage, station)
    settings = StationSettings.objects.get(site=station)
    settings.telephone, settings.eit_url = "076 000 191", "https://itas.nacc.go.th/go/eit/kamala"
    settings.save()
    return station
