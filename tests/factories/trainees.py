"""Invented people, their papers, and where they are placed."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.companies import CompanyFactory, RoomFactory
from trainees.models import (
    Leaving,
    Lodger,
    Passport,
    Placement,
    ResidencePeriod,
    SendingOrganization,
    StayApplication,
    Trainee,
)


class SendingOrganizationFactory(DjangoModelFactory):
    class Meta:
        model = SendingOrganization

    name = factory.Sequence(lambda number: f"Sample Sending {number:03}")
    country = "VN"


class TraineeFactory(DjangoModelFactory):
    """A person; `company=` places the person there, open-ended, from the day of landing."""

    class Meta:
        model = Trainee
        skip_postgeneration_save = True

    name_roman = factory.Sequence(lambda number: f"SAMPLE PERSON {number:03}")
    name_kana = factory.Sequence(lambda number: f"サンプル　パーソン{number:03}")
    sex = Trainee.Sex.FEMALE
    birth_date = date(2000, 5, 14)
    nationality = "VN"
    language = "vi"
    entered_on = date(2026, 4, 1)

    @classmethod
    def _create(cls, model, *args, company=None, **fields):
        trainee = super()._create(model, *args, **fields)
        if company is not None:
            Placement.objects.create(trainee=trainee, company=company, starts_on=trainee.entered_on)
            trainee.refresh_from_db(fields=["company"])
        return trainee


class PlacementFactory(DjangoModelFactory):
    class Meta:
        model = Placement

    trainee = factory.SubFactory(TraineeFactory)
    company = factory.SubFactory(CompanyFactory)
    starts_on = date(2026, 4, 1)


class LodgerFactory(DjangoModelFactory):
    class Meta:
        model = Lodger

    trainee = factory.SubFactory(TraineeFactory)
    room = factory.SubFactory(RoomFactory)
    starts_on = date(2026, 4, 1)


class LeavingFactory(DjangoModelFactory):
    class Meta:
        model = Leaving

    trainee = factory.SubFactory(TraineeFactory)
    kind = Leaving.Kind.RETURNED


class PassportFactory(DjangoModelFactory):
    class Meta:
        model = Passport

    trainee = factory.SubFactory(TraineeFactory)
    number = factory.Sequence(lambda number: f"X{number:07}")
    expires_on = date(2034, 3, 31)


class ResidencePeriodFactory(DjangoModelFactory):
    class Meta:
        model = ResidencePeriod

    trainee = factory.SubFactory(TraineeFactory)
    number = factory.Sequence(lambda number: f"XA{number:08}XA")
    status_id = "TITP_1_RO"
    starts_on = date(2026, 4, 1)
    expires_on = date(2027, 4, 1)


class StayApplicationFactory(DjangoModelFactory):
    class Meta:
        model = StayApplication

    trainee = factory.SubFactory(TraineeFactory)
    submitted_on = date(2027, 2, 1)
