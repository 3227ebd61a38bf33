"""Duties of the organization itself: they have no company, and stand everywhere all the same."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.organization import LicenceChangeFactory, OfficeFactory

from titp.compliance.models import Finding
from titp.compliance.sweep import check_company, check_own_duties
from titp.tenancy.context import STAFF, use

TODAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def duty(kita):
    """A change of the licence of which the authorities were not told in time."""
    with use(kita.pk, STAFF):
        LicenceChangeFactory()
        check_own_duties(TODAY)
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
        check_company(CompanyFactory().pk, LATER)
        assert Finding.objects.open().filter(pk=duty.pk).exists()


def test_a_change_of_our_own_leaves_duties_of_companies_alone(kita):
    with use(kita.pk, STAFF):
        company = CompanyFactory()
        Finding.objects.create(
            rule="SUP-001", subject_id=company.pk, company=company, state="overdue",
            found_on=TODAY,
        )  # fmt: skip
        OfficeFactory()
        check_own_duties(LATER)
        assert Finding.objects.open().filter(company=company).count() == 1
        assert Finding.objects.open().filter(company=None).exists()
