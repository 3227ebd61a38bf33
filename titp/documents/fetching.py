"""What the printer may read: pictures of our own, by name, and nothing else in the world."""

import mimetypes
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePosixPath

from django.conf import settings
from weasyprint.urls import URLFetcher, URLFetcherResponse

FOLDER = settings.ROOT / "static" / "img"
PICTURES = {".svg", ".png"}
OF_THIS_PAPER = "paper:"
_shown = ContextVar("pictures_of_the_paper", default=None)


class NotOurs(ValueError):
    """A paper asked for something that is no picture of ours."""


@contextmanager
def showing(pictures):
    """Within the block papers show these too: {name: JPEG}, under `paper:<name>`."""
    token = _shown.set(pictures)
    try:
        yield
    finally:
        _shown.reset(token)


class OwnPicturesOnly(URLFetcher):
    """Answers `static:img/<name>` from our pictures, and what `showing` has handed over for the
    paper; refuses all other addresses.

    WeasyPrint asks here for images, style sheets, imports, fonts and attachments alike. Its
    own fetcher reads any file of the machine and any address of the network, so none of its
    handlers is kept.
    """

    def __init__(self):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.handlers.clear()

    def fetch(self, url, headers=None):
        handed = (_shown.get() or {}).get(url.removeprefix(OF_THIS_PAPER))
        if url.startswith(OF_THIS_PAPER) and handed is not None:
            return URLFetcherResponse(url, handed, {"Content-Type": "image/jpeg"})
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
