"""Invented host companies, their workplaces and staff."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from companies.models import (
    Appointment,
    CareStaffCount,
    Company,
    Course,
    ExcellentStanding,
    Lodging,
    Officer,
    Room,
    StaffCount,
    StaffMember,
    WorkersCompensation,
    Workplace,
)
from companies.models.staff import Post


class CompanyFactory(DjangoModelFactory):
    class Meta:
        model = Company

    name = factory.Sequence(lambda number: f"見本製作所{number:03}")
    name_kana = factory.Sequence(lambda number: f"ミホンセイサクショ{number:03}")


class WorkplaceFactory(DjangoModelFactory):
    class Meta:
        model = Workplace

    company = factory.SubFactory(CompanyFactory)
    name = factory.Sequence(lambda number: f"第{number}工場")


class StaffCountFactory(DjangoModelFactory):
    class Meta:
        model = StaffCount

    company = factory.SubFactory(CompanyFactory)
    counted_on = date(2020, 4, 1)
    full_time_staff = 30


class CareStaffCountFactory(DjangoModelFactory):
    class Meta:
        model = CareStaffCount

    workplace = factory.SubFactory(WorkplaceFactory)
    counted_on = date(2020, 4, 1)
    full_time_care_staff = 30


class LodgingFactory(DjangoModelFactory):
    """With all that is asked of a house."""

    class Meta:
        model = Lodging

    company = factory.SubFactory(CompanyFactory)
    name = factory.Sequence(lambda number: f"見本寮{number:03}")
    extinguisher = True
    stairs = 2


class RoomFactory(DjangoModelFactory):
    """On the ground floor, for two people."""

    class Meta:
        model = Room

    lodging = factory.SubFactory(LodgingFactory)
    name = factory.Sequence(lambda number: f"{101 + number}号室")
    area_m2 = Decimal("9.0")
    window_m2 = Decimal("1.5")
    lockable_storage = True
    heating = True


class ExcellentStandingFactory(DjangoModelFactory):
    class Meta:
        model = ExcellentStanding

    company = factory.SubFactory(CompanyFactory)
    starts_on = date(2020, 4, 1)


class StaffMemberFactory(DjangoModelFactory):
    class Meta:
        model = StaffMember

    company = factory.SubFactory(CompanyFactory)
    name = factory.Sequence(lambda number: f"見本　担当{number:03}")
    name_kana = factory.Sequence(lambda number: f"ミホン　タントウ{number:03}")


class OfficerFactory(DjangoModelFactory):
    class Meta:
        model = Officer

    company = factory.SubFactory(CompanyFactory)
    name = factory.Sequence(lambda number: f"見本　役員{number:03}")
    name_kana = factory.Sequence(lambda number: f"ミホン　ヤクイン{number:03}")
    post = "取締役"
    starts_on = date(2020, 4, 1)


class AppointmentFactory(DjangoModelFactory):
    """Somebody of the workplace's company becomes its technical training manager."""

    class Meta:
        model = Appointment

    workplace = factory.SubFactory(WorkplaceFactory)
    staff = factory.SubFactory(
        StaffMemberFactory, company=factory.SelfAttribute("..workplace.company")
    )
    post = Post.MANAGER
    starts_on = date(2020, 4, 1)


class CourseFactory(DjangoModelFactory):
    class Meta:
        model = Course

    staff = factory.SubFactory(StaffMemberFactory)
    post = Post.MANAGER
    completed_on = date(2026, 1, 15)


class WorkersCompensationFactory(DjangoModelFactory):
    class Meta:
        model = WorkersCompensation

    company = factory.SubFactory(CompanyFactory)
    established_on = date(2015, 4, 1)
