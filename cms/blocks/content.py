"""What a page's text is made of: paragraphs, pictures, galleries, files, quotes and notes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.lines_of_work import LineOfWork

from .choosing import DocumentChooserBlock, ImageChooserBlock
from .dates import ThaiDateBlock

RICH_TEXT = ["h2", "h3", "bold", "ol", "ul", "link", "document-link", "blockquote"]


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class GalleryPictureValue(blocks.StructValue):
    @property
    def line_of_work_label(self):
        return str(LineOfWork(self["line_of_work"]).label) if self.get("line_of_work") else ""


class GalleryPictureBlock(PictureBlock):
    """A picture of something that happened: where, when and in which line of work."""

    date = ThaiDateBlock(label=_("date"), required=False)
    place = blocks.CharBlock(label=_("place"), required=False, max_length=150)
    line_of_work = blocks.ChoiceBlock(label=_("line of work"), choices=LineOfWork.choices, required=False)

    class Meta:
        value_class = GalleryPictureValue


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(
        GalleryPictureBlock(),
        label=_("pictures"),
        help_text=_(
            "Do not show faces of suspects, victims or bystanders, number plates or documents (PDPA): "
            "choose another picture or cover them first."
        ),
    )

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "components/blocks/gallery.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("file"))
    note = blocks.CharBlock(label=_("note"), required=False, max_length=250)

    class Meta:
        icon = "doc-full"
        label = _("File")


class DocumentsBlock(blocks.StructBlock):
    files = blocks.ListBlock(DocumentBlock(), label=_("files"))

    class Meta:
        icon = "doc-full"
        label = _("Files to download")
        template = "components/blocks/documents.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("words"))
    attribution = blocks.CharBlock(label=_("whose words"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quote.html"


class NoteBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        label=_("kind"), choices=[("info", _("Information")), ("warning", _("Warning"))], default="info"
    )
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Note")
        template = "components/blocks/note.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("answer"), features=["bold", "ol", "ul", "link"])

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "components/blocks/question.html"


class ContentBlock(blocks.StreamBlock):
    """The text of an ordinary page."""

    paragraph = blocks.RichTextBlock(
        label=_("Text"), features=RICH_TEXT, icon="pilcrow", template="components/blocks/paragraph.html"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    documents = DocumentsBlock()
    quote = QuoteBlock()
    note = NoteBlock()
    question = QuestionBlock()
