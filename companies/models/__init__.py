"""Nouns of the companies room."""

from companies.models.company import Company, ExcellentStanding, StaffCount
from companies.models.prefecture import Prefecture
from companies.models.staff import Appointment, Course, StaffMember
from companies.models.supervisor import SupervisingManager
from companies.models.workplace import Workplace

__all__ = [
    "Appointment",
    "Company",
    "Course",
    "ExcellentStanding",
    "Prefecture",
    "StaffCount",
    "StaffMember",
    "SupervisingManager",
    "Workplace",
]
