"""Lodgings and bedrooms of a host company, who sleeps there, and care staff by workplace."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from factories.companies import (
    CompanyFactory,
    LodgingFactory,
    RoomFactory,
    StaffMemberFactory,
    WorkplaceFactory,
)
from factories.trainees import LeavingFactory, LodgerFactory, TraineeFactory

from companies.models import CareStaffCount, Lodging, Room
from titp.compliance.models import Finding
from titp.tenancy.context import use
from trainees.models import Lodger


@pytest.fixture
def room(kita):
    with use(kita.pk):
        return RoomFactory()


def words(response):
    return response.content.decode()


def page_of(company):
    return f"/companies/{company.pk}/lodging/"


def test_without_a_lodging_the_page_says_so_and_offers_the_first(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
    page = words(office.get(url(page_of(company))))
    assert "Nothing has been recorded yet" in page
    assert "No trainee has a bedroom here today." in page
    assert url(f"/companies/{company.pk}/lodgings/new/") in page


def test_a_lodging_and_its_bedroom_are_entered_and_shown(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
    answer = office.post(
        url(f"/companies/{company.pk}/lodgings/new/"), {"name": "見本寮", "extinguisher": "true"}
    )
    assert answer.url == url(page_of(company))
    with use(kita.pk):
        lodging = Lodging.objects.get()
    assert (lodging.extinguisher, lodging.stairs) == (True, None)
    filled = {"name": "101", "floor": "1", "area_m2": "9.05", "other_residents": "1"}
    answer = office.post(url(f"/lodgings/{lodging.pk}/rooms/new/"), filled)
    assert answer.url == url(page_of(company))
    with use(kita.pk):
        assert Room.objects.get().area_m2 == Decimal("9.05")
    assert "9.05" in words(office.get(url(page_of(company))))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"area_m2": "0"}, "area_m2"),
        ({"area_m2": "-4"}, "area_m2"),
        ({"area_m2": "9.005"}, "area_m2"),
        ({"window_m2": "-0.1"}, "window_m2"),
        ({"floor": "0"}, "floor"),
        ({"other_residents": "-1"}, "other_residents"),
    ],
)
def test_a_room_that_cannot_be_is_refused_at_its_field(office, url, room, wrong, field):
    filled = {"name": "102", "floor": "1", "other_residents": "0"} | wrong
    answer = office.post(url(f"/lodgings/{room.lodging_id}/rooms/new/"), filled)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


@pytest.mark.parametrize(
    "fields",
    [{"area_m2": Decimal(0)}, {"window_m2": Decimal("-0.1")}, {"floor": 0}],
)
def test_the_database_refuses_such_a_room_too(acting, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoomFactory(**fields)


def test_names_of_houses_and_rooms_are_told_apart(office, url, kita, room):
    filled = {"name": room.name, "floor": "1", "other_residents": "0"}
    answer = office.post(url(f"/lodgings/{room.lodging_id}/rooms/new/"), filled)
    assert "A room of this name" in str(answer.context["form"].errors["name"])
    company = room.lodging.company_id
    answer = office.post(url(f"/companies/{company}/lodgings/new/"), {"name": room.lodging.name})
    assert "A lodging of this name" in str(answer.context["form"].errors["name"])


def test_a_bedroom_is_assigned_and_the_duty_follows_at_once(office, url, kita, room):
    with use(kita.pk):
        Room.objects.update(area_m2=Decimal("4.49"))
        person = TraineeFactory(company=room.lodging.company)
    filled = {"room": room.pk, "starts_on": "2026-04-01"}
    answer = office.post(url(f"/trainees/{person.pk}/lodgers/new/"), filled)
    assert answer.url == url(f"/trainees/{person.pk}/placements/")
    assert room.name in words(office.get(answer.url))
    with use(kita.pk):
        duty = Finding.objects.open().get(rule="HOUSE-001")
    assert (duty.subject_id, duty.state) == (room.lodging.company_id, "violation")
    page = words(office.get(url(page_of(room.lodging.company))))
    assert str(person) in page
    assert "4.49 m²" in page


def test_nobody_sleeps_in_two_rooms_at_once(office, url, kita, room):
    with use(kita.pk):
        row = LodgerFactory(room=room, ends_on=date(2026, 6, 30))
        other = RoomFactory()
    new = url(f"/trainees/{row.trainee_id}/lodgers/new/")
    answer = office.post(new, {"room": other.pk, "starts_on": "2026-06-30"})
    assert "These days overlap" in str(answer.context["form"].errors["ends_on"])
    answer = office.post(
        new, {"room": other.pk, "starts_on": "2026-07-02", "ends_on": "2026-07-01"}
    )
    assert "The end is before the start." in str(answer.context["form"].errors["ends_on"])
    assert office.post(new, {"room": other.pk, "starts_on": "2026-07-01"}).status_code == 302
    with use(kita.pk):
        assert Lodger.objects.filter(trainee=row.trainee).count() == 2


def test_the_database_refuses_two_rooms_at_once_too(acting):
    row = LodgerFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        LodgerFactory(trainee=row.trainee, starts_on=date(2026, 5, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        LodgerFactory(ends_on=date(2026, 3, 31))


def test_a_house_in_which_somebody_sleeps_or_slept_is_not_removed(office, url, kita, room):
    with use(kita.pk):
        LodgerFactory(room=room)
    answer = office.post(url(f"/lodgings/{room.lodging_id}/removal/"))
    assert answer.status_code == 422
    with use(kita.pk):
        Lodger.objects.all().delete()
    assert office.post(url(f"/lodgings/{room.lodging_id}/removal/")).status_code == 302
    with use(kita.pk):
        assert not Room.objects.exists()


def test_who_has_left_sleeps_nowhere(office, url, kita, room):
    with use(kita.pk):
        row = LodgerFactory(room=room)
        LeavingFactory(trainee=row.trainee, left_on=date(2026, 5, 1))
    page = words(office.get(url(page_of(room.lodging.company))))
    assert "No trainee has a bedroom here today." in page


def test_changes_of_a_house_are_in_the_history_of_the_company(office, url, room):
    page = words(office.get(url(f"/companies/{room.lodging.company_id}/history/")))
    assert "<div>Bedroom<small>" in page


def test_an_auditor_reads_and_does_not_write_and_a_clerk_sees_none(signed_in, url, kita, room):
    company = room.lodging.company
    auditor = signed_in("auditor")
    page = auditor.get(url(page_of(company)))
    assert room.name in words(page)
    assert "/rooms/new/" not in words(page)
    assert auditor.get(url(f"/rooms/{room.pk}/edit/")).status_code == 403
    clerk = signed_in("clerk", company=company)
    assert clerk.get(url(page_of(company))).status_code == 403


def test_care_staff_is_counted_for_a_workplace_once_a_day(office, url, kita):
    with use(kita.pk):
        workplace = WorkplaceFactory()
    new = url(f"/workplaces/{workplace.pk}/care-staff-counts/new/")
    filled = {"counted_on": "2026-04-01", "full_time_care_staff": "12"}
    page = url(f"/companies/{workplace.company_id}/workplaces/")
    assert new in words(office.get(page))
    assert office.post(new, filled).url == page
    assert ">12<" in words(office.get(page))
    answer = office.post(new, filled)
    assert "for this day already" in str(answer.context["form"].errors["counted_on"])
    with use(kita.pk):
        row = CareStaffCount.objects.get()
    assert office.post(url(f"/care-staff-counts/{row.pk}/removal/")).url == page


@pytest.mark.parametrize(
    "leave", [{"leave_ends_on": "2026-05-01"}, {"leave_starts_on": "2026-05-02"}]
)
def test_a_leave_that_ends_before_it_starts_is_refused_at_its_field(office, url, kita, leave):
    with use(kita.pk):
        staff = StaffMemberFactory()
    edit = url(f"/staff/{staff.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    filled = {"name": staff.name, "leave_ends_on": "2026-05-01", "version": version} | leave
    answer = office.post(edit, filled)
    assert answer.status_code == 422
    assert "The leave ends before it starts." in str(answer.context["form"].errors)


def test_the_database_refuses_such_a_leave_too(acting):
    for fields in ({}, {"leave_starts_on": date(2026, 5, 2)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StaffMemberFactory(leave_ends_on=date(2026, 5, 1), **fields)


def test_a_house_of_another_company_may_have_the_same_name(acting):
    assert LodgingFactory(name="寮").pk != LodgingFactory(name="寮").pk
