"""What is given once for each line of work."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.choosing import DocumentChooserBlock
from cms.blocks.content import DocumentBlock
from cms.blocks.dates import ThaiDateBlock
from cms.lines_of_work import LineOfWork

TEXT = ["bold", "ol", "ul", "link", "document-link"]


def line_of_work(**options):
    return blocks.ChoiceBlock(label=_("line of work"), choices=LineOfWork.choices, **options)


class LineTextBlock(blocks.StructBlock):
    """A text about one line of work."""

    line_of_work = line_of_work()
    text = blocks.RichTextBlock(label=_("text"), features=TEXT)

    class Meta:
        icon = "group"
        label = _("Line of work")


class LineResultBlock(LineTextBlock):
    """What one line of work did of what was planned, with its evidence."""

    text = blocks.RichTextBlock(label=_("what was done and what came of it"), features=TEXT)
    files = blocks.ListBlock(DocumentBlock(), label=_("files"), default=[])

    class Meta:
        icon = "tick"
        label = _("Result of a line of work")


class ManualBlock(blocks.StructBlock):
    """A manual or standard of one line of work: what it covers, and the file."""

    line_of_work = line_of_work()
    title = blocks.CharBlock(label=_("title"), max_length=250)
    summary = blocks.RichTextBlock(label=_("what it covers"), features=TEXT)
    document = DocumentChooserBlock(label=_("file"))
    dated = ThaiDateBlock(label=_("date of this version"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Manual")


class ServiceBlock(blocks.StructBlock):
    """One service of a public manual: its type, its steps, its flowchart, and how long it takes."""

    name = blocks.CharBlock(label=_("service"), max_length=200)
    line_of_work = line_of_work()
    kind = blocks.CharBlock(label=_("type of work"), max_length=150)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("text", blocks.CharBlock(label=_("step"), max_length=300)),
                ("time", blocks.CharBlock(label=_("time it takes"), max_length=80, required=False)),
            ],
            icon="list-ol",
            label=_("Step"),
        ),
        label=_("steps"),
        help_text=_("The flowchart on the page is drawn from these."),
    )
    time_taken = blocks.CharBlock(label=_("time in all"), max_length=100)
    documents_needed = blocks.CharBlock(label=_("what to bring"), max_length=300, required=False)
    fee = blocks.CharBlock(label=_("fee"), max_length=100, required=False)

    class Meta:
        icon = "user"
        label = _("Service")


class DoDontBlock(blocks.StructBlock):
    """A pair: what is right in a situation of the station's own work, and what is not."""

    line_of_work = line_of_work(required=False)
    situation = blocks.CharBlock(label=_("situation"), max_length=200)
    do = blocks.TextBlock(label=_("do"), rows=2)
    dont = blocks.TextBlock(label=_("don't"), rows=2)

    class Meta:
        icon = "tick-inverse"
        label = _("Do and don't")
