"""Nouns of the companies room."""

from companies.models.closure import Closure
from companies.models.company import Company, ExcellentStanding, StaffCount
from companies.models.external import (
    AccompaniedAudit,
    ExternalConfirmation,
    ExternalReviewer,
)
from companies.models.licence import Licence, LicenceChange
from companies.models.prefecture import Prefecture
from companies.models.report import BusinessReport, OperatingRules
from companies.models.staff import Appointment, Course, StaffMember
from companies.models.supervisor import SupervisingManager
from companies.models.workplace import Workplace

__all__ = [
    "AccompaniedAudit",
    "Appointment",
    "BusinessReport",
    "Closure",
    "Company",
    "Course",
    "ExcellentStanding",
    "ExternalConfirmation",
    "ExternalReviewer",
    "Licence",
    "LicenceChange",
    "OperatingRules",
    "Prefecture",
    "StaffCount",
    "StaffMember",
    "SupervisingManager",
    "Workplace",
]
