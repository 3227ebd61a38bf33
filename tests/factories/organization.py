"""Invented affairs of the organization itself: offices, and who answers for them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from companies.models import SupervisingManager
from titp.tenancy.models import Office


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office

    name = factory.Sequence(lambda number: f"見本支部{number:03}")


class SupervisingManagerFactory(DjangoModelFactory):
    """Since long ago, with a course of January 2026."""

    class Meta:
        model = SupervisingManager

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda number: f"見本　監理{number:03}")
    completed_on = date(2026, 1, 15)
    starts_on = date(2020, 4, 1)
