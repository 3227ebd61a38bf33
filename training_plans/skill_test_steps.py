"""The way of a skill test: support applied for, booked, sat, outcome; then perhaps a retake."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from training_plans.models import SkillTest


@dataclass(frozen=True)
class Step:
    """One step: its fields on the form, the field of its day, and what is done."""

    name: str
    label: str
    act: str
    day: str
    fields: tuple[str, ...]


STEPS = {
    step.name: step
    for step in (
        Step("application", pgettext_lazy("test", "Support applied for"),
             _("Record the support application"), "applied_on", ("applied_on",)),
        Step("booking", pgettext_lazy("test", "Booked"), _("Record the booking"), "booked_for",
             ("booked_for", "body")),
        Step("sitting", pgettext_lazy("test", "Sat"), _("Record that it was sat"), "sat_on",
             ("sat_on",)),
        Step("result", pgettext_lazy("test", "Outcome"), _("Record the outcome"), "result_on",
             ("result_on", "outcome")),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """A step as it stands with one test: its day where it was taken, and whether it is next."""

    step: Step
    day: date | None
    is_next: bool


def next_step(test):
    """The Step that comes next; None where the outcome is known.

    Somebody may sit without an application on record, so what lies before is not asked for.
    """
    if test.outcome:
        return None
    if test.sat_on:
        return STEPS["result"]
    if test.booked_for:
        return STEPS["sitting"]
    return STEPS["booking" if test.applied_on else "application"]


def way_of(test):
    """The Steps of a test in their order, each as Taken."""
    ahead = next_step(test)
    return [Taken(step, getattr(test, step.day), step is ahead) for step in STEPS.values()]


def may_retake(test):
    """Whether a failed test has no retake yet and is none itself: once in a stage (practice)."""
    return (
        test.outcome == SkillTest.Outcome.FAILED
        and test.retake_of_id is None
        and not SkillTest.objects.filter(retake_of=test).exists()
    )
