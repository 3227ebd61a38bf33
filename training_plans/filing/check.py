"""What a Check is: one thing to look at in somebody's month, with its arithmetic in words."""

from dataclasses import dataclass, field, replace
from datetime import date

from titp.compliance.law import Citation
from titp.compliance.rule import Rule
from training_plans.filing.sentences import Sentence

# The gravest first; what was done late is settled, and told because it was of this month.
STATES = ("violation", "overdue", "data_gap", "warning", "due_soon", "late")


@dataclass(frozen=True)
class Check:
    """One thing to look at in a month as it stands.

    `rule`: which found it, or the one that is nearest; None where it is only arithmetic. `cites`:
    where the law says so, empty where it says nothing. `state`: as a finding's, one of STATES;
    `sentences`: what it says, each with the cells that it is about; `evidence`: the values read by
    the rule, empty where the rule is only the nearest.
    """

    rule: Rule | None
    state: str
    company_id: int
    trainee_id: int
    due_on: date | None
    sentences: tuple[Sentence, ...]
    cites: tuple[Citation, ...] = ()
    evidence: dict = field(default_factory=dict)

    @property
    def columns(self):
        """The names of the cells that it is about, without doubles."""
        return tuple(dict.fromkeys(name for one in self.sentences for name in one.columns))

    @property
    def keys(self):
        """What it says, by the keys of its sentences: ("PAY-003.above_month",)."""
        return tuple(one.key for one in self.sentences)

    def formula(self, language):
        """The arithmetic with the numbers, in a language of `month_columns.LANGUAGES`."""
        return " ".join(one.say(language) for one in self.sentences)

    def for_company(self):
        """What of it a company is told; None where it speaks only of what the office records."""
        told = tuple(one for one in self.sentences if not one.office)
        return replace(self, sentences=told) if told else None

    @property
    def grade(self):
        """By which checks are put in order: the gravest first, then the weightier rule."""
        return STATES.index(self.state), -int(self.rule.severity) if self.rule else 0
