"""Nouns of the training plans room."""

from training_plans.models.audit import Audit, AuditReport, Interview, Visit
from training_plans.models.charge import Charge
from training_plans.models.correction import Correction, CorrectionStep
from training_plans.models.correction_photo import CorrectionPhoto
from training_plans.models.correction_reminder import CorrectionReminder
from training_plans.models.difficulty import Difficulty
from training_plans.models.draft_line import DraftLine, ReturnedCell
from training_plans.models.errand import Errand, Purpose
from training_plans.models.excellence import ExcellenceValue
from training_plans.models.fee import SupervisionFee
from training_plans.models.fee_rate import FeeRate
from training_plans.models.headcount_cap import CareHeadcountCap, HeadcountCap
from training_plans.models.inspection import InspectionPack, InspectionScore
from training_plans.models.invoice import Invoice, InvoicePayment, InvoiceTerms
from training_plans.models.lecture import Lecture, PreArrivalCourse
from training_plans.models.lecture_course import (
    CourseLesson,
    CourseSeat,
    LectureCourse,
    LessonAttendance,
)
from training_plans.models.log_entry import LogEntry
from training_plans.models.month_line import MonthLine
from training_plans.models.monthly_report import MonthlyReport, ReportDay, ReportStep
from training_plans.models.outlook import Outlook
from training_plans.models.own_cap import OwnCareHeadcountCap, OwnHeadcountCap
from training_plans.models.own_change import OwnChangeItem
from training_plans.models.plan_act import ContinuationMeasure, PlanAct, ReturnStatement
from training_plans.models.plan_batch import BatchPaper, BatchPlan, PlanBatch
from training_plans.models.plan_change import PlanChange
from training_plans.models.plan_prerequisites import PlanPrerequisites
from training_plans.models.plan_task import PlanMaterial, PlanTask
from training_plans.models.plan_terms import PlanPay, PlanPost, PlanTarget
from training_plans.models.readiness import ReadinessAnswer
from training_plans.models.reference import ChangeItem, Operation, PlanPaper
from training_plans.models.report_photo import ReportPhoto, ReportReminder
from training_plans.models.reporting_stand import ReportingStand
from training_plans.models.site_record import SitePicture, SiteRecord
from training_plans.models.skill_test import PassRate, SkillTest
from training_plans.models.standing import Standing
from training_plans.models.suspicion import LabourViolation, Source, Suspicion
from training_plans.models.temporary_return import TemporaryReturn
from training_plans.models.training_plan import Suspension, TrainingPlan

__all__ = [
    "ReportingStand",
    "SupervisionFee",
    "CourseLesson",
    "CourseSeat",
    "ExcellenceValue",
    "FeeRate",
    "Invoice",
    "InspectionPack",
    "InspectionScore",
    "InvoicePayment",
    "InvoiceTerms",
    "PassRate",
    "Audit",
    "AuditReport",
    "BatchPaper",
    "BatchPlan",
    "CareHeadcountCap",
    "Charge",
    "ChangeItem",
    "ContinuationMeasure",
    "Correction",
    "CorrectionPhoto",
    "CorrectionReminder",
    "CorrectionStep",
    "Difficulty",
    "DraftLine",
    "Errand",
    "HeadcountCap",
    "Lecture",
    "LectureCourse",
    "LessonAttendance",
    "LogEntry",
    "MonthLine",
    "MonthlyReport",
    "Interview",
    "LabourViolation",
    "Operation",
    "Outlook",
    "PlanAct",
    "PlanBatch",
    "PlanChange",
    "PlanMaterial",
    "PlanPaper",
    "PlanPay",
    "PlanPost",
    "PlanPrerequisites",
    "PlanTarget",
    "PlanTask",
    "PreArrivalCourse",
    "Purpose",
    "ReadinessAnswer",
    "ReportDay",
    "ReportPhoto",
    "ReportReminder",
    "ReportStep",
    "ReturnStatement",
    "ReturnedCell",
    "OwnCareHeadcountCap",
    "OwnChangeItem",
    "OwnHeadcountCap",
    "SitePicture",
    "SiteRecord",
    "SkillTest",
    "Source",
    "Standing",
    "Suspension",
    "TemporaryReturn",
    "Suspicion",
    "TrainingPlan",
    "Visit",
]
