from django.utils.translation import gettext_lazy as _

from oit.elements import RecordElement

from .fields import SignedOriginals, files_field, photos_field, text_field
from .item import ItemPage


class PropertyPage(SignedOriginals, ItemPage):
    """State property, weapons, donations and seized exhibits: classes, rules, and the report."""

    classification = text_field(_("classes of property"))
    classification_files = files_field()
    control = text_field(_("control, care, counting and inspection"))
    control_files = files_field()
    weapons = text_field(_("weapons and equipment"))
    weapons_files = files_field()
    lending = text_field(_("borrowing and issuing"))
    lending_files = files_field()
    training = text_field(_("how officers are taught"))
    training_files = files_field()
    exhibits = text_field(_("seized exhibits"))
    exhibits_files = files_field()
    report = text_field(_("report"))
    report_files = files_field()
    report_photos = photos_field()

    elements = (
        RecordElement("classification", text="classification", files="classification_files"),
        RecordElement("control", text="control", files="control_files"),
        RecordElement("weapons", text="weapons", files="weapons_files"),
        RecordElement("lending", text="lending", files="lending_files"),
        RecordElement("training", text="training", files="training_files"),
        RecordElement("exhibits", text="exhibits", files="exhibits_files"),
        RecordElement("report", text="report", files="report_files", photos="report_photos"),
    )
    page_description = _("Managing state property and keeping exhibits")

    class Meta:
        verbose_name = _("property page")
