"""Nouns of the training plans room."""

from training_plans.models.audit import Audit, AuditReport, Visit
from training_plans.models.reference import HeadcountCap, Operation
from training_plans.models.skill_test import SkillTest
from training_plans.models.training_plan import Suspension, TrainingPlan

__all__ = [
    "Audit",
    "AuditReport",
    "HeadcountCap",
    "Operation",
    "SkillTest",
    "Suspension",
    "TrainingPlan",
    "Visit",
]
