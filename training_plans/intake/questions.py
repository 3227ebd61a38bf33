"""Questions of a roster: asked once for a column, answered once, remembered for the office."""

import json
from collections import defaultdict
from dataclasses import dataclass

from titp.japanese.text import compact
from titp.spreadsheets.models import LearnedAnswer, UploadRow
from titp.tenancy.encrypted import blind_index
from trainees.roster.cautions import BROKEN
from trainees.roster.marks import is_ditto
from trainees.roster.reader import BLOCKING, KEY_FIELDS, NAMES
from training_plans.intake.facts import DAYS, ROSTER

# What is said of one person only is asked for each row; a text of these holds for a whole column.
OF_A_PERSON = {"person", "enrolment", "birth_date", *NAMES, "passport_number", "note",
               "residence_card_number", "accreditation_number", "address",
               "experience", "work_before", "work_at_home"}  # fmt: skip
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
# the answer that a field shall stay without a value
EMPTY = "leave_empty"
# the answer that stands in the box beside it, as somebody typed it
TYPED = "typed"


@dataclass
class Asked:
    """One question as shown: rows it concerns, what stands there, what it may mean."""

    key: str
    field: str
    raw: str
    readings: list[str]
    rows: list

    @property
    def is_order(self):
        return self.key.endswith("|order")

    @property
    def may_be_typed(self):
        """Whether one typed text can answer it for all its rows; 12/05 and 11/05 are two days."""
        return self.field != "person" and (not self.is_order or len(self.rows) == 1)


def asked(rows):
    """The open questions of rows, those of a column together, most rows first."""
    together = defaultdict(list)
    for row in rows:
        for question in row.said["questions"]:
            together[_key(row, question)].append((row, question))
    found = []
    for key, pairs in together.items():
        question = pairs[0][1]
        readings = [DAY_FIRST, MONTH_FIRST] if key.endswith("|order") else question["readings"]
        found.append(
            Asked(key, question["field"], question["raw"], readings, [row for row, _ in pairs])
        )
    return sorted(found, key=lambda one: -len(one.rows))


def _key(row, question):
    field, raw = question["field"], question["raw"]
    if _is_order(question):
        return f"{field}|{row.sheet_name}|order"
    if field in OF_A_PERSON or field in DAYS or _says_nothing_itself(question["raw"]):
        return f"{field}|{row.pk}"
    return f"{field}|{raw}"


def _says_nothing_itself(raw):
    """#REF!, a ditto, a formula: two rows that hold the same may mean different things."""
    return is_ditto(raw) or raw.startswith("=") or bool(BROKEN.fullmatch(compact(raw)))


def _is_order(question):
    """Day or month first: two readings that differ in just that."""
    readings = question["readings"]
    if question["field"] not in DAYS or len(readings) != 2:
        return False
    (y1, m1, d1), (y2, m2, d2) = (reading.split("-") for reading in readings)
    return y1 == y2 and (m1, d1) == (d2, m2)


def answer(rows, key, value, typed=None):
    """Answer one question for every row that asks it; EMPTY leaves the field without a value.

    A word of a column is remembered for the next file, but never what somebody typed: it may be
    about one person. `typed` are the values of a typed text (see typed.typed_values). Returns the
    rows that changed.
    """
    changed = []
    for row in rows:
        said = row.said
        for question in list(said["questions"]):
            if _key(row, question) == key:
                _settle(said, question, value if typed else _reading(question, value))
                said["values"] |= typed or {}
                row.said = said
                dispose(row)
                changed.append(row)
                if not typed and key == f"{question['field']}|{question['raw']}":
                    remember(question["field"], question["raw"], value)
    UploadRow.objects.bulk_update(
        changed, ["content", "disposition", "reason", "has_questions"], batch_size=500
    )
    return changed


def _reading(question, value):
    if value in (DAY_FIRST, MONTH_FIRST):
        # A written 12/05/2030 with the day first is the reading whose day comes first in it.
        first = "".join(filter(str.isdigit, question["raw"].replace("/", " ").split()[0]))
        place = 2 if value == DAY_FIRST else 1
        return next(r for r in question["readings"] if int(r.split("-")[place]) == int(first))
    return value


def _settle(said, question, value):
    said["questions"].remove(question)
    said["answers"][question["field"]] = value
    if value != EMPTY and question["field"] != "person":
        said["values"][question["field"]] = value


def dispose(row):
    """Import or wait, by the questions that are still open (FORMAT §2)."""
    said = row.said
    open_fields = {question["field"] for question in said["questions"]}
    named = any(name in said["values"] for name in NAMES)
    if open_fields & BLOCKING or (not named and open_fields & set(NAMES)):
        row.disposition, row.reason = "wait", "question"
    elif not named or not all(key in said["values"] for key in KEY_FIELDS):
        row.disposition, row.reason = "wait", "missing_key_field"
    else:
        row.disposition, row.reason = "import", ""


def remember(field, raw, value):
    LearnedAnswer.objects.update_or_create(
        sheet=ROSTER,
        field=field,
        text_index=blind_index(raw),
        defaults={"answer": json.dumps(value)},
    )


class Learned:
    """What this office answered before, applied to rows that ask the same again."""

    def __init__(self, answers):
        self.answers = answers

    def answer(self, row):
        said = row.said
        for question in list(said["questions"]):
            key = question["field"], blind_index(question["raw"])
            if key in self.answers and question["field"] not in OF_A_PERSON:
                _settle(said, question, self.answers[key])
                row.said = said
                dispose(row)


def learned():
    stored = LearnedAnswer.objects.filter(sheet=ROSTER)
    return Learned({(a.field, bytes(a.text_index)): json.loads(a.answer) for a in stored})
