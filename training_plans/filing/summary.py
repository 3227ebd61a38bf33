"""The last look before a month is sent: each person in a line, and what is left to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from titp.pages.yen import as_yen
from training_plans.filing.entry import read_cell, reader
from training_plans.filing.grid import CELL
from training_plans.filing.totals import totals
from training_plans.month_columns import COLUMNS, YEN, word

# What tells most of a month at a glance.
AT_A_GLANCE = (
    "worked_days", "regular_minutes", "overtime_minutes", "gross", "deductions", "net_pay",
    "paid_leave_days", "incident",
)  # fmt: skip


@dataclass(frozen=True)
class Left:
    """A cell that keeps the month from being sent, and where it stands."""

    trainee_id: int
    name: str
    label: str
    error: str
    column: str

    @property
    def step(self):
        return COLUMNS[self.column].step

    @property
    def cell(self):
        return f"{CELL}-{self.trainee_id}-{self.column}"


@dataclass(frozen=True)
class Line:
    """A person's month in short: (label, text) in the order of AT_A_GLANCE."""

    trainee_id: int
    name: str
    values: list[tuple[str, str]]


@dataclass(frozen=True)
class Summary:
    labels: list[str]
    rows: list[Line]


def summary(lines, language):
    """The Summary of these draft lines, with labels in a language of `month_columns`."""
    labels = [word(f"column.{name}", language) for name in AT_A_GLANCE]
    return Summary(
        labels,
        [Line(line.trainee_id, line.name, _values(line, labels, language)) for line in lines],
    )


def left(lines, language, problems=()):
    """The Left of these draft lines: what is missing or cannot be read.

    `problems` are [(trainee id, {column: text})] of a month that was refused; they say more.
    """
    said = dict(problems)
    for line in lines:
        errors = {name: _error(name, line.cells.get(name, "")) for name in COLUMNS}
        for name, error in (errors | said.get(line.trainee_id, {})).items():
            if error and name in COLUMNS:
                label = word(f"column.{name}", language)
                yield Left(line.trainee_id, line.name, label, error, name)


def _values(line, labels, language):
    texts = (_text(line, name, language) for name in AT_A_GLANCE)
    return list(zip(labels, texts, strict=True))


def _error(name, text):
    if not text and COLUMNS[name].required:
        return _("Please fill this in; write 0 where there is none.")
    return read_cell(name, text)


def _text(line, name, language):
    if name not in COLUMNS:
        return totals(line.cells)[name]
    text = line.cells.get(name, "")
    if COLUMNS[name].kind == YEN and not read_cell(name, text):
        return as_yen(reader(name).clean(text))
    return dict(COLUMNS[name].choices_in(language)).get(text, text)
