"""Where papers and dropped files lie: each under a name that says nothing, by organization."""

import os
import re
import secrets
from pathlib import Path

from django.conf import settings
from django.db import models

from titp.tenancy.context import current

KEY = re.compile(r"(\d+)/[0-9a-f]{32}\.(pdf|xlsx|csv|jpg|zip|sealed)")


class NoSuchFile(LookupError):
    """The key is no file of the organization we act for."""


class KeyField(models.CharField):
    """The key of a stored file, or "": a file that no such field names is removed some day."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 60, "editable": False} | kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        # To the database it is text like any other.
        return name, "django.db.models.CharField", args, kwargs


def keep(content, suffix="pdf"):
    """Write a file for the organization we act for; answers the key to find it again."""
    key = f"{current().organization_id}/{secrets.token_hex(16)}.{suffix}"
    write(Path(settings.FILES_ROOT, key), content)
    return key


def write(path, content):
    """Put a whole file on the disk, or none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Under another name until it is complete and on the disk: a key never finds half a paper.
    unfinished = path.with_suffix(f".{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def opened(key):
    """The file under a key, open for reading. Raises NoSuchFile."""
    try:
        return _path(key).open("rb")
    except FileNotFoundError as missing:
        raise NoSuchFile("there is no file under this key") from missing


def remove(key):
    """Delete the file under a key; nothing happens when it is gone already."""
    _path(key).unlink(missing_ok=True)


def _path(key):
    """Row policies do not reach the disk: whose file it is, is asked here again."""
    match = KEY.fullmatch(key)
    if match is None or int(match[1]) != current().organization_id:
        raise NoSuchFile("no key of this organization")
    return Path(settings.FILES_ROOT, key)
