"""Invented ventures, their founders, numbers and evidence, mentors and openings."""

from datetime import timedelta

from django.utils.timezone import localdate

from factories.trainees import TraineeFactory
from followup.models import (
    Evidence,
    Founder,
    Mentor,
    Opening,
    Venture,
    VentureCount,
    VentureStage,
)

NAMES = iter(range(1, 10**6))


def venture(stage="informal", founder=None, **more):
    """One in Viet Nam with a founder; `founder=False`: without."""
    told = {"name": f"Sample Workshop {next(NAMES)}", "sector": "repair", "country": "VN"}
    row = Venture.objects.create(**told | more)
    VentureStage.objects.create(venture=row, stage=stage, on=localdate() - timedelta(30))
    if founder is not False:
        founded(row, founder)
    return row


def founded(row, trainee=None, **more):
    trainee = trainee or TraineeFactory()
    return Founder.objects.create(
        venture=row, trainee=trainee, **{"since": localdate() - timedelta(60)} | more
    )


def evidence(row, grade="B", **more):
    day = localdate()
    told = {"kind": "payroll", "what": "CANARY list", "seen_on": day - timedelta(9)}
    told["expires_on"] = day + timedelta(300)
    return Evidence.objects.create(venture=row, grade=grade, **told | more)


def count(row, kind, people, grade="B", **more):
    """A number with evidence of a grade; `grade=None`: without."""
    shown = more.pop("evidence", None) or (evidence(row, grade) if grade else None)
    if kind == "household" and "founder" not in more:
        more["founder"] = row.founders.get()
    return VentureCount.objects.create(
        venture=row, kind=kind, people=people, evidence=shown, **more
    )


def mentor(**more):
    told = {"name": "CANARY MENTOR", "reached_at": "canary@example.org", "helps_with": "repair"}
    return Mentor.objects.create(**told | more)


def opening(**more):
    return Opening.objects.create(**{"kind": "work", "title": "Sample work"} | more)
