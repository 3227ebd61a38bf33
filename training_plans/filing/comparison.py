"""A month beside the one before and beside the plan, cell by cell, as the office checks it."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from titp.japanese.months import add_months
from titp.pages.hours import as_clock
from training_plans.filing.entry import field_of
from training_plans.filing.review import cells_of
from training_plans.filing.unlike import much_unlike
from training_plans.models import DraftLine, MonthLine, TrainingPlan
from training_plans.month_columns import (
    COLUMNS,
    DAY,
    HOURS,
    STEPS,
    TEXT,
    YEN,
    MonthColumn,
    columns_of,
    word,
)
from training_plans.shares import CLASSES

PLANNED = tuple(f"{name}{part}_minutes" for name in CLASSES for part in ("", "_safety"))
DAYS_OF_A_MONTH = 30.4375  # on an average, as the opening of months counts them


@dataclass(frozen=True)
class Difference:
    """How a cell differs from something: `word` is more, less, another or new; `number` by what."""

    icon: str
    word: str
    number: str = ""
    much: bool = False


@dataclass(frozen=True)
class Marks:
    """What is said of cells besides: `checks` found by the rules, `ticked` to be sent back
    ("trainee:column"), and `returned` {(trainee id, column): why it was sent back}."""

    checks: tuple = ()
    ticked: tuple[str, ...] = ()
    returned: dict = field(default_factory=dict)

    def numbers(self, place):
        """Which of the checks, counted from 1, are about a cell."""
        return tuple(
            number
            for number, check in enumerate(self.checks, 1)
            if check.trainee_id == place[0] and place[1] in check.columns
        )


@dataclass(frozen=True)
class Compared:
    """One cell: what is reported, what it was last month, and what the plan expects of it.

    `checks` are the numbers of those that are about it.
    """

    column: MonthColumn
    label: str
    trainee_id: int
    text: str
    before: str
    planned: str
    difference: Difference | None
    off_plan: Difference | None
    checks: tuple[int, ...]
    ticked: bool
    returned: str

    @property
    def stands_out(self):
        return bool(self.off_plan or self.checks or self.difference and self.difference.much)


@dataclass(frozen=True)
class Person:
    """A row: whose, and their cells in the order of the columns."""

    trainee_id: int
    name: str
    cells: list[Compared]


@dataclass(frozen=True)
class Part:
    """A table of the page: `groups` are (words, number of columns)."""

    label: str
    columns: list[tuple[MonthColumn, str]]
    groups: list[tuple[str, int]]
    people: list[Person]


def comparison(report, language, marks=Marks()):
    """The Parts of a report with its state, in a language of `month_columns`.

    What was sent is read from the lines, what was not from what is typed.
    """
    now = _typed(report) if report.is_open else _of_month(report, 0)
    before = {one: cells for one, _name, cells in _of_month(report, -1)}
    plans = _plans(report, [one for one, _name, _cells in now])

    def cell(whose, cells, column):
        place, planned = (whose, column.name), plans.get(whose, {}).get(column.name)
        text = cells.get(column.name, "")
        then = before.get(whose, {}).get(column.name, "")
        return Compared(
            column, column.label(language), whose, shown(column, text, language),
            shown(column, then, language), "" if planned is None else as_clock(planned),
            _difference(column, text, then), _off_plan(column, text, planned),
            marks.numbers(place), f"{whose}:{column.name}" in marks.ticked,
            marks.returned.get(place, ""),
        )  # fmt: skip

    for step in STEPS[:-1]:
        columns = columns_of(step.name)
        people = [
            Person(whose, name, [cell(whose, cells, column) for column in columns])
            for whose, name, cells in now
        ]
        groups = [
            (word(f"group.{group}", language), len(list(members)))
            for group, members in groupby(columns, key=lambda column: column.group)
        ]
        headings = [(column, column.label(language)) for column in columns]
        yield Part(step.label, headings, groups, people)


def _typed(report):
    rows = DraftLine.objects.filter(report=report)
    return [(row.trainee_id, row.name, row.cells) for row in rows]


def _of_month(report, months):
    """[(trainee id, name, cells)] of the lines of the same company's report of another month."""
    month = add_months(report.month, months)
    lines = MonthLine.objects.filter(company=report.company_id, report__month=month)
    rows = lines.select_related("trainee").prefetch_related("charges")
    return [
        (line.trainee_id, str(line.trainee), cells_of(line, line.charges.all()))
        for line in rows.order_by("trainee__sort_key", "pk")
    ]


def _plans(report, people):
    """{trainee id: {column: minutes}}: a month's share of the plan in which the month ends."""
    last_day = add_months(report.month, 1) - timedelta(1)
    plans = TrainingPlan.objects.filter(
        trainee__in=people, company=report.company_id, starts_on__lte=last_day,
        ends_on__gte=report.month,
    )  # fmt: skip
    return {plan.trainee_id: _share(plan) for plan in plans.order_by("starts_on")}


def _share(plan):
    months = max(round(((plan.ends_on - plan.starts_on).days + 1) / DAYS_OF_A_MONTH), 1)
    shares = {name: round(getattr(plan, name) / months) for name in PLANNED}
    return {name: minutes for name, minutes in shares.items() if minutes}


@cache
def _field(name):
    return field_of(COLUMNS[name])


def value_of(column, text):
    """The number that a text means, None where there is none or it cannot be read."""
    try:
        return _field(column.name).clean(text) if text else None
    except ValidationError:
        return None


def shown(column, text, language):
    """A text as the page shows it: sums with commas, hours on a clock, choices by their word."""
    if column.choices:
        return dict(column.choices_in(language)).get(text, text)
    value = value_of(column, text) if column.kind in (HOURS, YEN) else None
    return text if value is None else number_of(column, value)


def number_of(column, value):
    if column.kind == HOURS:
        return as_clock(value)
    return f"{value:,}"


def _difference(column, text, then):
    """From last month. Of days and words only words can differ: a payday moves each month."""
    if column.numeric:
        now, before = value_of(column, text), value_of(column, then)
        if now is None or before is None:
            return None
        return _by(column, now, before)
    if column.kind in (DAY, TEXT) or not then or text == then:
        return None
    return Difference("edit", _("changed"), much=True)


def _off_plan(column, text, planned):
    now = value_of(column, text) if planned is not None else None
    found = None if now is None else _by(column, now, planned)
    return found if found and found.much else None


def _by(column, now, before):
    if now == before:
        return None
    much, number = much_unlike(column.kind, now, before), number_of(column, abs(now - before))
    if now > before:
        return Difference("sort-up", _("more"), f"+{number}", much)
    return Difference("sort-down", _("less"), f"−{number}", much)
