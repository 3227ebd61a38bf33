"""A workbook as somebody at a desk would change it: opened, typed in, saved again."""

import io

import openpyxl

from training_plans.filing.workbook import CELLS, IDS, NAME, NAMES, PEOPLE
from training_plans.models import MonthlyReport


class Desk:
    """A month's workbook on somebody's desk; rows of people and columns go by 0 and name."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.page = self.book.worksheets[0]
        names = [cell.value for cell in self.page[NAMES + 1]]
        self.columns = {name: place for place, name in enumerate(names) if place >= CELLS}

    def cell(self, person, column):
        return self.page.cell(PEOPLE + 1 + person, self.columns[column] + 1)

    def type(self, person, **texts):
        for column, text in texts.items():
            self.cell(person, column).value = text
        return self

    def row(self, person):
        return {name: self.cell(person, name).value for name in self.columns}

    def people(self):
        rows = self.page.iter_rows(min_row=PEOPLE + 1, values_only=True)
        return [(int(row[IDS]), row[NAME]) for row in rows if row[IDS]]

    def put(self, row, column, value):
        """Into any cell, counted from 0, whatever is locked."""
        self.page.cell(row + 1, column + 1).value = value
        return self

    def saved(self):
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


def as_it_stands(report):
    """The report as a page fetches it."""
    return MonthlyReport.objects.with_state().with_company_name().get(pk=report.pk)


def told(back):
    """{(trainee id, column): text} of what came back."""
    return {(one.trainee_id, one.column): one.text for one in back.typed}
