"""Documents made from what is known already: one content, as PDF, Word and Excel."""

from .paper import Heading, List, Paper, Paragraph, TableBlock, rich_text_blocks
from .pdf import write_order, write_pdf
from .sheets import Sheet, write_sheets
from .words import write_docx

__all__ = [
    "Heading",
    "List",
    "Paper",
    "Paragraph",
    "Sheet",
    "TableBlock",
    "rich_text_blocks",
    "write_docx",
    "write_order",
    "write_pdf",
    "write_sheets",
]
