"""Invented plans that keep every rule, with the audits, visits and tests around them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from titp.japanese.months import before, inclusive_end
from training_plans.models import (
    Audit,
    AuditReport,
    SkillTest,
    Suspension,
    TrainingPlan,
    Visit,
)


class TrainingPlanFactory(DjangoModelFactory):
    """An accredited plan over a whole stage; with `company=` the person is placed there too."""

    class Meta:
        model = TrainingPlan

    company = factory.SubFactory(CompanyFactory)
    trainee = factory.SubFactory(
        TraineeFactory,
        company=factory.SelfAttribute("..company"),
        entered_on=factory.SelfAttribute("..starts_on"),
    )
    stage = 1
    operation_id = "1-1-1"
    starts_on = date(2026, 4, 1)
    ends_on = factory.LazyAttribute(
        lambda plan: inclusive_end(plan.starts_on, 12 if plan.stage == 1 else 24)
    )
    filed_on = factory.LazyAttribute(lambda plan: before(plan.starts_on, 5))
    accredited_on = factory.LazyAttribute(lambda plan: before(plan.starts_on, 3))
    essential_minutes = 60_000
    related_minutes = 30_000
    peripheral_minutes = 10_000
    essential_safety_minutes = 6_000
    related_safety_minutes = 3_000
    peripheral_safety_minutes = 1_000


class DraftPlanFactory(TrainingPlanFactory):
    """A plan that is neither filed nor accredited."""

    filed_on = None
    accredited_on = None


class SuspensionFactory(DjangoModelFactory):
    class Meta:
        model = Suspension

    plan = factory.SubFactory(TrainingPlanFactory)
    starts_on = date(2026, 7, 1)


class AuditFactory(DjangoModelFactory):
    class Meta:
        model = Audit

    company = factory.SubFactory(CompanyFactory)
    held_on = date(2026, 5, 20)


class AuditReportFactory(DjangoModelFactory):
    class Meta:
        model = AuditReport

    audit = factory.SubFactory(AuditFactory)
    submitted_on = date(2026, 6, 10)


class VisitFactory(DjangoModelFactory):
    class Meta:
        model = Visit

    company = factory.SubFactory(CompanyFactory)
    visited_on = date(2026, 5, 20)


class SkillTestFactory(DjangoModelFactory):
    class Meta:
        model = SkillTest

    trainee = factory.SubFactory(TraineeFactory)
    grade = SkillTest.Grade.BASIC
