"""What a register is: a table of a pack, with its columns as paths into its rows (台帳)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from titp.accounts.naming import name_of
from titp.history.models import Entry


@dataclass(frozen=True)
class Register:
    """A table: of which rows, by which day they fall into the period, and what they show.

    `columns` are (heading, path); "plan.trainee" follows references, "by_name" is who "by" was.
    `day`: the field that lies in the period; `within`: the same through references, with `on`
    the path to its day; `spans`: a pair of fields that overlap it. `stamped`: it says when each
    row was written, as the history has it, beside the day that the row is about.
    """

    slug: str
    title: str
    model: type
    columns: tuple
    company: str = "company"
    day: str = ""
    within: str = ""
    on: str = ""
    spans: tuple = ()
    only: dict = field(default_factory=dict)
    order: tuple = ("pk",)
    stamped: bool = True


@dataclass(frozen=True)
class Table:
    """A register as it is written: headings, and rows of texts."""

    slug: str
    title: str
    headings: list[str]
    rows: list[list[str]]
    note: str = ""


def table_of(register, scope):
    """The Table of a register, in two queries; None where the reader may not know of it."""
    if not scope.open_to(register.model):
        return None
    columns = [one for one in register.columns if _shown(register, scope, one[1])]
    rows = _rows(register, scope, columns)
    stamps = _stamps(register.model, rows) if register.stamped else {}
    headings = [_("No."), *(str(heading) for heading, _path in columns)]
    if register.stamped:
        headings += [_("Written at"), _("days after")]
    lines = []
    for number, row in enumerate(rows, 1):
        line = [str(number), *(cell(row, path) for _heading, path in columns)]
        if register.stamped:
            line += _stamp(stamps.get(row.pk), _day(row, register.on or register.day))
        lines.append(line)
    return Table(register.slug, str(register.title), headings, lines)


def _shown(register, scope, path):
    first = "by" if path == "by_name" else path.partition(".")[0]
    return scope.shows(register.model, first)


def _rows(register, scope, columns):
    rows = scope.of(register.model.objects.filter(**register.only), register.company)
    if within := register.within or register.day:
        rows = rows.filter(**{f"{within}__range": (scope.starts_on, scope.ends_on)})
    if register.spans:
        first, last = register.spans
        rows = rows.exclude(**{f"{first}__gt": scope.ends_on})
        rows = rows.exclude(**{f"{last}__lt": scope.starts_on})
    paths = [path for _heading, path in columns]
    joined = {path.rpartition(".")[0].replace(".", "__") for path in paths if "." in path}
    joined |= {path for path in paths if _refers(register.model, path)}
    if joined:
        rows = rows.select_related(*sorted(joined))
    if "by_name" in paths:
        rows = rows.annotate(by_name=name_of("by"))
    return list(rows.order_by(*register.order))


def _refers(model, path):
    return any(one.name == path and one.many_to_one for one in model._meta.fields)


def _stamps(model, rows):
    """{key: moment} of when each row was first written, as the history has it."""
    entries = Entry.objects.filter(
        table_name=model._meta.db_table, operation="insert", row_id__in=[row.pk for row in rows]
    )
    return dict(entries.order_by("-pk").values_list("row_id", "at"))


def _day(row, path):
    for name in path.split(".") if path else ():
        row = getattr(row, name)
    return row if path else None


def _stamp(at, day):
    """When it was written, and how many days after the day that it is about."""
    if at is None:
        return ["", ""]
    day = day.date() if isinstance(day, datetime) else day
    days = str((localtime(at).date() - day).days) if isinstance(day, date) else ""
    return [written(at), days]


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
