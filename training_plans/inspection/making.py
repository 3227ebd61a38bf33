"""Making a pack: its registers, one indexed PDF, and a ZIP in which every file has its checksum."""

import csv
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from titp.documents import storage
from titp.documents.papers import unprintable
from titp.documents.printing import Limits, print_papers
from titp.documents.storage import NoSuchFile
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from training_plans.inspection.contents import chapters, filed_papers, missing
from training_plans.inspection.register import Table, written
from training_plans.inspection.registers import CHAPTERS
from training_plans.inspection.scope import Scope

PAPER, PDF, SUMS = "training_plans/inspection/pack.html", "inspection_pack.pdf", "SHA256SUMS.txt"
LIMITS = Limits(pages=3000, letters=60_000_000, seconds=1500)
# The registers, the consultations, the filed papers, the PDF and the ZIP.
STEPS = sum(len(registers) for _title, registers in CHAPTERS) + 4
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP: the same content makes the same file


@dataclass(frozen=True)
class Made:
    """What was made: the ZIP under its key, and what the list of packs says of it."""

    content: bytes
    sha256: str
    key: str
    missing: int
    files: int
    pages: int


def made(pack, tell=lambda done, page=0: None):
    """Make a pack and keep its ZIP; `tell(done, page)` goes up to STEPS, with the page laid out.

    Nothing is written but the finished file; a worker killed on the way leaves nothing behind
    that a row names. Raises PrintingUnavailable and PaperTooLong.
    """
    scope = Scope(pack.company, pack.starts_on, pack.ends_on, pack.copy == pack.Copy.HOST)
    done = iter(range(1, STEPS + 1))
    with translation.override(pack.language):
        items, resting = missing(scope)
        parts = list(chapters(scope, lambda: tell(next(done))))
        files, lost, papers = _papers(scope)
        tell(next(done))
        for table in [items, resting, *(one for part in parts for one in part.tables)]:
            files[f"registers/{table.slug}.csv"] = _csv(table)
        sums = [(name, len(files[name]), _sum(files[name])) for name in sorted(files)]
        context = {
            "pack": pack, "scope": scope, "items": items, "resting": resting, "chapters": parts,
            "papers": papers, "lost": lost, "sums": sums, "pdf_name": PDF, "sums_name": SUMS,
        }  # fmt: skip
        printed = print_papers([_paper(context)], LIMITS, lambda page: tell(STEPS - 2, page))
        tell(STEPS - 1)
    files[PDF] = printed.content
    content = _zipped(files)
    return Made(
        content, _sum(content), storage.keep(content, "zip"), len(items.rows), len(files) + 1,
        printed.pages,
    )  # fmt: skip


def _papers(scope):
    """The filed papers: {name in the ZIP: bytes}, how many the disk has lost, and their table."""
    files, lost, lines = {}, 0, []
    for row in filed_papers(scope):
        name = f"forms/{timezone.localdate(row.filed_at):%Y%m%d}_{row.form}_{row.pk}.pdf"
        try:
            files[name] = row.pdf()
        except NoSuchFile:
            lost += 1
            name = _("the file is not there")
        about = row.subject_label
        days = [written(row.edition), written(row.filed_at)]
        lines.append([str(len(lines) + 1), f"{row.number} {row.title}", about, *days, name])
    headings = [
        _("No."), _("Form"), _("About"), _("edition"), _("filed at"), _("File in the ZIP"),
    ]  # fmt: skip
    return files, lost, Table("filed-forms", _("Filed papers"), headings, lines)


def _paper(context):
    context |= {
        "organization": Organization.objects.get(pk=current().organization_id),
        "language": context["pack"].language,
        "made_at": timezone.now(),
        "printed_on": timezone.localdate(),
        "report": {"title": _("Inspection pack"), "form": ""},
    }
    paper = render_to_string(PAPER, context)
    if characters := unprintable(paper):
        boxes = [f"U+{ord(one):04X}" for one in sorted(characters)]
        paper = render_to_string(PAPER, context | {"boxes": boxes})
    return paper


# How a text begins that a spreadsheet would take for a formula.
FORMULA = re.compile(r"^[=+\-@\t\r]")


def _csv(table):
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(table.headings)
    for row in table.rows:
        rows.writerow(
            [f"'{one}" if FORMULA.match(one) and not _number(one) else one for one in row]
        )
    return out.getvalue().encode("utf-8-sig")


def _number(text):
    return text.lstrip("-").isdecimal()


def _zipped(files):
    """The same files make the same ZIP, byte for byte; the sums can be checked by `sha256sum`."""
    lines = "".join(f"{_sum(files[name])}  {name}\n" for name in sorted(files))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*sorted(files.items()), (SUMS, lines.encode())]:
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sum(content):
    return hashlib.sha256(content).hexdigest()
