"""Rows of our own of the other lists: limits of time in hours, caps by the size of the host."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from factories.companies import CareStaffCountFactory, CompanyFactory, StaffCountFactory
from factories.pay import OwnCareHeadcountCapFactory, OwnHeadcountCapFactory
from factories.training_plans import TrainingPlanFactory

from companies.models import OwnLabourStandard
from titp.compliance.models import Finding
from titp.compliance.sweep import check_organization
from titp.japanese.months import fy
from training_plans.models import OwnCareHeadcountCap
from training_plans.rules.headcount_caps import CARE

TODAY = localdate()
AHEAD = date(fy(TODAY) + 1, 10, 1)


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def words(response):
    return response.content.decode()


def test_limits_of_time_are_written_in_hours_and_kept_in_minutes(administrator, at, inside):
    filled = {
        "code": "overtime_month", "amount": "42.5", "starts_on": AHEAD.isoformat(),
        "source": "官報",
    }  # fmt: skip
    new = at("kita", "/reference-rows/labour-standards/new/")
    assert administrator.post(new, filled).status_code == 302
    with inside():
        row = OwnLabourStandard.objects.get()
        assert row.amount == 42 * 60 + 30
    edit = at("kita", f"/reference-rows/labour-standards/{row.pk}/edit/")
    assert administrator.get(edit).context["form"]["amount"].value() == 42.5
    answer = administrator.post(new, filled | {"code": "premium_night", "amount": "25.5"})
    assert "A whole number" in str(answer.context["form"].errors["amount"])


def test_a_cap_of_ours_counts_for_hosts_of_its_size(administrator, inside, at):
    with inside():
        for staff, name in ((20, "小さな会社"), (35, "大きな会社")):
            company = CompanyFactory(name=name)
            StaffCountFactory(company=company, full_time_staff=staff)
            for _person in range(3):
                TrainingPlanFactory(company=company, starts_on=TODAY - timedelta(60))
        cap = OwnHeadcountCapFactory(starts_on=TODAY, base_number=2)
        check_organization(TODAY)
        assert not Finding.objects.open().filter(rule="CAP-001").exists()
    act = at("kita", f"/reference-rows/headcount-caps/{cap.pk}/")
    assert "小さな会社" in words(administrator.post(act + "difference/"))
    assert "1 duty was opened." in words(administrator.post(act + "confirmation/", follow=True))
    with inside():
        assert Finding.objects.open().get(rule="CAP-001").company.name == "小さな会社"


@pytest.fixture
def care_home(inside):
    """Eleven care staff and two people of stage 1: as many as the notice allows."""
    with inside():
        home = CareStaffCountFactory(full_time_care_staff=11).workplace
        TrainingPlanFactory.create_batch(
            2, company=home.company, workplace=home, operation_id=CARE,
            starts_on=TODAY - timedelta(60),
        )  # fmt: skip
        check_organization(TODAY)
        assert not Finding.objects.open().filter(rule="CAP-002").exists()
    return home


CARE_FILLED = {
    "care_staff_min": "11", "care_staff_max": "20", "basic_stage1": "1", "basic_total": "3",
    "excellent_stage1": "2", "excellent_total": "floor(n/2)", "source": "官報",
    "starts_on": TODAY.isoformat(),
}  # fmt: skip


def test_a_cap_of_care_of_ours_counts_for_establishments_of_its_size(
    administrator, inside, at, care_home
):
    new = at("kita", "/reference-rows/care-headcount-caps/new/")
    assert administrator.post(new, CARE_FILLED).status_code == 302
    with inside():
        cap = OwnCareHeadcountCap.objects.get()
    act = at("kita", f"/reference-rows/care-headcount-caps/{cap.pk}/")
    assert care_home.company.name in words(administrator.post(act + "difference/"))
    assert "1 duty was opened." in words(administrator.post(act + "confirmation/", follow=True))
    with inside():
        found = Finding.objects.open().get(rule="CAP-002")
        assert (found.company, found.evidence["stage_1_cap"]) == (care_home.company, 1)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"basic_total": "3n/20"}, "basic_total", "Write a number, n for the care staff"),
        ({"excellent_total": "floor(n/0)"}, "excellent_total", "Write a number"),
        ({"care_staff_max": "10"}, "care_staff_max", "Up to is less than from."),
    ],
)
def test_a_cap_of_care_that_cannot_be_read_is_refused(administrator, at, wrong, field, said):
    new = at("kita", "/reference-rows/care-headcount-caps/new/")
    answer = administrator.post(new, CARE_FILLED | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


def test_the_database_keeps_caps_of_care_readable(inside):
    with inside(), pytest.raises(IntegrityError), transaction.atomic():
        OwnCareHeadcountCapFactory(basic_total="many")
