"""Duties as they were found, and what people decided about them."""

from titp.compliance.models.finding import OPEN, URGENCIES, Finding, FindingQuerySet, State, Urgency
from titp.compliance.models.handling import Assignment, Snooze, Waiver

__all__ = [
    "OPEN", "URGENCIES", "Assignment", "Finding", "FindingQuerySet", "Snooze", "State", "Urgency",
    "Waiver",
]  # fmt: skip
