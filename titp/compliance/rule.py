"""What a rule is: a sentence of law with a query under it (規則).

To add one: write `<app>/rules/<slug>.py` and `tests/rules/test_<slug>.py`, and let the sample have
a case of it; nothing else.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.apps import apps
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.compliance.law import Citation
from titp.declared import Declared, Text

RULES = Declared("rules", key="id")

# What is said of a duty because of its day, and of nothing else.
BY_ITS_DAY = ("overdue", "due_soon", "late")


class Severity(IntEnum):
    """How much a finding weighs in a list."""

    ADVICE = 1
    DUTY = 2
    SERIOUS = 3


class Layer(TextChoices):
    """Where the number of a due day or limit comes from; the duty itself may rest on another.

    "Without delay" is statute, the fourteen days that stand for it are the product's.
    """

    STATUTE = "statute", _("statute")
    MANUAL = "manual", _("operation manual")
    PRODUCT = "product", _("product default")


class Certainty(TextChoices):
    """How well the wording is known; the least certain part of a rule counts."""

    SEEN = "S", _("seen in the source")
    KNOWN = "K", _("general practice")
    UNCERTAIN = "U", _("to be confirmed")  # 要確認


class OwedBy(TextChoices):
    """On whose to-do list a duty stands."""

    ORGANIZATION = "organization", _("organization")
    COMPANY = "company", _("host company")

    @property
    def term(self):
        """Its key in `titp.compliance.terms`: the law in force decides how it is called."""
        return {"organization": "supervising_organization", "company": "host_company"}[self.value]


@dataclass(frozen=True)
class Period:
    """The days on which a rule is law; `until` is the last of them."""

    since: date
    until: date | None = None

    def __contains__(self, day):
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Subject:
    """What a finding is about: a model ("app.Model") and its word for readers.

    `own`: it is the organization's own affair, not one of a company; the finding has no company.
    `page`: the URL name of the tab that shows it.
    """

    model: str
    name: Text
    page: str
    own: bool = False

    @property
    def kind(self):
        """The model's name as the API writes it: `training_plan`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.model.partition(".")[2]).lower()

    @property
    def model_class(self):
        return apps.get_model(self.model)


@dataclass(frozen=True)
class Rule:
    """A duty: who owes it, by which law, and the statement that finds out on a day.

    `id` never changes ("SUP-001"); `version` grows with each change of what it decides. `reads`
    names each value of the evidence for readers. `remind_before` are days before the due day,
    the earliest first. `explanation` says the duty in plain words, `remedy` what settles it,
    `settled_at` is the URL name of the tab where that is recorded, if not on the page of what it
    is about; `note` says what about it is not certain. `confidential`: no host company learns
    anything of it, whatever its state; were only some of its findings hidden, the others would
    tell of them.
    """

    id: str
    slug: str
    title: Text
    cites: tuple[Citation, ...]
    in_force: Period
    layer: Layer
    certainty: Certainty
    severity: Severity
    about: Subject
    owed_by: OwedBy
    remedy: Text
    explanation: Text
    reads: dict[str, Text]
    query: Callable[[], str]
    remind_before: tuple[int, ...] = ()
    settled_at: str = ""
    report: str = ""
    note: Text | None = None
    version: int = 1
    confidential: bool = False

    @property
    def statement(self):
        """One SQL statement: for the day %(on)s, what it finds of every subject.

        Columns: organization_id, subject_id, company_id, trainee_id, due_on, state, done_on and
        evidence (jsonb), at most one row for each subject and due day.
        """
        return self.query()

    @property
    def advises_in(self):
        """States in which it only advises: nobody is bound to a day that the product proposes.

        What is advice in every state (the claim of RET-001, whose day is another law's) has none.
        """
        bound = self.layer != Layer.PRODUCT or self.severity == Severity.ADVICE
        return () if bound else BY_ITS_DAY

    def severity_in(self, state):
        return Severity.ADVICE if state in self.advises_in else self.severity

    @property
    def to_be_confirmed(self):
        return self.certainty == Certainty.UNCERTAIN

    def get_absolute_url(self):
        return reverse("rule", args=[self.id])

    def __str__(self):
        return f"{self.id} {self.title}"


def rules_in_order():
    """All rules by their id."""
    return [RULES[key] for key in sorted(RULES)]


def rules_reading(*kinds):
    """The rules whose statement reads the table of one of these models, in order of their id."""
    tables = {kind._meta.db_table for kind in kinds}
    return [one for one in rules_in_order() if tables & set(re.findall(r"\w+", one.statement))]


def rule(id, **words):
    """Declare a rule: the function's name is its slug and it answers the statement.

    The function's docstring is the explanation: English, a blank line, Japanese.
    """

    def declare(query):
        english, _, japanese = query.__doc__.strip().partition("\n\n")
        explanation = Text(ja=_one_line(japanese, ""), en=_one_line(english, " "))
        RULES.add(Rule(id, query.__name__, explanation=explanation, query=query, **words))
        return query

    return declare


def _one_line(text, space):
    return space.join(line.strip() for line in text.strip().splitlines())
