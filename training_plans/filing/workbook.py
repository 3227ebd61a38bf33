"""A month as an Excel workbook: prefilled, locked where nothing is asked, known when it returns."""

from datetime import date
from io import BytesIO

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import override

from training_plans.filing.difference import meaning
from training_plans.filing.entry import LONGEST_TEXT, MOST_YEN
from training_plans.filing.workbook_round import due_cells, marks, shown, token_of
from training_plans.models import DraftLine
from training_plans.month_columns import (
    CHOICE,
    COUNT,
    DAY,
    HALVES,
    HOURS,
    TEXT,
    YEN,
    word,
)

# Rows and columns of the sheet, counted from 0. Token and names are hidden, and so are the
# people's ids and the marks of their cells.
TOKEN, NAMES, TITLE, NOTE, GROUPS, LABELS, PEOPLE = range(7)
IDS, MARKS, NAME, CELLS = range(4)
# Hours are text: a cell of numbers shows 160:30 as 6.7 days, one of times takes 160 for 160 days.
FORMATS = {
    HOURS: "@", YEN: "#,##0", COUNT: "0", HALVES: "0.0", DAY: "yyyy/mm/dd", CHOICE: "@", TEXT: "@",
}  # fmt: skip
WIDTHS = {CHOICE: 22, TEXT: 28, DAY: 13}
EXPECTED, RETURNED, LOCKED = "#1F4E9E", "#FFF2B3", "#EEEEEE"


def workbook(report, language=""):
    """Bytes of the .xlsx of a report with its state; `language`: a second one of the labels, or "".

    One row for each person. Asked are all columns, or those of which a cell was sent back.
    """
    return MonthWorkbook(report, language if language != "ja" else "").content()


