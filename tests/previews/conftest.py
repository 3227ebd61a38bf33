"""A host over its cap, and all that a look ahead could leave behind."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, StaffCountFactory
from factories.training_plans import TrainingPlanFactory

from companies.models import ExcellentStanding, StaffCount
from titp.compliance.models import Finding
from titp.history.models import Entry
from titp.tenancy.context import use
from trainees.models import Leaving, Placement
from training_plans.models import TrainingPlan

TODAY = localdate()


@pytest.fixture
def host(kita):
    """Four people in training at a company whose thirty staff allow three."""
    with use(kita.pk):
        company = CompanyFactory()
        StaffCountFactory(company=company, full_time_staff=30, counted_on=TODAY - timedelta(90))
        for _ in range(4):
            TrainingPlanFactory(company=company, starts_on=TODAY - timedelta(60))
    return company


@pytest.fixture
def kept(kita):
    """All that a look ahead could leave behind."""

    def counted():
        models = (StaffCount, ExcellentStanding, TrainingPlan, Placement, Leaving, Finding, Entry)
        with use(kita.pk):
            return {model: list(model.objects.order_by("pk").values()) for model in models}

    return counted
