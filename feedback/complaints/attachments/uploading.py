"""Uploads that are never written to disk in clear, and of which no more than a fixed amount is taken in."""

from functools import wraps
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# Bytes that all files of one request may have together; also those of one report.
MOST = 50 * 1024 * 1024


class InMemoryHandler(FileUploadHandler):
    """Keeps every file of the request in memory. Files beyond MOST bytes in all are left out; the text is not.

    ``left_out``: the names of the files that were left out, for the form to say so.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.taken = 0
        self.left_out = []

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        if self.taken + len(raw_data) > MOST:
            self.taken -= self.file.tell()
            self.left_out.append(self.file_name)
            raise SkipFile
        self.taken += len(raw_data)
        self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def files_in_memory(view):
    """Decorates a view of a form with files. Nothing before it may have read the form: under ``/admin/`` the view is
    ``csrf_exempt`` and this stands around ``csrf_protect``.

    The names of files that were left out: ``left_out(request)``.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        request.upload_handlers = [InMemoryHandler(request)]
        return view(request, *args, **kwargs)

    return wrapped


def left_out(request):
    """The names of the files that were too much, once the form has been read."""
    return [name for handler in request.upload_handlers for name in handler.left_out]
