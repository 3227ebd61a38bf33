"""Invented affairs of the organization itself: offices, and who answers for them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from companies.models import (
    AccompaniedAudit,
    BusinessReport,
    Closure,
    ExternalConfirmation,
    ExternalReviewer,
    Licence,
    LicenceChange,
    OperatingRules,
    SupervisingManager,
)
from factories.companies import CompanyFactory
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


class LicenceFactory(DjangoModelFactory):
    """Five years from June 2022."""

    class Meta:
        model = Licence

    kind = "general"
    number = "許9999000001"
    starts_on = date(2022, 6, 1)
    expires_on = date(2027, 5, 31)


def licence(starts_on, expires_on, kind="general"):
    """A licence between two days, as ISO texts."""
    days = map(date.fromisoformat, (starts_on, expires_on))
    return LicenceFactory(kind=kind, **dict(zip(("starts_on", "expires_on"), days, strict=True)))


class LicenceChangeFactory(DjangoModelFactory):
    class Meta:
        model = LicenceChange

    item = LicenceChange.Item.OFFICERS
    changed_on = date(2026, 10, 10)


class ClosureFactory(DjangoModelFactory):
    class Meta:
        model = Closure

    kind = Closure.Kind.CLOSED
    decided_on = date(2026, 10, 1)
    planned_on = date(2027, 3, 31)
    measures = "転籍先を確保する"


class BusinessReportFactory(DjangoModelFactory):
    """Complete, but not submitted."""

    class Meta:
        model = BusinessReport

    office = factory.SubFactory(OfficeFactory)
    fiscal_year = 2025
    accounts_attached = True
    visits_attached = True
    external_attached = True


class OperatingRulesFactory(DjangoModelFactory):
    class Meta:
        model = OperatingRules

    checked_on = date(2026, 5, 1)
    url = "https://kumiai.example/rules"


class ExternalReviewerFactory(DjangoModelFactory):
    """An auditor since long ago, with a course of January 2026."""

    class Meta:
        model = ExternalReviewer

    kind = ExternalReviewer.Kind.AUDITOR
    name = factory.Sequence(lambda number: f"見本　外部{number:03}")
    completed_on = date(2026, 1, 15)
    starts_on = date(2020, 4, 1)


class ExternalConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = ExternalConfirmation

    office = factory.SubFactory(OfficeFactory)
    reviewer = factory.SubFactory(ExternalReviewerFactory)
    held_on = date(2026, 7, 10)


class AccompaniedAuditFactory(DjangoModelFactory):
    class Meta:
        model = AccompaniedAudit

    office = factory.SubFactory(OfficeFactory)
    reviewer = factory.SubFactory(ExternalReviewerFactory)
    company = factory.SubFactory(CompanyFactory)
    held_on = date(2026, 7, 10)
