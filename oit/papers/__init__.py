"""Files made of what was entered once: as PDF and Word to be read, as Excel, CSV and JSON to be worked with.

Nothing here asks the database or knows of a request: a content goes in, bytes come out, the same each time.
"""

from .paper import Heading, List, Paper, Paragraph, Picture, TableBlock, rich_text_blocks
from .pdf import write_order, write_pdf
from .refusals import CannotWrite
from .sheets import Sheet
from .word import write_docx
from .writing import write

__all__ = [
    "CannotWrite",
    "Heading",
    "List",
    "Paper",
    "Paragraph",
    "Picture",
    "Sheet",
    "TableBlock",
    "rich_text_blocks",
    "write",
    "write_docx",
    "write_order",
    "write_pdf",
]
