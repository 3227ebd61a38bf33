"""What the printer may read: pictures of our own, by name, and nothing else in the world."""

import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from weasyprint.urls import URLFetcher, URLFetcherResponse

FOLDER = settings.ROOT / "static" / "img"
PICTURES = {".svg", ".png"}


class NotOurs(ValueError):
    """A paper asked for something that is no picture of ours."""


class OwnPicturesOnly(URLFetcher):
    """Answers `static:img/<name>` from our pictures; refuses all other addresses.

    WeasyPrint asks here for images, style sheets, imports, fonts and attachments alike. Its
    own fetcher reads any file of the machine and any address of the network, so none of its
    handlers is kept.
    """

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.handlers.clear()

    def fetch(self, url, headers=None):
        path = self.picture(url)
        kind = mimetypes.guess_type(path.name)[0]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def picture(self, url):
        """The file behind an address of ours; NotOurs for any other."""
        scheme, _, name = url.partition(":")
        asked = PurePosixPath(name)
        if scheme != "static" or asked.parts[:1] != ("img",) or asked.suffix not in PICTURES:
            # The address may hold a person's name: it is not repeated.
            raise NotOurs("papers show pictures of ours only")
        path = FOLDER.joinpath(*asked.parts[1:]).resolve()
        if not path.is_relative_to(FOLDER.resolve()) or not path.is_file():
            raise NotOurs("there is no such picture")
        return path
