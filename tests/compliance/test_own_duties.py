"""Duties of the organization itself: they have no company, and stand everywhere all the same."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, ExcellentStandingFactory, StaffCountFactory
from factories.organization import LicenceChangeFactory
from factories.training_plans import TrainingPlanFactory

from companies.models import Licence, LicenceChange
from titp.compliance.models import Finding
from titp.compliance.rule import rules_reading
from titp.compliance.sweep import check_rows
from titp.tenancy.context import STAFF, use
from training_plans.models import AuditReport

TODAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def duty(kita):
    """A change of the licence of which the authorities were not told in time."""
    with use(kita.pk, STAFF):
        LicenceChangeFactory()
        check_rows(TODAY, LicenceChange)
        return Finding.objects.get(rule="SUP-010")


def words(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", ["/to-do/", "/to-do/?rule=SUP-010", "/rules/SUP-010/"])
def test_a_list_says_whom_it_is_about(duty, signed_in, at, path):
    page = words(signed_in("caseworker").get(at("kita", path)))
    assert "change of the licence" in page
    assert at("kita", f"/findings/{duty.pk}/") in page


def test_its_page_shows_what_was_read_in_words(duty, signed_in, at):
    page = words(signed_in("caseworker").get(at("kita", f"/findings/{duty.pk}/")))
    assert "officers" in page
    assert "Host company" not in page.split("<main")[1]


def test_the_api_gives_it_without_a_company(duty, signed_in, at):
    answer = signed_in("caseworker").get(at("kita", "/api/findings?rule=SUP-010")).json()
    (one,) = answer["results"]
    assert one["subject"] == {
        "kind": "licence_change", "id": duty.subject_id, "company": None, "trainee": None,
    }  # fmt: skip


def test_it_may_rest_with_a_reason(duty, signed_in, at, kita):
    waiver = at("kita", f"/findings/{duty.pk}/waiver/")
    assert signed_in("caseworker").post(waiver, {"reason": "Told by post."}).status_code == 302
    with use(kita.pk):
        assert not Finding.objects.to_do().filter(pk=duty.pk).exists()


def test_a_clerk_sees_nothing_of_it(duty, signed_in, at, kita):
    with use(kita.pk):
        company = CompanyFactory()
    clerk = signed_in("clerk", company=company)
    assert clerk.get(at("kita", f"/findings/{duty.pk}/")).status_code == 404
    assert "change of the licence" not in words(clerk.get(at("kita", "/to-do/")))


def test_a_change_at_a_company_leaves_it_alone(duty, kita):
    with use(kita.pk, STAFF):
        check_rows(LATER, AuditReport)
        assert Finding.objects.open().filter(pk=duty.pk).exists()


def test_a_change_of_the_licence_reaches_the_duties_it_decides_about():
    reached = {one.id for one in rules_reading(Licence)}
    assert {"SUP-009", "SUP-011", "PLAN-012", "CAP-001", "CAP-002"} <= reached


def test_a_licence_that_is_saved_checks_plans_and_caps_at_once(signed_in, at, kita):
    start = localdate() - timedelta(30)
    with use(kita.pk, STAFF):
        company = StaffCountFactory(full_time_staff=30).company
        ExcellentStandingFactory(company=company)
        plan = TrainingPlanFactory(
            company=company, stage=3, starts_on=start, accredited_on=start - timedelta(60)
        )
    client = signed_in("caseworker")
    filled = {
        "kind": "specified", "starts_on": (start - timedelta(90)).isoformat(),
        "expires_on": (start + timedelta(900)).isoformat(),
    }  # fmt: skip
    about = {"PLAN-012": plan.pk, "CAP-001": company.pk}

    def owed():
        with use(kita.pk, STAFF):
            found = Finding.objects.open().filter(rule__in=about)
            return dict(found.values_list("rule", "subject_id"))

    assert client.post(at("kita", "/licences/new/"), filled).status_code == 302
    assert owed() == about
    with use(kita.pk, STAFF):
        duty = Finding.objects.get(rule="PLAN-012")
    assert "specified licence" in words(client.get(at("kita", f"/findings/{duty.pk}/")))
    with use(kita.pk, STAFF):
        edit = at("kita", f"/licences/{Licence.objects.get().pk}/edit/")
    filled |= {"kind": "general", "version": client.get(edit).context["form"]["version"].value()}
    assert client.post(edit, filled).status_code == 302
    assert owed() == {}
