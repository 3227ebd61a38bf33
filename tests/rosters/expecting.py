"""Writes down what a report must say, short enough to be read beside the roster."""

from tests.rosters.comparison import differences
from tests.rosters.making import read


def person_row(row, values=None, *questions, sheet=None, fate="import", reason=None):
    """One row of an expected report; `values` as key → value, questions as `asks(...)`.

    Without a sheet the row lies on the one that `report` names.
    """
    return {
        "sheet": sheet,
        "row": row,
        "disposition": fate,
        "reason": reason,
        "values": values or {},
        "questions": list(questions),
    }


def waits(row, values, *questions, reason="question", sheet=None):
    return person_row(row, values, *questions, sheet=sheet, fate="wait", reason=reason)


def ignored(row, reason, sheet=None):
    return person_row(row, sheet=sheet, fate="ignore", reason=reason)


def asks(cell, field, raw, *readings):
    return {"cell": cell, "field": field, "raw": raw, "readings": list(readings)}


def report(people, *rows, sheet=""):
    """A whole expected report; all ignored rows that are persons count among its source rows."""
    rows = [row | {"sheet": sheet if row["sheet"] is None else row["sheet"]} for row in rows]
    nobody = {"total", "end_marker", "title", "header", "memo", "not_roster"}
    return {
        "source_rows": sum(row["reason"] not in nobody for row in rows),
        "people": people,
        "rows": rows,
    }


def mistakes(path, expected):
    """What differs between a file's reading and what is expected, a line each; "" if nothing."""
    reading = read(path)
    assert not reading.error, reading.error
    return "\n".join(differences(reading.as_report(), expected))
