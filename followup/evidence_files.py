"""Files of evidence: known by their content, kept encrypted."""

import hashlib

from titp.documents import storage
from titp.tenancy.encrypted import decrypt_bytes, encrypt_bytes
from trainees.safeguarding.files import ENDINGS, PAPER, NotTaken, kind_of

__all__ = ["ENDINGS", "NotTaken", "content_of", "keep_with", "kind_of_paper"]


def kind_of_paper(file):
    """The type of a PDF or picture by its content. Raises NotTaken."""
    return kind_of(file, PAPER)


def keep_with(evidence, file):
    """Write the row with its file, or neither."""
    evidence.file_kind = kind_of_paper(file)
    content = file.read()
    evidence.sha256 = hashlib.sha256(content).hexdigest()
    evidence.key = storage.keep(encrypt_bytes(content, place_of(evidence.sha256)), "sealed")
    try:
        evidence.save()
    except BaseException:
        storage.remove(evidence.key)
        raise


def content_of(evidence):
    """What came, byte for byte. Raises storage.NoSuchFile."""
    with storage.opened(evidence.key) as file:
        return decrypt_bytes(file.read(), place_of(evidence.sha256))


def place_of(sha256):
    return f"evidence|{sha256}"
