"""Nouns of the companies room."""

from companies.models.closure import Closure
from companies.models.company import Company, ExcellentStanding, StaffCount
from companies.models.external import (
    AccompaniedAudit,
    ExternalConfirmation,
    ExternalReviewer,
)
from companies.models.insurance import WorkersCompensation
from companies.models.job_offer import JobOffer
from companies.models.labour_standard import (
    LabourStandard,
    Limit,
    OvertimeAgreement,
    OwnLabourStandard,
)
from companies.models.licence import Licence, LicenceChange
from companies.models.lodging import Lodging, Room
from companies.models.minimum_wage import MinimumWage, OwnMinimumWage
from companies.models.notice import CommencementNotice, ImplementationReport
from companies.models.officer import Officer
from companies.models.prefecture import Prefecture
from companies.models.report import BusinessReport, OperatingRules
from companies.models.staff import Appointment, Course, StaffMember
from companies.models.supervisor import SupervisingManager
from companies.models.workplace import CareStaffCount, Workplace

__all__ = [
    "AccompaniedAudit",
    "Appointment",
    "BusinessReport",
    "CareStaffCount",
    "Closure",
    "CommencementNotice",
    "Company",
    "Course",
    "ExcellentStanding",
    "ExternalConfirmation",
    "ExternalReviewer",
    "ImplementationReport",
    "JobOffer",
    "LabourStandard",
    "Licence",
    "LicenceChange",
    "Lodging",
    "Limit",
    "MinimumWage",
    "Officer",
    "OperatingRules",
    "OvertimeAgreement",
    "OwnLabourStandard",
    "OwnMinimumWage",
    "Prefecture",
    "Room",
    "StaffCount",
    "StaffMember",
    "SupervisingManager",
    "WorkersCompensation",
    "Workplace",
]
