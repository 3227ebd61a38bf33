"""Invented values that an organization plans with instead of official dates."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from titp.compliance.models import OwnDay, SupportLicence
from training_plans.models import ReadinessAnswer


class OwnDayFactory(DjangoModelFactory):
    """The reform begins half a year later."""

    class Meta:
        model = OwnDay

    official_id = "reform_in_force"
    day = date(2027, 10, 1)
    counts_from = date(2026, 11, 1)
    source = "見本告示第1号"
    reason = factory.LazyAttribute(lambda own: f"{own.source}による")


class SupportLicenceFactory(DjangoModelFactory):
    """From the day on which the reform is in force."""

    class Meta:
        model = SupportLicence

    filed_on = date(2026, 12, 1)
    number = "見本0001"
    starts_on = date(2027, 4, 1)


class ReadinessAnswerFactory(DjangoModelFactory):
    class Meta:
        model = ReadinessAnswer

    question = ReadinessAnswer.Question.TIES
    answered_on = factory.Sequence(lambda number: date(2020, 1, 1) + timedelta(number))
    answered_by = "見本　花子"
    fulfilled = True
