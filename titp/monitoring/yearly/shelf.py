"""Where reports of a year lie: outside every organization's folder, each under its checksum."""

import hashlib
import re
from pathlib import Path

from django.conf import settings

from titp.documents.storage import NoSuchFile, write

FOLDER, SHA256 = "published", re.compile(r"[0-9a-f]{64}")


def keep(content):
    """Write a PDF; answers its checksum, by which it is found again."""
    sha256 = hashlib.sha256(content).hexdigest()
    write(_path(sha256), content)
    return sha256


def taken(sha256):
    """The bytes under a checksum. Raises NoSuchFile where they are lost or no longer the same."""
    if not SHA256.fullmatch(sha256):
        raise NoSuchFile("no checksum")
    try:
        content = _path(sha256).read_bytes()
    except FileNotFoundError as missing:
        raise NoSuchFile("there is no file under this checksum") from missing
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NoSuchFile("the file is not what was kept")
    return content


def _path(sha256):
    return Path(settings.FILES_ROOT, FOLDER, f"{sha256}.pdf")
