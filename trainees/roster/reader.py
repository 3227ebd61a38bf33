"""Reading a roster: the file through the gate, its sheets apart, their rows understood."""

import gc
from contextlib import contextmanager
from datetime import date

from titp.spreadsheets.gate import Refused
from titp.spreadsheets.opening import open_book
from trainees.roster import enrolment
from trainees.roster.answers import NOTHING
from trainees.roster.cautions import answered
from trainees.roster.days import FIELDS as DATE_FIELDS
from trainees.roster.days import SPAN, Days
from trainees.roster.entries import Reason
from trainees.roster.people import question_rare_host_forms, recognise
from trainees.roster.reading import Disposition, Reading, Row
from trainees.roster.sheets import take_apart
from trainees.roster.understanding import Understanding, day_key

NAMES = ("name_roman", "name_kana")
KEY_FIELDS = ("nationality", "birth_date")
BLOCKING = {"nationality", "birth_date", "enrolment", "person"}
EVERY = 200


@contextmanager
def uncollected():
    """Holds the collector of cycles back: a roster is many objects, all needed, none in a cycle.

    Looking through them again and again took a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def read_roster(path, progress=None, today=None):
    """The Reading of a roster file (.xlsx, .csv); a refused file gives a Reading with an `error`.

    `progress(rows_done, total)` is called now and then; total is None while the file is opened.
    `today` is the day that ages are counted on.
    """
    report = Progress(progress)
    try:
        book = open_book(path, report.opening)
    except Refused as refused:
        return Reading(error=refused.code)
    report.total = sum(len(sheet.rows) for sheet in book.sheets)
    days = Days(today or date.today(), book.epoch)
    layouts = [take_apart(sheet, book.is_text) for sheet in book.sheets]
    for layout in layouts:
        for entry in layout.entries:
            learn_days(days, entry)
    reading = Reading()
    for layout in layouts:
        hints = enrolment.hints(layout.remarks)
        rows = [Row(aside.sheet, aside.row, reason=aside.reason) for aside in layout.asides]
        for entry in layout.entries:
            if entry.ignored:
                rows.append(Row(entry.sheet, entry.row, entry, reason=entry.ignored))
            else:
                rows.append(Understanding(entry, days, hints).row())
            report.row()
        reading.rows += sorted(rows, key=lambda row: row.row)
        reading.mappings += layout.mappings
    taking_part = [row for row in reading.rows if row.takes_part]
    question_rare_host_forms(taking_part)
    reading.people = recognise(taking_part)
    for row in taking_part:
        dispose(row)
    report.done()
    return reading


def learn_days(days, entry):
    """All cells of a source, also of ignored rows, bear witness to its order of day and month."""
    for name in (*DATE_FIELDS, SPAN):
        for source in entry.sources.get(name, ()):
            if not answered(source, lambda _: NOTHING).asks:
                days.learn(day_key(entry, name, source), name, source.content)


def dispose(row):
    """Decides whether a row is imported or waits, and why."""
    named = any(name in row.values for name in NAMES)
    blocking = {question.field for question in row.questions} & BLOCKING
    if not named and any(row.asks_about(name) for name in NAMES):
        blocking.add("name")
    if blocking:
        row.disposition, row.reason = Disposition.WAIT, Reason.QUESTION
    elif not named or not all(name in row.values for name in KEY_FIELDS):
        row.disposition, row.reason = Disposition.WAIT, Reason.MISSING
    else:
        row.disposition, row.reason = Disposition.IMPORT, None


class Progress:
    """Tells a callback how many rows are done, not more often than it can matter."""

    def __init__(self, callback):
        self.callback, self.total, self.rows = callback, None, 0

    def opening(self, rows):
        if self.callback and rows % EVERY == 0:
            self.callback(rows, None)

    def row(self):
        self.rows += 1
        if self.callback and self.rows % EVERY == 0:
            self.callback(self.rows, self.total)

    def done(self):
        if self.callback:
            self.callback(self.total, self.total)
