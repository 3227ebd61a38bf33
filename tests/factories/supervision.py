"""Invented plans of audits and visits, records on site, and corrections."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory
from titp.accounts.models import User
from training_plans.models import (
    Correction,
    CorrectionPhoto,
    CorrectionStep,
    Errand,
    SitePicture,
    SiteRecord,
)


def somebody():
    """Anybody of the organization that we act for."""
    return factory.LazyFunction(lambda: User.objects.only("id").first())


class ErrandFactory(DjangoModelFactory):
    class Meta:
        model = Errand

    company = factory.SubFactory(CompanyFactory)
    planned_on = factory.LazyFunction(timezone.localdate)


class SiteRecordFactory(DjangoModelFactory):
    """A record of an audit that was begun, with nothing in it."""

    class Meta:
        model = SiteRecord

    company = factory.SubFactory(CompanyFactory)
    kind = "regular"
    opened_at = factory.LazyFunction(timezone.now)
    opened_by = somebody()
    basis = factory.LazyFunction(
        lambda: {
            "slots": [],
            "others": [],
            "books": [],
            "rooms": [],
            "corrections": [],
            "people": 0,
            "needed": 0,
        }
    )


class SitePictureFactory(DjangoModelFactory):
    """A picture, of which the file is not there."""

    class Meta:
        model = SitePicture

    record = factory.SubFactory(SiteRecordFactory)
    taken_at = factory.LazyFunction(timezone.now)
    at = factory.LazyFunction(timezone.now)
    by = somebody()
    sha256 = factory.Sequence(lambda number: f"{number:064x}")


class CorrectionFactory(DjangoModelFactory):
    """Something of the lodging that is to be put right."""

    class Meta:
        model = Correction

    company = factory.SubFactory(CompanyFactory)
    topic = "lodge"
    what = "No fire extinguisher on the second floor."
    found_on = date(2026, 11, 2)
    due_on = date(2026, 11, 30)
    at = factory.LazyFunction(timezone.now)
    by = somebody()


class CorrectionStepFactory(DjangoModelFactory):
    """The host's answer."""

    class Meta:
        model = CorrectionStep

    correction = factory.SubFactory(CorrectionFactory)
    kind = "answered"
    at = factory.LazyFunction(timezone.now)
    by = somebody()
    note = "It hangs there now."


class CorrectionPhotoFactory(DjangoModelFactory):
    """A picture of what was put right, of which the file is not there."""

    class Meta:
        model = CorrectionPhoto

    step = factory.SubFactory(CorrectionStepFactory)
    sha256 = factory.Sequence(lambda number: f"{number:064x}")
