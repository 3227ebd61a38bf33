"""HTML to PDF by WeasyPrint: tagged, with our fonts, without reading anything else."""

import gc
import logging
import os
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from threading import Lock

from django.conf import settings

from titp.collector import collector_off, keep_what_lives
from titp.documents import fonts

SHEETS = ("paper.css", "charts.css", "official_forms.css", "yearly.css")
# 200 papers of a page: 620 MB without collecting in between, 430 MB with, a fifth slower.
COLLECT_EVERY = 25
# Pango and the collector's switch are shared by all threads of the process.
_one_at_a_time = Lock()
_run = ContextVar("printing_run", default=None)


class PrintingUnavailable(RuntimeError):
    """This machine cannot make PDFs; the message says what it lacks."""


class PaperTooLong(RuntimeError):
    """A paper has more pages or letters, or takes more time, than a paper may."""


@dataclass(frozen=True)
class Limits:
    """How much one print may take. Measured: about 7 pages of dense table in a second."""

    pages: int = 400
    letters: int = 4_000_000
    seconds: float = 120


@dataclass(frozen=True)
class Printed:
    """A PDF, with its number of pages, and the title and language that it states itself."""

    content: bytes
    pages: int
    title: str
    language: str


def available():
    """Why this machine cannot make PDFs, or "" where it can."""
    try:
        _weasyprint()
    except OSError as missing:
        # Pango comes with the operating system, not with the wheel: all else works without.
        reason = str(missing).splitlines()[0]
        return f"PDFs need the Pango library (version 1.44 or newer): {reason}"
    return ""


@cache
def _weasyprint():
    """Loaded at the first print: it takes a second or two, and most processes never print."""
    module = import_module("weasyprint")
    # Its complaints quote addresses and style rules of the paper, and those may hold a name.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addFilter(_Stopwatch())
    return module


def print_papers(papers, limits=None, tell=None):
    """One tagged PDF of all these papers, each an HTML page that begins on a sheet of its own.

    Page numbers count within each paper. Title and language are the first paper's. `tell(page)`
    is called as a page is laid out. Raises PrintingUnavailable and PaperTooLong.
    """
    if reason := available():
        raise PrintingUnavailable(reason)
    run = _Run(limits or Limits(), tell)
    with _one_at_a_time, _watched(run), collector_off():
        rendered = []
        for paper in papers:
            rendered.append(_rendered(paper, run))
            if len(rendered) % COLLECT_EVERY == 0:
                gc.collect()
        if not rendered:
            raise ValueError("nothing to print")
        pages = [page for document in rendered for page in document.pages]
        first = rendered[0]
        # PDF/UA-1 makes WeasyPrint write tags, language and title; nobody has validated more.
        content = first.copy(pages).write_pdf(pdf_variant="pdf/ua-1")
    return Printed(content, len(pages), first.metadata.title or "", first.metadata.lang or "")


def _rendered(paper, run):
    run.count_letters(len(paper))
    font_configuration, fetcher, sheets = _workshop()
    html = _weasyprint().HTML(string=paper, url_fetcher=fetcher)
    document = html.render(font_config=font_configuration, stylesheets=sheets)
    run.finish_paper(len(document.pages))
    return document


@cache
def _workshop():
    """Fonts, fetcher and style sheets: made once in a process, for they take most of the time."""
    # Read by fontconfig when it is first used; an operator may point it to more fonts.
    os.environ.setdefault("FONTCONFIG_FILE", str(fonts.CONFIGURATION))
    weasyprint = _weasyprint()
    font_configuration = weasyprint.text.fonts.FontConfiguration()
    fetcher = import_module("titp.documents.fetching").OwnPicturesOnly()
    sheets = [
        weasyprint.CSS(
            string=(settings.ROOT / "static" / "css" / name).read_text(),
            font_config=font_configuration,
            url_fetcher=fetcher,
        )
        for name in SHEETS
    ]
    keep_what_lives()  # each print ends by collecting, which is a quarter of a small one
    return font_configuration, fetcher, sheets


class _Run:
    """What one print has used up so far."""

    def __init__(self, limits, tell=None):
        self.limits, self.tell = limits, tell
        self.deadline = time.monotonic() + limits.seconds
        self.letters = self.pages = 0

    def count_letters(self, number):
        self.letters += number
        if self.letters > self.limits.letters:
            raise PaperTooLong(f"more than {self.limits.letters} letters")

    def begin_page(self, number):
        """`number` counts within the paper that is being laid out."""
        if self.pages + number > self.limits.pages:
            raise PaperTooLong(f"more than {self.limits.pages} pages")
        if time.monotonic() > self.deadline:
            raise PaperTooLong(f"more than {self.limits.seconds} seconds")
        if self.tell:
            self.tell(self.pages + number)

    def finish_paper(self, pages):
        self.pages += pages


class _Stopwatch(logging.Filter):
    """Looks at the limits each time WeasyPrint says that it begins a page.

    Its progress log is the one place where it can be stopped while it lays out: what a filter
    raises passes through.
    """

    def filter(self, record):
        run = _run.get()
        if run is not None:
            number = record.args[0] if record.args else 0
            run.begin_page(number if isinstance(number, int) else 0)
        return False


@contextmanager
def _watched(run):
    token = _run.set(run)
    try:
        yield
    finally:
        _run.reset(token)
