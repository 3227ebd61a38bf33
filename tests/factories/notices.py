"""Invented notices and reports: changes of plans, difficulties, returns, what hosts report."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from companies.models import CommencementNotice, ImplementationReport
from factories.companies import CompanyFactory
from factories.training_plans import TrainingPlanFactory
from training_plans.models import Difficulty, PlanChange, TemporaryReturn


class PlanChangeFactory(DjangoModelFactory):
    """An instructor was replaced, which is notified within a month."""

    class Meta:
        model = PlanChange

    plan = factory.SubFactory(TrainingPlanFactory)
    item_id = "staff"
    effective_on = date(2026, 10, 10)


class DifficultyFactory(DjangoModelFactory):
    class Meta:
        model = Difficulty

    plan = factory.SubFactory(TrainingPlanFactory)
    event = Difficulty.Event.OTHER
    reason = Difficulty.Reason.ILLNESS_INJURY
    event_on = date(2026, 10, 10)


class TemporaryReturnFactory(DjangoModelFactory):
    """Five weeks at home within the first year of stage 3, paid by the organization."""

    class Meta:
        model = TemporaryReturn

    plan = factory.SubFactory(TrainingPlanFactory, stage=3)
    mode = TemporaryReturn.Mode.WITHIN
    cost_payer = TemporaryReturn.Payer.ORGANIZATION


class CommencementNoticeFactory(DjangoModelFactory):
    class Meta:
        model = CommencementNotice

    company = factory.SubFactory(CompanyFactory)
    submitted_on = date(2026, 4, 10)


class ImplementationReportFactory(DjangoModelFactory):
    class Meta:
        model = ImplementationReport

    company = factory.SubFactory(CompanyFactory)
    fiscal_year = 2025
