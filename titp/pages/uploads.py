"""Uploaded files stay in memory: Django would lay larger ones unencrypted into a folder.

What is larger than any page takes, or too much at once, is not kept; the file then says how large
it was, so that the page answers as it does for each file beyond its own limit.
"""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 20 * 2**20  # of one file
MOST = 80 * 2**20  # of all files of a request


class InMemoryOnly(FileUploadHandler):
    """Keeps each file in memory; of one beyond the limits its size alone."""

    def __init__(self, request=None):
        super().__init__(request)
        self.kept = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.content, self.length = BytesIO(), 0

    def receive_data_chunk(self, raw_data, start):
        self.length += len(raw_data)
        if self.content is None:
            return
        self.kept += len(raw_data)
        if self.length > LARGEST or self.kept > MOST:
            self.kept -= self.length
            self.content = None
            return
        self.content.write(raw_data)

    def file_complete(self, file_size):
        is_too_large = self.content is None
        content = self.content or BytesIO()
        content.seek(0)
        return InMemoryUploadedFile(
            content, self.field_name, self.file_name, self.content_type,
            max(self.length, LARGEST + 1) if is_too_large else self.length, self.charset,
            self.content_type_extra,
        )  # fmt: skip
