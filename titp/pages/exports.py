"""Lists as files: a workbook that looks like the list, or a text table that Excel opens rightly."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import structlog
import xlsxwriter
from django.http import HttpResponse
from django.utils.text import capfirst
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

FORMATS = ("xlsx", "csv")
CHUNK = 2000
# A text that begins so would run as a formula where a spreadsheet opens a text table.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}

log = structlog.get_logger("titp.exports")


def export(request, page, rows, columns):
    """The rows as a file to save; that it was made is logged, by ids and without names."""
    form = request.GET["format"]
    lines = [
        [_plain(column.value(row)) for column in columns] for row in rows.iterator(chunk_size=CHUNK)
    ]
    content = {"xlsx": workbook, "csv": text_table}[form](page.heading, columns, lines)
    log.info(
        "list exported", list=page.slug, format=form, rows=len(lines),
        user=request.user.pk, organization=request.membership.organization_id,
    )  # fmt: skip
    response = HttpResponse(content, content_type=TYPES[form])
    name = f"{page.slug}-{localdate():%Y%m%d}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def workbook(heading, columns, lines):
    """Bytes of an .xlsx: frozen head, real dates, numbers as numbers, all else as text.

    Codes stay text, so no leading zero is lost; a second sheet explains the columns.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#E6E6E6", "bottom": 1})
    formats = {
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    sheet = book.add_worksheet(_sheet_name(heading))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, _headed(column.label), head)
        widest = max((_width(line[place]) for line in lines[:CHUNK]), default=0)
        sheet.set_column(place, place, min(max(widest, _width(column.label)) + 2, 40))
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line):
            _write(sheet, number, place, value, formats)
    about = book.add_worksheet(_sheet_name(_("About the columns")))
    about.set_column(0, 1, 40)
    rows = [(_("Column"), _("Meaning")), *((c.label, c.meaning or c.label) for c in columns)]
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            about.write_string(number, place, _headed(value), None if number else head)
    book.close()
    return buffer.getvalue()


def text_table(heading, columns, lines):
    """Bytes of a .csv in UTF-8 with a mark, by which Excel knows it; cp932 lacks many names."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_headed(column.label) for column in columns)
    writer.writerows([_harmless(value) for value in line] for line in lines)
    return buffer.getvalue().encode("utf-8-sig")


def _headed(label):
    return str(capfirst(label))


def _plain(value):
    """None, a number or a date as it is; anything else as text.

    A moment is what a clock in Japan showed, to the minute: a spreadsheet knows no time zones.
    """
    if isinstance(value, datetime):
        return localtime(value).replace(tzinfo=None, second=0, microsecond=0)
    if value is None or isinstance(value, int | float | date) and not isinstance(value, bool):
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _harmless(value):
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def _write(sheet, row, place, value, formats):
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, place, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, formats["day"])
    elif isinstance(value, str):
        sheet.write_string(row, place, value)
    else:
        sheet.write_number(row, place, value)


def _width(value):
    """Columns that a text fills: full-width characters take two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str(value or ""))


def _sheet_name(text):
    return "".join(" " if char in r"[]:*?/\'" else char for char in str(text))[:31]
