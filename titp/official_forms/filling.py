"""Filling a form: what its boxes say of one subject, what is missing, and what needs an annex."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from titp.official_forms.form import PERSON, Box, Edition
from titp.official_forms.source import SOURCES, Asked, Hidden
from titp.official_forms.wording import is_empty, on_paper, to_tick
from titp.tenancy.context import current
from titp.tenancy.models import Organization

OUR_ORGANIZATION = "@"


@dataclass(frozen=True)
class FilledBox:
    """A box as it is printed: a text, things to tick, or rows; `place` is where it is recorded.

    `gaps`: pairs of a needed column and in how many rows of the table it is empty. `hidden`: of a
    table, (row, column, Hidden) of each number that stands there in part only, counted from 0.
    """

    box: Box
    text: str = ""
    ticks: tuple = ()
    rows: tuple = ()
    empty: bool = False
    annex: int = 0
    place: str = ""
    gaps: tuple = ()
    hidden: tuple = ()

    @property
    def missing(self):
        return self.box.needed and self.empty or bool(self.gaps)

    @property
    def told(self):
        """Its label as a list of what is missing says it, with the columns that have gaps."""
        if not self.gaps:
            return str(self.box.label)
        words = _("%(column)s: %(count)s missing")
        columns = (words % {"column": column.label, "count": count} for column, count in self.gaps)
        return f"{self.box.label} ({', '.join(columns)})"

    @property
    def value(self):
        """What is frozen when it is filed."""
        if self.box.kind == "table":
            return [list(row) for row in self.rows]
        return [word for word, on in self.ticks if on] if self.ticks else self.text


@dataclass(frozen=True)
class Filled:
    """A form with its values. `parts`: pairs of Part and its filled boxes."""

    form: Edition
    subject: models.Model
    asked: Asked
    parts: tuple
    on: date

    boxes: tuple = field(default=(), compare=False)

    @property
    def missing(self):
        return [one for one in self.boxes if one.missing]

    @property
    def head(self):
        """The boxes above the first heading: the day, and who hands it in."""
        return [one for part, boxes in self.parts if not part.title for one in boxes]

    @property
    def sections(self):
        return [pair for pair in self.parts if pair[0].title]

    @property
    def annexes(self):
        return [one for one in self.boxes if one.annex]

    @property
    def values(self):
        """{key: what the box says}, as it is kept with a filed paper."""
        return {one.box.key: one.value for one in self.boxes}

    @property
    def hidden(self):
        """Every Hidden number on the paper."""
        return [hidden for one in self.boxes for _row, _column, hidden in one.hidden]

    @property
    def numbers(self):
        """{key of a table: [[row, column, number in full, model and key of where it is recorded]]},
        to be sealed with a filed paper.
        """
        return {
            one.box.key: [[row, column, *hidden.told] for row, column, hidden in one.hidden]
            for one in self.boxes
            if one.hidden
        }


def filled(form, subject, asked, words=None, in_full=False):
    """The form about one subject, with the words that people wrote ({key: text or day or …}).

    `in_full`: also the numbers that are hidden otherwise; who asks for it has noted who reads them.

    One call to each source: what it costs does not grow with the boxes. In Japanese, as the
    authority reads it.
    """
    words = words or {}
    with translation.override("ja"):
        rows = {noun: row_of(subject, path) for noun, path in form.rows.items()}
        told = {
            noun: SOURCES[noun].values(row, asked) if row is not None else {}
            for noun, row in rows.items()
        }
        number, parts = 0, []
        for part in form.parts:
            boxes = []
            for box in part.boxes:
                one = _filled(box, _value(box, told, words), rows, in_full)
                if _overflows(one):
                    number += 1
                    one = FilledBox(**vars(one) | {"annex": number})
                boxes.append(one)
            parts.append((part, tuple(boxes)))
        every = tuple(one for _part, boxes in parts for one in boxes)
        return Filled(form, subject, asked, tuple(parts), asked.on, every)


def checksum(values):
    """SHA-256 of frozen values, however they are ordered."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def row_of(subject, path):
    """The row that a path of attributes leads to; None where it ends before."""
    if path == OUR_ORGANIZATION:
        return Organization.objects.get(pk=current().organization_id)
    row = subject
    for name in filter(None, path.split(".")):
        try:
            row = getattr(row, name, None)
        except ObjectDoesNotExist:
            return None
    return row


def _value(box, told, words):
    written = words.get(box.key)
    if box.by == PERSON or box.written and not is_empty(written):
        return written
    return told[box.noun].get(box.source.partition(".")[2])


def _filled(box, value, rows, in_full):
    place = _place(rows.get(box.noun)) if box.source else ""
    if box.kind == "table":
        cells = [[line.get(column.source) for column in box.columns] for line in value or ()]
        lines = tuple(
            tuple(_cell(*pair, in_full) for pair in zip(line, box.columns, strict=True))
            for line in cells
        )
        return FilledBox(
            box, rows=lines, empty=not lines, place=place, gaps=_gaps(box, lines),
            hidden=tuple(_hidden(cells)),
        )  # fmt: skip
    if box.kind in ("yes_no", "choices"):
        ticks = tuple(to_tick(value, box))
        none = not any(on for _word, on in ticks)
        return FilledBox(box, ticks=ticks, empty=none, place=place)
    return FilledBox(box, on_paper(value, box.kind), empty=is_empty(value), place=place)


def _cell(value, column, in_full):
    if in_full and isinstance(value, Hidden):
        return value.whole
    return on_paper(value, column.kind, column.words)


def _hidden(cells):
    for row, line in enumerate(cells):
        for place, value in enumerate(line):
            if isinstance(value, Hidden):
                yield row, place, value


def _gaps(box, lines):
    return tuple(
        (column, number)
        for place, column in enumerate(box.columns)
        if column.needed and (number := sum(not line[place] for line in lines))
    )


def _overflows(one):
    room = one.box.room
    return bool(room) and (len(one.text) > room or len(one.rows) > room)


def _place(row):
    """The page on which a person can record what is missing."""
    shown = getattr(row, "get_absolute_url", None)
    return shown() if shown else ""
