from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.bilingual import active_language
from cms.blocks.choosing import DocumentChooserBlock
from cms.blocks.content import GalleryPictureBlock
from cms.blocks.dates import ThaiDateBlock
from oit.datasets.blocks import DatasetBlock
from oit.editions import editions

from .comparison import MonthComparison


def month_choices():
    """Every month of every year that has an edition, the newest year first: ISO and label."""
    return _month_choices(tuple(editions()), active_language())


@lru_cache(maxsize=8)
def _month_choices(years, language):
    return [
        (month.to_iso(), month.label(language))
        for year in sorted(years, reverse=True)
        for month in year.months
    ]


class ComparedByMonth:
    """In Wagtail's comparison of two versions a month stands under its name."""

    def get_comparison_class(self):
        return MonthComparison


class MonthFilesBlock(ComparedByMonth, blocks.StructBlock):
    """One month's files."""

    month = blocks.ChoiceBlock(label=_("month"), choices=month_choices)
    files = blocks.ListBlock(DocumentChooserBlock(), label=_("files"), default=[])

    class Meta:
        icon = "date"
        label = _("Month")


class ActivityBlock(blocks.StructBlock):
    """A piece of work, project or activity of a month (O7)."""

    title = blocks.CharBlock(label=_("work, project or activity"), max_length=250)
    details = blocks.RichTextBlock(label=_("details"), features=["bold", "ol", "ul", "link"])
    first_day = ThaiDateBlock(label=_("from"))
    last_day = ThaiDateBlock(label=_("until"), required=False, help_text=_("If it took more than one day."))
    responsible = blocks.CharBlock(label=_("responsible unit"), max_length=200)
    pictures = blocks.ListBlock(GalleryPictureBlock(), label=_("pictures"), default=[])

    class Meta:
        icon = "list-ul"
        label = _("Activity")

    def clean(self, value):
        cleaned = super().clean(value)
        first, last = cleaned["first_day"], cleaned["last_day"]
        if first and last and last < first:
            ends = ValidationError(_("The activity ends before it starts. Check both dates."))
            raise blocks.StructBlockValidationError(block_errors={"last_day": ends})
        return cleaned


class ActivitiesMonthBlock(MonthFilesBlock):
    """One month's report: its activities, and its files."""

    activities = blocks.ListBlock(ActivityBlock(), label=_("work, projects and activities"), default=[])
    note = blocks.CharBlock(label=_("note"), required=False, max_length=250)


class MonthBlock(ComparedByMonth, blocks.StructBlock):
    """One month: rows of a dataset, files, or a statement that there was nothing to report.

    Subclasses give ``rows`` their schema.
    """

    month = blocks.ChoiceBlock(label=_("month"), choices=month_choices)
    rows = DatasetBlock(label=_("table"), required=False)
    nothing = blocks.BooleanBlock(
        label=_("there was nothing to report this month"),
        required=False,
        help_text=_("The page then shows the words that the checklist asks for."),
    )
    files = blocks.ListBlock(DocumentChooserBlock(), label=_("files"), default=[])
    note = blocks.CharBlock(label=_("note"), required=False, max_length=250)

    class Meta:
        icon = "date"
        label = _("Month")

    def clean(self, value):
        cleaned = super().clean(value)
        # The short form of a month leaves out what the checklist does not allow.
        if cleaned.get("nothing") and cleaned["rows"]:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "nothing": ValidationError(
                        _(
                            "The table of this month has rows. Remove the tick, or the rows: one of the two is wrong."
                        )
                    )
                }
            )
        return cleaned

    @staticmethod
    def schema_of(stream):
        """The schema of the rows in the StreamField value ``stream``."""
        return stream.stream_block.child_blocks["month"].child_blocks["rows"].schema
