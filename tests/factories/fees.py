"""Invented supervision fees."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from training_plans.models import SupervisionFee


class SupervisionFeeFactory(DjangoModelFactory):
    """A fee for audits and guidance in June 2026 that keeps the rule."""

    class Meta:
        model = SupervisionFee

    company = factory.SubFactory(CompanyFactory)
    kind = SupervisionFee.Kind.SUPERVISION
    amount = 30_000
    actual_cost = 30_000
    disclosed_on = date(2026, 4, 1)
    trigger_on = date(2026, 5, 1)
    collected_on = date(2026, 6, 25)
    use = "監査・訪問指導の人件費及び交通費"
