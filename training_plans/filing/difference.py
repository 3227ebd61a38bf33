"""What texts would change in a month, before anybody takes them: cell by cell, old beside new."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError

from training_plans.filing.cells import NotAsked, Typed
from training_plans.filing.entry import field_of, read_cell
from training_plans.filing.grid import CELL, WAS
from training_plans.models import DraftLine
from training_plans.month_columns import COLUMNS, MonthColumn


@dataclass(frozen=True)
class Difference:
    """A cell that would be another: `now` stands there, `then` would, `error` if unreadable.

    `overtaken`: somebody wrote there since the texts were made.
    """

    trainee_id: int
    name: str
    column: MonthColumn
    now: str
    then: str
    error: str
    language: str = "ja"
    overtaken: bool = False

    @property
    def label(self):
        return self.column.label(self.language)

    @property
    def id(self):
        return f"{CELL}-{self.trainee_id}-{self.column.name}"

    @property
    def was_name(self):
        return f"{WAS}-{self.trainee_id}-{self.column.name}"

    @property
    def now_shown(self):
        return self._shown(self.now)

    @property
    def then_shown(self):
        return self._shown(self.then)

    def _shown(self, text):
        """A choice by its word, all else as it was typed."""
        if not self.column.choices:
            return text
        value = meaning(self.column.name, text)
        return dict(self.column.choices_in(self.language)).get(value, text)


def difference(
    report, typed: Iterable[Typed], language="ja", overtaken=frozenset()
) -> list[Difference]:
    """The cells of the report that these texts would change, in the order in which they came.

    A text that says the same in another way, as 200,000 and 200000, changes nothing. `language`:
    that of the columns' labels; `overtaken`: {(trainee id, column)}. Raises NotAsked for a person
    or a column that the report does not have.
    """
    lines = {line.trainee_id: line for line in DraftLine.objects.filter(report=report)}
    found = []
    for one in typed:
        line, column = lines.get(one.trainee_id), COLUMNS.get(one.column)
        if line is None or column is None:
            raise NotAsked("no such cell")
        now, then = line.cells.get(one.column, ""), one.text.strip()
        if meaning(one.column, now) != meaning(one.column, then):
            found.append(
                Difference(
                    one.trainee_id, line.name, column, now, then, read_cell(one.column, then),
                    language, (one.trainee_id, one.column) in overtaken,
                )
            )  # fmt: skip
    return found


def meaning(name, text):
    """What a text in a column says, for comparing: minutes, yen, a day; the text if unreadable."""
    text = text.strip()
    try:
        value = field_of(COLUMNS[name]).clean(text)
    except ValidationError:
        return text
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)
