"""Of which month, and of which state of it, a workbook is: what it carries with it and back."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from titp.tenancy.context import current
from training_plans.filing.difference import meaning
from training_plans.filing.review import open_cells
from training_plans.models import ReportStep
from training_plans.month_columns import COLUMNS

SALT = "training_plans.filing.workbook"
BEGINS = "month:"  # how a token can be told from any other text of a first cell
MARK = 6  # letters of a mark


class NotTaken(ValueError):
    """A file that is not taken; its text says why, in the reader's language."""


@dataclass(frozen=True)
class Round:
    """What a workbook was made of; `month` in ISO form, `step` the last step of the report then.

    Ids only: the token stands in a file that goes anywhere.
    """

    organization: int
    company: int
    report: int
    month: str
    step: int


def round_of(report):
    """The Round of a report as it stands now."""
    last = ReportStep.objects.filter(report=report).order_by("-pk").first()
    return Round(
        current().organization_id, report.company_id, report.pk, report.month.isoformat(),
        last.pk if last else 0,
    )  # fmt: skip


def token_of(report):
    return BEGINS + signing.dumps(asdict(round_of(report)), salt=SALT)


def check(token, report):
    """Raises NotTaken unless the token is of this report as it stands now."""
    if not token.startswith(BEGINS):
        raise NotTaken(_("This is not a workbook that was downloaded here."))
    try:
        told = Round(**signing.loads(token.removeprefix(BEGINS), salt=SALT))
    except (signing.BadSignature, TypeError) as wrong:
        raise NotTaken(
            _("The mark by which a workbook is known was changed. Please download it again.")
        ) from wrong
    here = round_of(report)
    if told.organization != here.organization:
        raise NotTaken(_("This workbook is of another organization."))
    if told.company != here.company:
        raise NotTaken(_("This workbook is of another company."))
    if told.report != here.report:
        month = date_format(date.fromisoformat(told.month), "YEAR_MONTH_FORMAT")
        raise NotTaken(_("This workbook is of another month: %(month)s.") % {"month": month})
    if told.step != here.step:
        raise NotTaken(
            _("This month was sent, sent back or opened since the workbook was downloaded."
              " Please download it again.")
        )  # fmt: skip
    if not report.is_open:
        raise NotTaken(_("This month cannot be changed now."))


def due_cells(report):
    """(columns, people, cells): what a workbook of the report asks for.

    All columns and people where all may be changed, {(trainee id, column): ReturnedCell} then
    None; else those of the cells that were sent back, `people` their ids.
    """
    asked_again = open_cells(report)
    if asked_again is None:
        return list(COLUMNS.values()), None, None
    names = {column for _trainee, column in asked_again}
    people = {trainee for trainee, _column in asked_again}
    return [column for column in COLUMNS.values() if column.name in names], people, asked_again


def shown(line, name, report):
    """The text that a workbook has of a cell: what was typed, or else what may be expected."""
    if name in line.cells or report.state != "draft":
        return line.cells.get(name, "")
    return line.proposed.get(name, "")


def mark(report, trainee_id, name, text):
    """A few letters from which can be told whether a cell has changed, and not what it says."""
    told = f"{report.pk}:{trainee_id}:{name}:{meaning(name, text)}"
    return salted_hmac(SALT, told).hexdigest()[:MARK]


def marks(report, line, columns):
    """The marks of one person's cells, in a row."""
    return "".join(
        mark(report, line.trainee_id, column.name, shown(line, column.name, report))
        for column in columns
    )