class MonthWorkbook:
    """Writes one workbook; see `workbook`."""

    def __init__(self, report, second):
        self.report, self.second = report, second
        self.columns, people, self.asked_again = due_cells(report)
        lines = DraftLine.objects.filter(report=report)
        self.lines = list(lines if people is None else lines.filter(trainee__in=people))
        self.buffer, self.made = BytesIO(), {}
        self.book = xlsxwriter.Workbook(self.buffer, {"in_memory": True})

    def content(self):
        page = self.book.add_worksheet(word("book.sheet", "ja"))
        self._head(page)
        for place, line in enumerate(self.lines, PEOPLE):
            self._person(page, place, line)
        for place, column in enumerate(self.columns, CELLS):
            self._validate(page, place, column)
        page.ignore_errors(
            {"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(999, 99)}"}
        )
        page.freeze_panes(PEOPLE, CELLS)
        page.protect("", {"format_columns": True, "format_rows": True})
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(GROUPS, LABELS)
        self._explained()
        self.book.close()
        return self.buffer.getvalue()

    def _format(self, **values):
        """Each format once: a workbook has a limit of them."""
        key = tuple(sorted(values.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"valign": "vcenter"} | values)
        return self.made[key]

    def _words(self, key, between="\n"):
        return between.join(self._both(lambda language: word(key, language)))

    def _both(self, told):
        return list(dict.fromkeys(told(language) for language in ("ja", self.second) if language))

    def _head(self, page):
        bold = self._format(bold=True, font_size=14)
        page.write_string(TOKEN, 0, token_of(self.report))
        with override("ja"):
            title = f"{self.report.company_name} {date_format(self.report.month, 'Y年n月')}分"
        page.write_string(TITLE, NAME, f"{title} {self._words('book.sheet', ' / ')}", bold)
        note = "book.returned" if self.asked_again else "book.note"
        page.write_string(NOTE, NAME, self._words(note, " "))
        head = self._format(bold=True, bg_color="#E6E6E6", border=1, text_wrap=True)
        page.write_string(NAMES, NAME, "name")
        page.write_string(GROUPS, NAME, "", head)
        page.write_string(LABELS, NAME, self._words("book.name"), head)
        page.set_column(IDS, MARKS, 2, None, {"hidden": True})
        page.set_column(NAME, NAME, 26)
        self._groups(page, head)
        for place, column in enumerate(self.columns, CELLS):
            page.write_string(NAMES, place, column.name)
            star = " *" if column.required else ""
            page.write_string(LABELS, place, self._words(f"column.{column.name}") + star, head)
            page.set_column(place, place, WIDTHS.get(column.kind, 12))
        page.set_row(LABELS, 48)
        for row in (TOKEN, NAMES):
            page.set_row(row, None, None, {"hidden": True})

    def _groups(self, page, head):
        """The name of a group over its first column: merged cells get in the way of sorting."""
        before = ""
        for place, column in enumerate(self.columns, CELLS):
            new = column.group != before
            page.write_string(
                GROUPS, place, self._words(f"group.{column.group}") if new else "", head
            )
            before = column.group
        page.set_row(GROUPS, 32 if self.second else 18)

    def _person(self, page, row, line):
        locked = self._format(bg_color=LOCKED, border=1)
        page.write_string(row, IDS, str(line.trainee_id))
        page.write_string(row, MARKS, marks(self.report, line, self.columns))
        page.write_string(row, NAME, line.name, locked)
        for place, column in enumerate(self.columns, CELLS):
            self._cell(page, row, place, line, column)

    def _cell(self, page, row, place, line, column):
        text, typed = shown(line, column.name, self.report), line.cells.get(column.name, "")
        look = {"num_format": FORMATS[column.kind], "border": 1}
        if column.kind in (HOURS, YEN, COUNT, HALVES):
            look["align"] = "right"
        returned = (self.asked_again or {}).get((line.trainee_id, column.name))
        if self.asked_again is None or returned or not typed:
            look["locked"] = False
            if returned:
                look["bg_color"] = RETURNED
                page.write_comment(row, place, self._reason(returned))
            elif text and not typed:
                look |= {"font_color": EXPECTED, "italic": True}
        else:
            look["bg_color"] = LOCKED
        self._write(page, row, place, column, text, self._format(**look))

    def _write(self, page, row, place, column, text, look):
        """As number or day where the text is one, else as it was typed."""
        value = meaning(column.name, text)
        if not value:
            page.write_blank(row, place, None, look)
        elif column.kind in (YEN, COUNT, HALVES) and value.replace(".", "", 1).isdecimal():
            page.write_number(row, place, float(value), look)
        elif column.kind == DAY and (day := _day(value)):
            page.write_datetime(row, place, day, look)
        elif column.kind == HOURS and value.isdecimal() and value != text:
            page.write_string(row, place, f"{int(value) // 60}:{int(value) % 60:02}", look)
        elif column.kind == CHOICE:
            page.write_string(row, place, self._choices(column).get(value, text), look)
        else:
            page.write_string(row, place, text, look)

    def _reason(self, returned):
        reason = self._words(f"reason.{returned.reason}")
        return "\n".join(filter(None, (reason, returned.note)))

    def _choices(self, column):
        """{value: its word, in both languages}."""
        return {value: self._words(key, " / ") for value, key in column.choices}

    def _validate(self, page, place, column):
        if not self.lines:
            return
        rule = {
            CHOICE: {"validate": "list", "source": list(self._choices(column).values())},
            YEN: {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_YEN},
            COUNT: {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 31},
            HALVES: {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 31},
            DAY: {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)},
            HOURS: {"validate": "length", "criteria": "<=", "value": 10},
            TEXT: {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT},
        }[column.kind]
        how = self._words(f"kind.{column.kind}")
        page.data_validation(
            PEOPLE, place, PEOPLE + len(self.lines) - 1, place,
            rule | {"input_message": how, "error_message": how},
        )  # fmt: skip

    def _explained(self):
        page = self.book.add_worksheet(word("book.explained", "ja"))
        page.set_column(0, 4, 30)
        head = self._format(bold=True, bg_color="#E6E6E6", border=1, text_wrap=True)
        plain = self._format(border=1, text_wrap=True)
        keys = ("book.group", "book.item", "book.required", "book.how", "book.choices")
        rows = [[self._words(key) for key in keys]]
        for column in self.columns:
            rows.append(
                [
                    self._words(f"group.{column.group}"),
                    self._words(f"column.{column.name}"),
                    self._words("book.required") if column.required else "",
                    self._words(f"kind.{column.kind}"),
                    "\n".join(self._choices(column).values()),
                ]
            )
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                page.write_string(number, place, text, plain if number else head)
        page.freeze_panes(1, 0)
        page.protect()


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
