"""Stored pictures of reports, records and corrections, which are all JPEGs that we wrote."""

from django.http import FileResponse, Http404

from titp.documents.storage import NoSuchFile, opened


def picture_page(row):
    """The picture of a row that has a `key`. Raises Http404 where the disk has lost it."""
    try:
        return FileResponse(opened(row.key), content_type="image/jpeg")
    except NoSuchFile:
        raise Http404 from None
