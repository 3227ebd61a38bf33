"""An edition as a file: CSV, JSON and XLSX, with the same numbers and the same dictionary."""

import csv
import json
from io import BytesIO, StringIO

import xlsxwriter

from titp.monitoring.figure import FIGURES
from titp.monitoring.safety import (
    LARGEST_SHARE,
    LEAST,
    LEAST_ORGANIZATIONS,
    ROUND_TO,
    UNKNOWN_SHARE,
)

HEAD = ("figure", "version", "edition", "as_of", "first_dimension", "first", "first_name",
        "second_dimension", "second", "second_name", "state", "value", "unit", "n", "low", "high",
        "organizations_at_least")  # fmt: skip
DICTIONARY = ("figure", "title", "unit", "kind", "definition", "numerator", "denominator",
              "first_dimension", "second_dimension", "source", "limits", "version",
              "sdg")  # fmt: skip
README = (
    "Figures of the training programme, of all supervising organizations together.",
    f"A number is told only of {LEAST} people or cases and {LEAST_ORGANIZATIONS} organizations or"
    f" more, none with more than {LARGEST_SHARE} % of it, and with at least {UNKNOWN_SHARE} % of"
    " what the largest contributes coming from others than the two largest.",
    f"Numbers are rounded to {ROUND_TO}, each by itself: parts need not add up to their sum. Rates"
    " are made of rounded numbers. Means have three digits.",
    "Groups that are too small are merged: ~ are others of all, ~x others of the group x. A number"
    " that is not in the table was too small, or there is none.",
    "low, high: interval of 95 % (Wilson for rates). organizations_at_least: so many contribute.",
    "An edition is frozen. first and second are codes; empty means everybody.",
)


def line(number):
    """A number as a row of `HEAD`, in the reader's language where it has words."""
    figure = number.figure
    return (
        figure.slug, number.version, f"{number.month:%Y-%m}", number.as_of.isoformat(),
        figure.first.slug if figure.first else "", number.first, str(number.name),
        figure.second.slug if figure.second else "", number.second, str(number.second_name),
        number.state, number.value, str(figure.unit), number.n, number.low, number.high,
        number.organizations,
    )  # fmt: skip


def explained(figure):
    """A figure as a row of `DICTIONARY`, in the reader's language."""
    slugs = [dimension.slug for dimension in figure.dimensions] + ["", ""]
    words = (figure.title, figure.unit, figure.kind, figure.definition, figure.numerator,
             figure.denominator, *slugs[:2], figure.source, figure.limits)  # fmt: skip
    return (figure.slug, *map(str, words), figure.version, " ".join(figure.sdg))


def as_csv(edition, numbers):
    """Bytes in UTF-8 with a mark, by which Excel knows it; one row for each number."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEAD)
    writer.writerows(["" if cell is None else cell for cell in line(one)] for one in numbers)
    return buffer.getvalue().encode("utf-8-sig")


def as_json(edition, numbers):
    """Bytes: the edition, the dictionary in both languages, and the numbers of each figure."""
    by_figure = {}
    for one in numbers:
        by_figure.setdefault(one.figure.slug, []).append(told(one))
    figures = [declared(FIGURES[slug]) | {"numbers": rows} for slug, rows in by_figure.items()]
    said = published(edition) | {"figures": figures}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def published(edition):
    """What file and API say of an edition."""
    return {
        "edition": f"{edition.month:%Y-%m}",
        "as_of": edition.as_of.isoformat(),
        "published_at": edition.published_at.isoformat(timespec="seconds"),
        "rules": {"version": edition.rules, "words": list(README)},
    }


def told(number):
    """What file and API say of a number: codes, value, interval and what stands behind it."""
    return {
        "first": number.first, "second": number.second, "state": number.state,
        "value": number.value, "n": number.n, "low": number.low, "high": number.high,
        "version": number.version, "organizations_at_least": number.organizations,
    }  # fmt: skip


def declared(figure):
    """What file and API say of a figure: its entry of the dictionary in both languages."""
    words = ("title", "unit", "definition", "numerator", "denominator", "source", "limits")
    both = {word: both_languages(getattr(figure, word)) for word in words}
    dimensions = [
        {"slug": one.slug, "title": both_languages(one.title)} for one in figure.dimensions
    ]
    return {
        "figure": figure.slug, "kind": figure.kind.value, "version": figure.version,
        "topic": figure.topic.value, "sdg": list(figure.sdg), "dimensions": dimensions, **both,
    }  # fmt: skip


def both_languages(text):
    return {"en": text.en, "ja": text.ja}


def as_xlsx(edition, numbers):
    """Bytes of a workbook with the sheets README, data and dictionary."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#E6E6E6", "bottom": 1})
    about = book.add_worksheet("README")
    about.set_column(0, 0, 120, book.add_format({"text_wrap": True}))
    first = f"{edition.month:%Y-%m}, data as of {edition.as_of.isoformat()}"
    for number, words in enumerate((first, *README)):
        about.write_string(number, 0, words)
    used = dict.fromkeys(one.figure.slug for one in numbers)
    for name, titles, rows in (
        ("data", HEAD, map(line, numbers)),
        ("dictionary", DICTIONARY, (explained(FIGURES[slug]) for slug in used)),
    ):
        _sheet(book.add_worksheet(name), titles, list(rows), head)
    book.close()
    return buffer.getvalue()


def _sheet(sheet, titles, rows, head):
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, head)
        sheet.set_column(place, place, 18)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(number, place, cell)
            elif cell is not None:
                sheet.write_string(number, place, cell)


FORMS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
