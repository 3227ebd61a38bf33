"""What the understanding of one field can come to: a value, a question, or neither."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Answer:
    """A certain `value`, or an open question with its `readings` (likeliest first).

    `readings` is None when nothing is asked. `planned` marks days that are only planned, and
    `notice` what is worth telling although it is certain.
    """

    value: str | None = None
    readings: tuple[str, ...] | None = None
    planned: bool = False
    notice: str = ""

    @property
    def asks(self):
        return self.readings is not None


NOTHING = Answer()


def certain(value, notice=""):
    return Answer(value=value, notice=notice) if value else NOTHING


def ask(*readings):
    """A question; equal readings are offered once."""
    return Answer(readings=tuple(dict.fromkeys(readings)))


def in_doubt(answer):
    """The question whether an answer that looks certain is meant."""
    return replace(
        answer, value=None, readings=(answer.value,) if answer.value else answer.readings or ()
    )
