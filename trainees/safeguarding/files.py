"""Files of consultations: known by their content, kept encrypted, with what they were."""

import hashlib

import puremagic

from titp.documents import storage
from titp.tenancy.encrypted import decrypt_bytes, encrypt_bytes
from trainees.models import ConsultationFile

MOST_BYTES = 20 * 2**20
MOST_OF_ONE = 50
# What a file's first bytes say → the type under which it is handed out. Telephones put sound into
# containers that may hold pictures too; whoever opens it gets it as sound.
SOUND = {
    ".wav": "audio/wav", ".webm": "audio/webm", ".mp4": "audio/mp4", ".m4a": "audio/mp4",
    ".f4a": "audio/mp4", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".mp3": "audio/mpeg",
    ".mpga": "audio/mpeg", ".amr": "audio/amr", ".aac": "audio/aac", ".3gp": "audio/3gpp",
    ".3ga": "audio/3gpp",
}  # fmt: skip
PAPER = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".jfif": "image/jpeg", ".jpe": "image/jpeg",
    ".png": "image/png", ".pdf": "application/pdf",
}  # fmt: skip
ENDINGS = {
    "audio/wav": "wav", "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg",
    "audio/mpeg": "mp3", "audio/amr": "amr", "audio/aac": "aac", "audio/3gpp": "3gp",
    "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf",
}  # fmt: skip


class NotTaken(ValueError):
    """The file is not kept; the text is "audio" (of no kind we take) or "large"."""


def kind_of(file, kinds):
    """The type of an uploaded file by its content, one of these kinds. Raises NotTaken."""
    if file.size > MOST_BYTES:
        raise NotTaken("large")
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        found = []
    # The surest first; of guesses that are alike in that, any that we take.
    surest = [one for one in found if one.confidence == found[0].confidence]
    kind = next((kinds[one.extension] for one in surest if one.extension in kinds), None)
    if kind is None:
        raise NotTaken("audio")
    return kind


def take_in(consultation, file, kinds, by=None, **told):
    """Keep a file with a consultation; answers its row. Raises NotTaken; the same file once."""
    kind = kind_of(file, kinds)
    content = file.read()
    sha256 = hashlib.sha256(content).hexdigest()
    if known := ConsultationFile.objects.filter(consultation=consultation, sha256=sha256).first():
        return known
    if ConsultationFile.objects.filter(consultation=consultation).count() >= MOST_OF_ONE:
        raise NotTaken("large")
    key = storage.keep(encrypt_bytes(content, place_of(sha256)), "sealed")
    try:
        return ConsultationFile.objects.create(
            consultation=consultation, by=by, kind=kind, size=len(content), sha256=sha256, key=key,
            **told,
        )  # fmt: skip
    except BaseException:
        storage.remove(key)
        raise


def content_of(row):
    """What came, byte for byte. Raises storage.NoSuchFile; InvalidTag where it was changed."""
    with storage.opened(row.key) as file:
        return decrypt_bytes(file.read(), place_of(row.sha256))


def place_of(sha256):
    return f"consultation file|{sha256}"
