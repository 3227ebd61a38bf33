"""What somebody chose or typed for the questions of a file: all of it is taken, or nothing."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from training_plans.intake import questions
from training_plans.intake.questions import Asked
from training_plans.intake.typed import typed_values


@dataclass
class Reply:
    """One question with what was chosen (a reading, EMPTY, TYPED or "") and typed.

    `values` are those of the typed text; `error` says what is wrong with the reply ("" if nothing).
    """

    asked: Asked
    chosen: str = ""
    typed: str = ""
    values: dict = field(default_factory=dict)
    error: str = ""

    def read(self):
        """Reads what was typed into `values`, or says in `error` why that cannot be."""
        if not self.is_typed:
            return
        if not self.typed:
            self.error = _("Please type the answer here.")
            return
        if self.chosen not in {"", questions.TYPED}:
            self.error = _("Please choose an answer or type one, not both.")
            return
        try:
            self.values = typed_values(self.asked.field, self.typed)
        except ValidationError as wrong:
            self.error = " ".join(wrong.messages)

    @property
    def is_typed(self):
        return bool(self.typed) or self.chosen == questions.TYPED

    @property
    def value(self):
        """What the field shall hold; "" where the question stays open."""
        return self.values.get(self.asked.field, "") if self.is_typed else self.chosen


def replies(asked, posted):
    """A Reply for each question in order, as `posted` (key-N, answer-N, typed-N) has it.

    A question that has changed since the page was made is not answered: only what was shown is.
    """
    found = []
    for number, question in enumerate(asked):
        reply = Reply(question)
        if posted.get(f"key-{number}") == question.key:
            chosen = posted.get(f"answer-{number}", "")
            own = {questions.TYPED} if question.may_be_typed else set()
            if chosen in {*question.readings, questions.EMPTY, *own}:
                reply.chosen = chosen
            if own:
                reply.typed = posted.get(f"typed-{number}", "").strip()
        reply.read()
        found.append(reply)
    return found


@transaction.atomic
def keep(given):
    """Answers the questions of these replies; returns the number of rows answered."""
    return sum(
        len(questions.answer(reply.asked.rows, reply.asked.key, reply.value, reply.values))
        for reply in given
        if reply.value
    )
