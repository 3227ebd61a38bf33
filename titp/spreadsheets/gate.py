"""The gate: looks at a file from outside and refuses what is hostile, damaged or too big."""

import struct
import zipfile
import zlib
from pathlib import Path

FILE_LIMIT = 20 * 1024**2
UNPACKED_LIMIT = 150 * 1024**2
PIECE = 64 * 1024

ZIP_SIGNATURE = b"PK"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb"}
PASSWORD_NEEDED = 0x1
LOCAL_HEADER = struct.Struct("<26xHH")


class Refused(Exception):
    """A file that is not read; `code` is unreadable, empty, encrypted, macros or too_large."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def admit(path):
    """ "workbook" or "text", by what is inside and not by the name; Refused if neither is safe."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise Refused("too_large")
        if size == 0:
            raise Refused("empty")
        with path.open("rb") as file:
            signature = file.read(8)
            if signature == OLE_SIGNATURE:
                refuse_old_container(signature + file.read())
    except OSError as error:
        raise Refused("unreadable") from error
    if signature.startswith(ZIP_SIGNATURE):
        inspect_parts(path)
        return "workbook"
    if path.suffix.lower() in WORKBOOK_ENDINGS:
        raise Refused("unreadable")
    return "text"


def refuse_old_container(content):
    """A workbook with a password and an old binary workbook share one container format (OLE)."""
    names = [name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo")]
    if any(name in content for name in names):
        raise Refused("encrypted")
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise Refused("macros")
    raise Refused("unreadable")


def inspect_parts(path):
    """Refuses a zip by its list of parts, then by what the parts really unpack to."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                raise Refused("too_large")
            if any(part.flag_bits & PASSWORD_NEEDED for part in parts):
                raise Refused("encrypted")
            if any(_holds_macros(part.filename) for part in parts):
                raise Refused("macros")
            left = UNPACKED_LIMIT
            for part in parts:
                left -= _unpacked_size(file, part, left)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, NotImplementedError) as error:
        raise Refused("unreadable") from error


def _holds_macros(name):
    name = name.lower().replace("\\", "/")
    return name.endswith("vbaproject.bin") or "/macrosheets/" in name


def _unpacked_size(file, part, left):
    """Bytes a part unpacks to, counted without keeping them: its own statement may be a lie."""
    if part.compress_type == zipfile.ZIP_STORED:
        return part.file_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("unreadable")
    file.seek(part.header_offset)
    name_length, extra_length = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    file.seek(name_length + extra_length, 1)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    size, waiting = 0, file.read(PIECE)
    while waiting and not stream.eof:
        size += len(stream.decompress(waiting, PIECE * 16))
        if size > left:
            raise Refused("too_large")
        waiting = stream.unconsumed_tail or file.read(PIECE)
    return size
