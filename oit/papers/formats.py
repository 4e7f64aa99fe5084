"""The formats that a document or a table can be written in."""

from cms.media.content import CSV, DOCX, PDF, XLSX

DOCUMENT_FORMATS = ("pdf", "docx")
TABLE_FORMATS = ("xlsx", "csv", "json")
CONTENT_TYPES = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "csv": f"{CSV}; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
