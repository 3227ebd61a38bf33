"""Pages about the organization itself: who may read and write, and what is refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.organization import (
    ExternalReviewerFactory,
    LicenceFactory,
    OfficeFactory,
    SupervisingManagerFactory,
)

from companies.models import LicenceChange, SupervisingManager
from titp.compliance.models import Finding
from titp.tenancy.context import use
from titp.tenancy.models import Office


@pytest.fixture
def branch(kita):
    with use(kita.pk):
        return OfficeFactory()


def words(response):
    return response.content.decode()


def version(client, address):
    return client.get(address).context["form"]["version"].value()


def test_the_overview_names_the_organization_and_its_open_duties(office, at, kita):
    office.post(at("kita", "/offices/new/"), {"name": "見本支部"})
    page = words(office.get(at("kita", "/organization/")))
    assert kita.name in page
    assert "Supervising manager and course" in page


def test_a_new_office_owes_a_supervising_manager_at_once_and_an_appointment_settles_it(
    office, at, kita
):
    page = at("kita", "/organization/offices/")
    assert office.post(at("kita", "/offices/new/"), {"name": "見本支部"}).url == page
    with use(kita.pk):
        branch = Office.objects.get()
        duty = Finding.objects.open().get(rule="SUP-008", subject_id=branch.pk)
    assert duty.company_id is None
    assert "office" in words(office.get(at("kita", "/to-do/")))
    assert office.get(at("kita", f"/findings/{duty.pk}/")).status_code == 200
    filled = {
        "office": branch.pk, "name": "見本　花子", "full_time": "on",
        "completed_on": date.today().isoformat(), "starts_on": "2020-04-01",
    }  # fmt: skip
    assert office.post(at("kita", "/supervising-managers/new/"), filled).url == page
    assert "見本 花子" in words(office.get(page))
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="SUP-008").exists()


def test_an_appointment_that_ends_before_it_starts_is_refused_at_its_field(office, at, branch):
    filled = {
        "office": branch.pk, "name": "見本", "starts_on": "2026-04-01", "ends_on": "2026-03-31",
    }  # fmt: skip
    answer = office.post(at("kita", "/supervising-managers/new/"), filled)
    assert answer.status_code == 422
    assert "The end is before the start." in str(answer.context["form"].errors["ends_on"])


def test_a_second_appointment_of_a_person_at_the_same_time_is_refused_at_its_field(
    office, at, kita, branch
):
    with use(kita.pk):
        SupervisingManagerFactory(office=branch, name="見本", ends_on=date(2026, 3, 31))
        elsewhere = OfficeFactory()
    filled = {"office": branch.pk, "name": "見本", "starts_on": "2026-03-31"}
    answer = office.post(at("kita", "/supervising-managers/new/"), filled)
    assert answer.status_code == 422
    assert "These days overlap" in str(answer.context["form"].errors["ends_on"])
    for allowed in ({"starts_on": "2026-04-01"}, {"office": elsewhere.pk}, {"name": "別人"}):
        new = at("kita", "/supervising-managers/new/")
        assert office.post(new, filled | allowed).status_code == 302
    with use(kita.pk):
        assert SupervisingManager.objects.count() == 4


def test_an_office_is_corrected_and_removed_but_not_while_somebody_answers_for_it(
    office, at, kita, branch
):
    edit, removal = (at("kita", f"/offices/{branch.pk}/{act}/") for act in ("edit", "removal"))
    answer = office.post(edit, {"name": "新しい名", "version": version(office, edit)})
    assert answer.url == at("kita", "/organization/offices/")
    with use(kita.pk):
        manager = SupervisingManagerFactory(office=branch)
    assert office.get(removal).context["cancel_url"] == at("kita", "/organization/offices/")
    refused = office.post(removal)
    assert refused.status_code == 422
    assert "supervising managers refer to it" in words(refused)
    office.post(at("kita", f"/supervising-managers/{manager.pk}/removal/"))
    assert office.post(removal).status_code == 302
    with use(kita.pk):
        assert not Office.objects.exists()


@pytest.mark.parametrize("role", ["auditor", "interpreter"])
def test_readers_look_and_cannot_change(signed_in, at, branch, role):
    client = signed_in(role)
    page = client.get(at("kita", "/organization/offices/"))
    assert branch.name in words(page)
    assert "/offices/new/" not in words(page)
    assert client.get(at("kita", f"/offices/{branch.pk}/edit/")).status_code == 403


def test_a_clerk_sees_nothing_of_it(signed_in, at, kita, branch):
    with use(kita.pk):
        company = CompanyFactory()
    clerk = signed_in("clerk", company=company)
    assert clerk.get(at("kita", "/organization/")).status_code == 403
    assert clerk.get(at("kita", "/organization/offices/")).status_code == 403
    assert "Our organization" not in words(clerk.get(at("kita", "/to-do/")))


LICENCE = {"kind": "general", "starts_on": "2022-06-01", "expires_on": "2027-05-31"}


def test_the_licence_in_force_is_on_the_overview_and_its_length_on_its_page(office, at):
    page = at("kita", "/organization/licence/")
    assert office.post(at("kita", "/licences/new/"), LICENCE | {"number": "許1"}).url == page
    assert ">60<" in words(office.get(page))
    assert "許1" in words(office.get(at("kita", "/organization/")))


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"expires_on": "2022-05-31"}, "expires_on", "The end is before the start."),
        ({"renewal_filed_on": "2022-05-31"}, "renewal_filed_on", "before the licence begins"),
        ({"starts_on": "2019-06-01", "expires_on": "2022-06-01"}, "expires_on", "overlap"),
    ],
)
def test_a_licence_that_cannot_be_is_refused_at_its_field(office, at, wrong, field, said):
    if "starts_on" in wrong:
        office.post(at("kita", "/licences/new/"), LICENCE)
    answer = office.post(at("kita", "/licences/new/"), LICENCE | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


@pytest.mark.parametrize(
    "fields",
    [
        {"expires_on": date(2022, 5, 31)},
        {"renewal_filed_on": date(2022, 5, 31)},
        {"starts_on": date(2027, 5, 31), "expires_on": date(2032, 5, 30)},
    ],
)
def test_the_database_refuses_such_a_licence_too(acting, fields):
    LicenceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        LicenceFactory(**fields)


def test_a_change_is_owed_until_it_is_notified(office, at, kita):
    today = date.today().isoformat()
    filled = {"item": "officers", "changed_on": today, "substantial": "on"}
    assert office.post(at("kita", "/licence-changes/new/"), filled).status_code == 302
    with use(kita.pk):
        change = LicenceChange.objects.get()
    edit = at("kita", f"/licence-changes/{change.pk}/edit/")
    late = {"changed_on": "2026-01-10", "version": version(office, edit)}
    office.post(edit, filled | late)
    with use(kita.pk):
        assert Finding.objects.open().get(rule="SUP-010").due_on == date(2026, 2, 10)
    late |= {"version": version(office, edit), "notified_on": today}
    office.post(edit, filled | late)
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="SUP-010").exists()


def test_a_closing_before_its_decision_is_refused_at_its_field(office, at):
    filled = {"kind": "closed", "decided_on": "2026-10-01", "planned_on": "2026-09-30"}
    answer = office.post(at("kita", "/closures/new/"), filled)
    assert answer.status_code == 422
    assert "before the decision" in str(answer.context["form"].errors["planned_on"])
    filled["planned_on"] = "2027-03-31"
    assert office.post(at("kita", "/closures/new/"), filled).status_code == 302
    assert "2027-03-31" in words(office.get(at("kita", "/organization/licence/")))


def test_a_report_is_recorded_once_for_an_office_and_year(office, at, kita, branch):
    new, filled = at("kita", "/business-reports/new/"), {"office": branch.pk, "fiscal_year": 2025}
    assert office.post(new, filled).url == at("kita", "/organization/reports/")
    answer = office.post(new, filled)
    assert answer.status_code == 422
    assert "for this office and year already" in str(answer.context["form"].errors["fiscal_year"])


def test_operating_rules_need_an_address_or_a_reason(office, at):
    new = at("kita", "/operating-rules/new/")
    answer = office.post(new, {"checked_on": "2026-11-01", "reachable": "on"})
    assert answer.status_code == 422
    assert "Give the address" in str(answer.context["form"].errors)
    given = {"checked_on": "2026-11-01", "reachable": "on", "url": "https://kumiai.example/rules"}
    assert office.post(new, given).status_code == 302
    assert "kumiai.example" in words(office.get(at("kita", "/organization/reports/")))


def test_external_control_is_recorded_and_only_an_auditor_goes_along(office, at, kita, branch):
    with use(kita.pk):
        officer, auditor = ExternalReviewerFactory(kind="officer"), ExternalReviewerFactory()
        company = CompanyFactory()
    page = at("kita", "/organization/control/")
    filled = {"office": branch.pk, "reviewer": officer.pk, "held_on": "2026-11-01", "written": "on"}
    assert office.post(at("kita", "/external-confirmations/new/"), filled).url == page
    new = at("kita", "/accompanied-audits/new/")
    refused = office.post(new, filled | {"company": company.pk})
    assert "reviewer" in refused.context["form"].errors
    accepted = office.post(new, filled | {"company": company.pk, "reviewer": auditor.pk})
    assert accepted.url == page
    shown = words(office.get(page))
    assert officer.name in shown
    assert company.name in shown
