"""Duties as they were found, and what people decided about them."""

from titp.compliance.models.finding import (
    MISSED,
    OPEN,
    URGENCIES,
    Finding,
    FindingQuerySet,
    State,
    Urgency,
)
from titp.compliance.models.handling import Assignment, Snooze, Waiver
from titp.compliance.models.official_day import OfficialDay, OwnDay
from titp.compliance.models.support_licence import SupportLicence

__all__ = [
    "MISSED", "OPEN", "URGENCIES", "Assignment", "Finding", "FindingQuerySet", "OfficialDay",
    "OwnDay", "Snooze", "State", "SupportLicence", "Urgency", "Waiver",
]  # fmt: skip
