"""The measures for integrity and transparency, and what came of them: O24, O25."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from home.models import OrderPurpose
from oit.blocks.measures import AreaPlanBlock, AreaResultBlock, MeasureResultBlock
from oit.datasets.fields import DatasetField
from oit.elements import (
    ActionPlanElement,
    AreaPhotosElement,
    AreasPlanElement,
    AssignmentsElement,
    MeasureResultsElement,
    MeetingRecordElement,
    OrdersElement,
    RecordElement,
)
from oit.schemas import ACTION_PLAN, ASSIGNMENTS

from .fields import SignedOriginals, files_field, photos_field, text_field
from .item import ItemPage


class IntegrityMeasuresPage(SignedOriginals, ItemPage):
    """Who drives the assessment, and what is planned for service, publication and integrity."""

    briefing = text_field(_("the head of station's briefing"))
    briefing_photos = photos_field()
    areas = StreamField([("area", AreaPlanBlock())], blank=True, verbose_name=_("the six areas"))
    assignments = DatasetField(ASSIGNMENTS, verbose_name=_("who publishes each item"))
    website_plan = text_field(_("plan for the website"))
    supervision = text_field(_("supervision"))
    supervision_files = files_field()
    action_plan = DatasetField(ACTION_PLAN, verbose_name=_("action plan"))

    elements = (
        OrdersElement("working-group", OrderPurpose.WORKING_GROUP),
        MeetingRecordElement("briefing", text="briefing", photos="briefing_photos"),
        AreasPlanElement("one-stop-service", "areas"),
        AssignmentsElement("oit-plan", "assignments"),
        RecordElement("website-plan", text="website_plan", needs=["text"]),
        MeetingRecordElement("supervision", text="supervision", files="supervision_files"),
        ActionPlanElement("action-plan", "action_plan"),
    )
    page_description = _("Measures to raise integrity and transparency")

    class Meta:
        verbose_name = _("integrity measures page")


class MeasuresReportPage(ItemPage):
    """What came of the measures, with its evidence."""

    results = StreamField(
        [("result", MeasureResultBlock())], blank=True, verbose_name=_("results by indicator")
    )
    areas = StreamField([("area", AreaResultBlock())], blank=True, verbose_name=_("the six areas"))
    assignment_meeting = text_field(_("meeting that assigned responsibility"))
    assignment_meeting_files = files_field()
    assignment_meeting_photos = photos_field()
    supervision_meeting = text_field(_("head of station's supervision meeting"))
    supervision_meeting_photos = photos_field()

    elements = (
        MeasureResultsElement("results", "results"),
        AreaPhotosElement("photos-one-stop-service", "areas"),
        MeetingRecordElement(
            "photo-assignment-meeting",
            text="assignment_meeting",
            files="assignment_meeting_files",
            photos="assignment_meeting_photos",
            needs=["files", "photos"],
        ),
        MeetingRecordElement(
            "photo-supervision-meeting",
            text="supervision_meeting",
            photos="supervision_meeting_photos",
            needs=["photos"],
        ),
    )
    page_description = _("Report on the integrity and transparency measures")

    class Meta:
        verbose_name = _("measures report page")
