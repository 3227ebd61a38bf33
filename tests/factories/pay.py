"""Invented terms of work: wages, agreements on overtime, and rows of our own."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from companies.models import OvertimeAgreement, OwnLabourStandard, OwnMinimumWage
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from titp.accounts.models import User
from trainees.models import WageTerms
from training_plans.models import OwnCareHeadcountCap, OwnChangeItem, OwnHeadcountCap


class WageTermsFactory(DjangoModelFactory):
    """Tokyo's rate of October 2026 and a bit more, for 40 hours a week."""

    class Meta:
        model = WageTerms

    trainee = factory.SubFactory(TraineeFactory)
    starts_on = date(2020, 4, 1)
    unit = WageTerms.Unit.HOURLY
    amount = 1_300
    annual_minutes = 2_080 * 60
    daily_minutes = 8 * 60


class OvertimeAgreementFactory(DjangoModelFactory):
    """Of fiscal year 2026, filed in time, without a special clause."""

    class Meta:
        model = OvertimeAgreement

    company = factory.SubFactory(CompanyFactory)
    starts_on = date(2026, 4, 1)
    ends_on = date(2027, 3, 31)
    filed_on = date(2026, 3, 20)


class OwnRowFactory(DjangoModelFactory):
    """Written by somebody of the organization, who must be there; not confirmed."""

    class Meta:
        abstract = True

    by = factory.LazyFunction(lambda: User.objects.only("id").first())

    @classmethod
    def confirmed(cls, day, **fields):
        row = cls(**fields)
        row.confirmed_on, row.confirmed_by = day, row.by
        row.save()
        return row


class OwnMinimumWageFactory(OwnRowFactory):
    """Tokyo, October 2027; not confirmed."""

    class Meta:
        model = OwnMinimumWage

    prefecture_id = "13"
    yen_per_hour = 1_340
    starts_on = date(2027, 10, 1)
    source = "官報 第999号"


class OwnLabourStandardFactory(OwnRowFactory):
    class Meta:
        model = OwnLabourStandard

    code = "overtime_month"
    amount = 40 * 60
    starts_on = date(2027, 4, 1)
    source = "官報 第999号"


class OwnHeadcountCapFactory(OwnRowFactory):
    class Meta:
        model = OwnHeadcountCap

    staff_min = 0
    staff_max = 30
    base_number = 2
    starts_on = date(2027, 4, 1)
    source = "官報 第999号"


class OwnCareHeadcountCapFactory(OwnRowFactory):
    class Meta:
        model = OwnCareHeadcountCap

    care_staff_min = 11
    care_staff_max = 20
    basic_stage1 = "1"
    basic_total = "floor(3n/20)"
    excellent_stage1 = "2"
    excellent_total = "n"
    starts_on = date(2027, 4, 1)
    source = "官報 第999号"


class OwnChangeItemFactory(OwnRowFactory):
    """From 2026 on another instructor needs an accreditation; not confirmed."""

    class Meta:
        model = OwnChangeItem

    item_id = "staff"
    usual_class = "accreditation"
    starts_on = date(2026, 1, 1)
    source = "運用要領 第99版"
