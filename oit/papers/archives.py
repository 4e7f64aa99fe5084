"""Archives such as Word files are: the same content gives the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def without_times(data):
    """The bytes of a ZIP archive with its parts as they are, and none of them dated."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            # A ZipInfo without a date is of the first day that ZIP knows, 1 January 1980.
            undated = ZipInfo(part.filename)
            undated.compress_type = ZIP_DEFLATED
            new.writestr(undated, old.read(part))
    return buffer.getvalue()
