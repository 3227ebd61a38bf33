"""Whatever happens in the books: findings that follow each change are those of a full sweep.

A machine moves days, turns answers over, repeats and removes rows of every kind that rules read,
as people do by the forms, and after each change asks only the rules that read such rows.
"""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from titp.compliance.changes import gone_with
from titp.compliance.parts import OwnPart, Part
from titp.compliance.rule import RULES
from titp.compliance.sweep import check_organization, check_rows, sweep

BEGIN = date(2026, 11, 23)
REFUSALS = (IntegrityError, ProtectedError, RestrictedError, ValidationError)
# Written once and never changed by a form of their own
PAGES = ["companies.Company", "trainees.Trainee", "training_plans.TrainingPlan",
         "training_plans.SkillTest", "training_plans.Audit", "training_plans.Visit"]  # fmt: skip


def parts():
    """Every kind of row that people add, correct and remove by a form."""
    for room in ("companies", "trainees", "training_plans"):
        for value in vars(import_module(f"{room}.urls")).values():
            if isinstance(value, list):
                yield from (one for one in value if isinstance(one, Part | OwnPart))


KINDS = sorted(
    {part.model for part in parts()} | {apps.get_model(label) for label in PAGES},
    key=lambda model: model._meta.label,
)


class Books(RuleBasedStateMachine):
    """The books of one organization, from a story in which something is amiss for every rule."""

    @initialize()
    def begin(self):
        self.story = transaction.atomic()
        self.story.__enter__()
        self.on = BEGIN

    def teardown(self):
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)

    def row(self, kind, place):
        rows = KINDS[kind % len(KINDS)].objects.order_by("pk")
        count = rows.count()
        return rows[place % count] if count else None

    def happens(self, row, act, *kinds):
        """Do it as a form does: the database may refuse; then the findings follow."""
        try:
            with transaction.atomic():
                act(row)
        except REFUSALS:
            return
        note(f"{row._meta.label} {row.pk}: {act.__name__}")
        check_rows(self.on, *(kinds or [type(row)]))

    places = st.tuples(st.integers(0, 200), st.integers(0, 50))

    @rule(place=places, field=st.integers(0, 20), days=st.integers(-400, 400))
    def a_day_is_corrected(self, place, field, days):
        row = self.row(*place)
        dates = [f.name for f in row._meta.fields if type(f) is models.DateField] if row else []
        if not dates:
            return
        name = dates[field % len(dates)]

        def moved(row):
            setattr(row, name, (getattr(row, name) or self.on) + timedelta(days))
            row.save()

        self.happens(row, moved)

    @rule(place=places, field=st.integers(0, 20))
    def an_answer_is_turned_over(self, place, field):
        row = self.row(*place)
        answers = [
            f for f in row._meta.fields
            if isinstance(f, models.BooleanField) or (f.choices and f.editable and f.null is False)
        ] if row else []  # fmt: skip
        if not answers:
            return
        one = answers[field % len(answers)]

        def turned(row):
            if isinstance(one, models.BooleanField):
                setattr(row, one.attname, not getattr(row, one.attname))
            else:
                values = [value for value, _ in one.flatchoices if value != ""]
                now = getattr(row, one.attname)
                at = values.index(now) if now in values else -1
                setattr(row, one.attname, values[(at + 1) % len(values)])
            row.save()

        self.happens(row, turned)

    @rule(place=places, days=st.integers(-200, 200))
    def something_like_it_happens_again(self, place, days):
        row = self.row(*place)
        if not row:
            return

        def again(row):
            row.pk, row._state.adding = None, True
            for field in row._meta.fields:
                if type(field) is models.DateField and getattr(row, field.name):
                    setattr(row, field.name, getattr(row, field.name) + timedelta(days))
            row.save()

        self.happens(row, again)

    @rule(place=places)
    def it_is_removed(self, place):
        row = self.row(*place)
        if row:
            self.happens(row, lambda row: row.delete(), *gone_with(type(row)))

    @rule(days=st.integers(1, 45))
    def days_pass(self, days):
        self.on += timedelta(days)
        check_organization(self.on)

    @invariant()
    def a_full_sweep_finds_nothing_new(self):
        if hasattr(self, "on"):
            wrong = [one.id for one in RULES.values() if sum(sweep(one, self.on))]
            assert not wrong, f"not brought up to date by the change: {wrong}"


@pytest.fixture(scope="module")
def swept(told):
    """The story, told once, and its findings on the day on which the machine begins."""
    check_organization(BEGIN)


@pytest.mark.slow
def test_findings_after_each_change_are_those_of_a_full_sweep(swept):
    machine = Books.TestCase
    machine.settings = settings(
        max_examples=8, stateful_step_count=12, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    machine().runTest()
