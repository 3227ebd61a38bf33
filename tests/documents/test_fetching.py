"""A paper reads nothing of the machine and nothing of the network, whatever is written in it."""

import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pypdfium2
import pytest
from django.conf import settings

from titp.documents.fetching import NotOurs, OwnPicturesOnly
from titp.documents.printing import print_papers

SECRET = "canary-4711"


@pytest.fixture
def listener():
    """A server that answers everything, also with a redirect, and notes that it was asked."""
    asked = []

    class Notes(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802  the name is given
            asked.append(self.path)
            self.send_response(302 if "redirect" in self.path else 200)
            self.send_header("Location", "/other")
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *_arguments):
            """Keeps quiet."""

    server = HTTPServer(("127.0.0.1", 0), Notes)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


# What a paper may be made to say, and what kind of thing it then asks for.
INJECTIONS = {
    "image": ("svg", '<img src="{url}" alt="x">'),
    "attachment": ("txt", '<link rel="attachment" href="{url}">'),
    "attached link": ("txt", '<a rel="attachment" href="{url}">x</a>'),
    "style sheet": ("css", '<link rel="stylesheet" href="{url}">'),
    "import": ("css", '<style>@import url("{url}");</style>'),
    "background": ("svg", '<style>body {{ background: url("{url}") }}</style>'),
    "content": ("svg", '<style>p::before {{ content: url("{url}") }}</style>'),
    "list mark": ("svg", '<style>li {{ list-style-image: url("{url}") }}</style><ul><li>x</ul>'),
    "object": ("svg", '<object data="{url}"></object>'),
    "embed": ("svg", '<embed src="{url}">'),
    "in a picture": ("svg", '<svg viewBox="0 0 9 9"><image href="{url}" width="9"/></svg>'),
    "base address": ("svg", '<base href="{url}"><img src="secret.svg" alt="x">'),
}
FONT = '<style>@font-face {{ font-family: x; src: url("{url}") }}</style>'
CONTENTS = {
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="99"><text y="9">%s</text></svg>',
    "css": 'p::after { content: "%s" }',
    "txt": "%s",
}


def printed_with(injection, url):
    page = (
        f'<html lang="en"><head><title>T</title></head><body><p>SEEN</p>{injection}</body></html>'
    )
    return print_papers([page.replace("{url}", url).replace("{{", "{").replace("}}", "}")])


def everything_in(printed):
    """All text of the pages and all streams of the file, attachments too."""
    with pypdfium2.PdfDocument(printed.content) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    with pikepdf.open(io.BytesIO(printed.content)) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        attached = list(pdf.attachments)
    return text, b"".join(streams), attached


@pytest.mark.parametrize(("kind", "injection"), INJECTIONS.values(), ids=INJECTIONS)
def test_no_file_of_the_machine_comes_into_a_paper(kind, injection, tmp_path):
    secret = tmp_path / f"secret.{kind}"
    secret.write_text(CONTENTS[kind] % SECRET)
    text, streams, attached = everything_in(printed_with(injection, secret.as_uri()))
    assert "SEEN" in text
    assert SECRET not in text
    assert SECRET.encode() not in streams
    assert attached == []


@pytest.mark.parametrize(
    "injection",
    [FONT, *(markup for _kind, markup in INJECTIONS.values())],
    ids=["font", *INJECTIONS],
)
@pytest.mark.parametrize("path", ["/plain.svg", "/redirect.svg"])
def test_no_address_of_the_network_is_asked(injection, path, listener):
    address, asked = listener
    text, streams, attached = everything_in(printed_with(injection, address + path))
    assert asked == []
    assert "SEEN" in text
    assert SECRET.encode() not in streams
    assert attached == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "https://example.org/x.svg",
        "ftp://example.org/x.png",
        "data:image/png;base64,AAAA",
        "static:../titp/settings.py",
        "static:img/../../titp/settings.py",
        "static:/etc/passwd.png",
        "static:img//etc/passwd.png",
        "static:fonts/fonts.conf",
        "static:img/no-such-picture.png",
        "STATIC:img/icons.svg",
        "",
    ],
)
def test_every_address_but_that_of_a_picture_of_ours_is_refused(address):
    with pytest.raises(NotOurs):
        OwnPicturesOnly().fetch(address)


def test_a_refusal_does_not_repeat_the_address():
    with pytest.raises(NotOurs) as refused:
        OwnPicturesOnly().fetch("file:///home/TRAINEE-ONE.png")
    assert "TRAINEE" not in str(refused.value)


def test_a_picture_of_ours_is_read():
    picture = sorted((settings.ROOT / "static" / "img").glob("*.svg"))[0]
    answer = OwnPicturesOnly().fetch(f"static:img/{picture.name}")
    assert answer.read() == picture.read_bytes()
    assert answer.content_type == "image/svg+xml"
