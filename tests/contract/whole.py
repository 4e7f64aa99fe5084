"""A station that has everything the checklist asks for, and a way to break each single element of it."""

from datetime import date

from cms.lines_of_work import LineOfWork
from cms.models import Officer
from cms.thai.years import Month
from feedback.models import FeedbackPage, QuestionsPage
from home.models import EServiceKind, NewsKind, Order
from oit import models
from tests import factories
from tests.filled import every_field
from tests.filled.values import ASSESSED
from tests.oit.basics import e_service, news, settings_with


def whole_page(item, site, given):
    """The published page of the ``item`` of a station with everything that the item also reads elsewhere."""
    settings_with(site)
    for line in LineOfWork:
        factories.officer(site, line_of_work=line, heads_line=True, photo=given.image)
    Officer.objects.filter(pk=given.chief.pk).update(telephone="076 000 201")
    if item.code in FROM_ELSEWHERE:
        FROM_ELSEWHERE[item.code](site, given)
    model = getattr(models, item.page_type)
    page = factories.published(model, site, **every_field(model, given))
    if item.bilingual:
        factories.in_english(page)
    return model.objects.get(pk=page.pk)


def _front_pages(site, given):
    for model in (QuestionsPage, FeedbackPage):
        factories.published(model, site)


def _news(site, given):
    for month in map(Month.from_iso, ASSESSED):
        news(site, NewsKind.RESULTS, month.first_day)
    news(site, NewsKind.ITA, date(2024, 1, 10))
    news(site, NewsKind.EIT, date(2024, 1, 11))


def _of_the_chief(site, given):
    for day in (9, 16, 23):
        news(site, NewsKind.CHIEF, date(2024, 1, day), chief=given.chief)
    news(site, NewsKind.ITA, date(2024, 1, 10))


def _e_services(site, given):
    for kind in (EServiceKind.ONLINE_REPORT, EServiceKind.FINES, EServiceKind.CASE_TRACKING):
        e_service(site, kind)


def _plan_of(model):
    return lambda site, given: factories.published(model, site, **every_field(model, given))


def _order(site, given):
    Order.objects.create(
        site=site,
        number="12/2567",
        date=date(2024, 1, 10),
        subject_th="แต่งตั้งคณะทำงานขับเคลื่อน ITA",
        signatory_th="ผู้กำกับการ",
        purpose="working-group",
        file=given.pdf,
    )


FROM_ELSEWHERE = {
    "O5": _front_pages,
    "O6": _news,
    "O10": _e_services,
    "O19": _of_the_chief,
    "O21": _plan_of(models.BriberyRiskPage),
    "O24": _order,
    "O25": _plan_of(models.IntegrityMeasuresPage),
}
