"""One content in every format."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from .csv_files import write_csv
from .excel import write_xlsx
from .json_files import write_json
from .pdf import write_pdf
from .refusals import CannotWrite
from .word import write_docx

DOCUMENTS = {"pdf": write_pdf, "docx": write_docx}
TABLES = {"xlsx": write_xlsx, "csv": write_csv, "json": write_json}


def write(format, paper, sheets=()):
    """The bytes of a file in one of the `formats`, in the language of the Paper.

    What is read (PDF, Word) is made of the Paper; what is worked with (Excel, CSV, JSON) of the ``sheets``, a
    sequence of Sheet. The same content gives the same bytes. Raises CannotWrite where a format cannot be made.
    """
    with override(paper.lang):
        if format in DOCUMENTS:
            return DOCUMENTS[format](paper)
        if format in TABLES and sheets:
            return TABLES[format](paper, sheets)
        raise CannotWrite(
            _("There is no table here that could be written as %(format)s.") % {"format": format.upper()}
        )
