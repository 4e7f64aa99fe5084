"""Whether a PDF is a scan: pictures of pages, without text that could be searched or read aloud."""

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# A scan has no text on any page; a document may begin with a picture.
PAGES = 3
# What pypdf raises for pages that it cannot read.
UNREADABLE = (
    PyPdfError,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    IndexError,
    RecursionError,
    NotImplementedError,
)


def is_scan(file):
    """Whether the first pages of the open PDF ``file`` hold pictures and no text.

    A file whose pages cannot be read is not said to be one.
    """
    file.seek(0)
    try:
        pages = PdfReader(file).pages[:PAGES]
        return any(len(page.images) for page in pages) and not any(
            page.extract_text().strip() for page in pages
        )
    except UNREADABLE:
        return False
    finally:
        file.seek(0)
