"""All that the people and programs of one host company can fetch, as bytes that can be compared."""

import io
import re
import zipfile
from uuid import UUID

import pypdfium2
from django.db import transaction
from doors import DOORS, roles_of

from titp.accounts.permissions import CLERK

# What differs each time: tokens against forgery, the minute of printing, the moment of an answer.
OF_THE_MOMENT = re.compile(
    rb'(?<=csrfmiddlewaretoken" value=")[^"]+|(?<="X-CSRFToken": ")[^"]+'
    rb'|<p class="print-foot">.*?</p>|DTSTAMP:\S+|(?<="request_id": ")[^"]+',
    re.DOTALL,
)
# What a workbook carries so that it is known when it comes back: signed with its moment.
SIGNED = re.compile(rb"[\w-]+:[\w-]{6}:[\w-]{43}")
NOTHING = {"int": 1, "uuid": UUID(int=0)}
SAID_OF_AN_ANSWER = ("Content-Type", "Location", "Content-Disposition", "Cache-Control", "Allow")


class Host:
    """A company's clerk, its program, and a row of its own for each address that names one."""

    def __init__(self, kita, clerk, program, rows):
        self.kita, self.clerk, self.program, self.rows = kita, clerk, program, rows

    def address(self, route):
        """The address with a row of this company; with none at all where it can have none."""
        values = self.rows.get(route.partition("<")[0], {})

        def value(key):
            return str(values.get(key[2], NOTHING.get(key[1], "x")))

        return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", value, route)

    def everything(self, more=()):
        """{what was asked: what came}: GET of every address there is, and an empty POST to those
        that a clerk may enter; those of the API by the company's program, too."""
        told = {}
        for route, view in DOORS:
            path = f"/o/kita{self.address(route)}"
            told["get", route] = self._taken_back(self.clerk.get, path)
            if CLERK in roles_of(view):
                told["post", route] = self._taken_back(self.clerk.post, path)
            if route.startswith("api/"):
                own = self.address(route).removeprefix("/api/")
                told["program", route] = self._taken_back(self.program.ask, "get", own)
        for path in more:
            told["get", path] = self._taken_back(self.clerk.get, path)
        return told

    def _taken_back(self, ask, *args):
        with transaction.atomic():
            answer = ask(*args)
            content = b"".join(answer)
            transaction.set_rollback(True)
        said = [answer.get(name) for name in SAID_OF_AN_ANSWER]
        return answer.status_code, said, comparable(content)


def comparable(content):
    """The bytes of a page; the text of a PDF; the parts of a workbook but for when it was made."""
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        text = [page.get_textpage().get_text_bounded() for page in pages]
        return [re.sub(r"\d\d:\d\d", "", one) for one in text]
    if content.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(content))
        parts = (name for name in book.namelist() if "docProps" not in name)
        return {name: SIGNED.sub(b"", book.read(name)) for name in parts}
    return OF_THE_MOMENT.sub(b"", content)


def different(before, after):
    """What was asked where the answers differ, with the first line that does: for the message."""
    found = {}
    for asked, came in after.items():
        if came == before[asked]:
            continue
        was, now = (str(one[2]).split("\\n") for one in (before[asked], came))
        lines = [(a[:160], b[:160]) for a, b in zip(was, now, strict=False) if a != b]
        found[asked] = (before[asked][:2], came[:2], lines[:2])
    return found
