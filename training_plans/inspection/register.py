"""What a register is: a table of a pack, with its columns as paths into its rows (台帳)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from unicodedata import east_asian_width

from django.db.models import IntegerField, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from titp.accounts.naming import name_of
from titp.history.models import Entry
from titp.pages.hours import as_clock


@dataclass(frozen=True)
class Register:
    """A table: of which rows, by which day they fall into the period, and what they show.

    `columns` are (heading, path); "plan.trainee" follows references, "by_name" is who "by" was;
    `joins` are references that properties among them follow. `day`: the field that lies in the
    period; `days`: of these one does, or none is known, and `day` is only the row's own;
    `within`: the same through references, with `on` the path to its day; `spans`: a pair of
    fields that overlap it. `stamped`: it says when each row was written, as the history has it,
    beside the day that the row is about.
    """

    slug: str
    title: str
    model: type
    columns: tuple
    joins: tuple = ()
    company: str = "company"
    day: str = ""
    days: tuple = ()
    within: str = ""
    on: str = ""
    spans: tuple = ()
    only: dict = field(default_factory=dict)
    order: tuple = ("pk",)
    stamped: bool = True


# Columns that a sheet upright still holds at a size that can be read.
UPRIGHT = 8
# Classes of columns in the paper's style sheet: for how many letters, of which Japanese have two.
ROOMS = (("short", 6), ("day", 10), ("moment", 16))


@dataclass(frozen=True)
class Table:
    """A register as it is written: headings, and rows of texts."""

    slug: str
    title: str
    headings: list[str]
    rows: list[list[str]]
    note: str = ""
    amounts: frozenset[int] = frozenset()  # columns of numbers

    @property
    def is_wide(self):
        return len(self.headings) > UPRIGHT

    @property
    def rooms(self):
        """For each column how much room its longest text asks for, "" for all that is left."""
        widths = [max(map(_width, column)) for column in zip(*self.rows, strict=True)]
        return [next((name for name, most in ROOMS if width <= most), "") for width in widths]

    @property
    def lines(self):
        """The rows as they are printed: (text, whether it is a number) of each column."""
        for row in self.rows:
            yield [
                (f"{int(text):,}" if place in self.amounts and text.isdecimal() else text,
                 place in self.amounts)
                for place, text in enumerate(row)
            ]  # fmt: skip


def table_of(register, scope):
    """The Table of a register, in two queries; None where the reader may not know of it."""
    if not scope.open_to(register.model):
        return None
    columns = [one for one in register.columns if _shown(register, scope, one[1])]
    rows = _rows(register, scope, columns)
    stamps = _stamps(register.model, rows) if register.stamped else {}
    headings = [_("No."), *(str(heading) for heading, _path in columns)]
    day = register.on or register.day
    if register.stamped:
        headings += [_("Written at"), *([_("days after")] if day else [])]
    lines = []
    for number, row in enumerate(rows, 1):
        line = [str(number), *(cell(row, path) for _heading, path in columns)]
        if register.stamped:
            line += _stamp(stamps.get(row.pk), row, day)
        lines.append(line)
    numbers = [number for number, (_heading, path) in enumerate(columns, 1)
               if _is_amount(register.model, path)]  # fmt: skip
    return Table(register.slug, str(register.title), headings, lines, amounts=frozenset(numbers))


def _shown(register, scope, path):
    first = "by" if path == "by_name" else path.partition(".")[0]
    return scope.shows(register.model, first)


def _rows(register, scope, columns):
    rows = scope.of(register.model.objects.filter(**register.only), register.company)
    if register.days:
        rows = rows.filter(_in_days(register.days, scope)).distinct()
    elif within := register.within or register.day:
        rows = rows.filter(**{f"{within}__range": (scope.starts_on, scope.ends_on)})
    if register.spans:
        first, last = register.spans
        rows = rows.exclude(**{f"{first}__gt": scope.ends_on})
        rows = rows.exclude(**{f"{last}__lt": scope.starts_on})
    paths = [path for _heading, path in columns]
    if joined := {*register.joins, *(_join(register.model, path) for path in paths)} - {""}:
        rows = rows.select_related(*sorted(joined))
    if "by_name" in paths:
        rows = rows.annotate(by_name=name_of("by"))
    return list(rows.order_by(*register.order))


def _in_days(fields, scope):
    """One of the days lies in the period; what has none stands in every period, as in form 4-6."""
    days, period = Q(), (scope.starts_on, scope.ends_on)
    for name in fields:
        days |= Q(**{f"{name}__range": period})
    return days | Q(**dict.fromkeys(fields))


def _join(model, path):
    """What is joined for a path: all references on it, its end too where that is one."""
    *through, last = path.split(".")
    field = _field(model, path)
    if field and field.many_to_one:
        through.append(last)
    return "__".join(through)


def _field(model, path):
    """The field at the end of a path; None where it is a property or an annotation."""
    *through, last = path.split(".")
    for name in through:
        model = model._meta.get_field(name).related_model
    return next((one for one in model._meta.fields if one.name == last), None)


def _stamps(model, rows):
    """{key: moment} of when each row was first written, as the history has it."""
    entries = Entry.objects.filter(
        table_name=model._meta.db_table, operation="insert", row_id__in=[row.pk for row in rows]
    )
    return dict(entries.order_by("-pk").values_list("row_id", "at"))


def _is_amount(model, path):
    """Whether a column holds numbers, which stand to the right; a choice is a word."""
    found = _field(model, path)
    return isinstance(found, IntegerField) and not found.choices


def _width(text):
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _stamp(at, row, path):
    """When it was written; with a path to the day that it is about, also how many days later."""
    told = [written(at)]
    if not path:
        return told
    day = row
    for name in path.split("."):
        day = getattr(day, name)
    day = day.date() if isinstance(day, datetime) else day
    return [*told, str((localtime(at).date() - day).days) if at and day else ""]


def cell(row, path):
    """The text at the end of a path into a row; "" where nothing is recorded."""
    *through, last = path.split(".")
    for name in through:
        row = getattr(row, name)
        if row is None:
            return ""
    shown = getattr(row, f"get_{last}_display", None)
    value = getattr(row, last)
    if last == "month" and value:
        return f"{value:%Y-%m}"
    if last.endswith("minutes") and value is not None:
        return as_clock(value)
    return written(shown() if shown else value)


def written(value):
    """A value as a register writes it: days and moments in ISO order, truths in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(value)
