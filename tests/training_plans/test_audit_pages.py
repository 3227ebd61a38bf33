"""Pages of audits, visits and skill tests."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, TrainingPlanFactory, VisitFactory

from titp.compliance.models import Finding
from titp.tenancy.context import use
from training_plans.models import Audit, AuditReport, SkillTest, Visit


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("path", ["/audits/", "/visits/"])
def test_empty_lists_say_so(office, url, path):
    assert "Nothing has been recorded yet" in words(office.get(url(path)))


@pytest.mark.parametrize("path", ["/audits/", "/visits/"])
def test_lists_ask_as_often_for_thirty_as_for_three(office, url, kita, path):
    def queries(count):
        with use(kita.pk):
            for _ in range(count):
                company = CompanyFactory()
                AuditFactory(company=company)
                VisitFactory(company=company)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(url(path)).context["total"] >= count
        return len(asked)

    queries(1)  # what is asked once a process
    assert queries(3) == queries(30)


def test_an_audit_is_recorded_from_the_companys_page(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
    assert url(f"/companies/{company.pk}/audits/new/") in words(
        office.get(url(f"/companies/{company.pk}/"))
    )
    answer = office.post(
        url(f"/companies/{company.pk}/audits/new/"),
        {"kind": "regular", "held_on": "令和8年11月20日", "carried_out": "on"},
    )
    with use(kita.pk):
        audit = Audit.objects.get()
    assert (audit.company_id, audit.held_on) == (company.pk, date(2026, 11, 20))
    assert answer.url == url(f"/audits/{audit.pk}/")
    assert f"/audits/{audit.pk}/" in words(office.get(url(f"/companies/{company.pk}/audits/")))


def test_an_audit_names_a_workplace_of_its_company_and_no_other(office, url, kita):
    with use(kita.pk):
        ours, other = WorkplaceFactory(name="North"), WorkplaceFactory(name="South")
    address = url(f"/companies/{ours.company_id}/audits/new/")
    filled = {"kind": "regular", "held_on": "2026-11-20", "carried_out": "on"}
    refused = office.post(address, filled | {"workplace": other.pk})
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["workplace"]
    answer = office.post(address, filled | {"workplace": ours.pk})
    assert "North" in words(office.get(answer.url))
    assert "North" in words(office.get(url(f"/companies/{ours.company_id}/audits/")))
    assert "North" in words(office.get(url("/audits/")))


def test_a_row_that_joins_an_audit_to_a_workplace_of_another_company_is_refused(kita):
    with use(kita.pk):
        audit = AuditFactory.build(
            company=CompanyFactory(), workplace=WorkplaceFactory(), interviewed_count=None
        )
        with pytest.raises(ValidationError, match="another company"):
            audit.clean()


def test_an_audit_without_its_day_is_refused(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
    answer = office.post(url(f"/companies/{company.pk}/audits/new/"), {"kind": "regular"})
    assert answer.status_code == 422
    assert "held_on" in answer.context["form"].errors
    with use(kita.pk):
        assert not Audit.objects.exists()


def test_recording_the_report_settles_its_duty_at_once(office, url, kita):
    today = localdate()
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=today - timedelta(days=200))
    office.post(
        url(f"/companies/{plan.company_id}/audits/new/"),
        {
            "kind": "regular",
            "held_on": (today - timedelta(days=90)).isoformat(),
            "carried_out": "on",
        },
    )
    with use(kita.pk):
        audit = Audit.objects.get()
        assert Finding.objects.open().filter(rule="SUP-003", subject_id=audit.pk).exists()
    page = office.post(
        url(f"/audits/{audit.pk}/report/"), {"submitted_on": today.isoformat()}, follow=True
    )
    assert "settled" in words(page)
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="SUP-003", subject_id=audit.pk).exists()


def test_a_report_before_its_audit_is_refused(office, url, kita):
    with use(kita.pk):
        audit = AuditFactory(held_on=date(2026, 11, 20))
    answer = office.post(url(f"/audits/{audit.pk}/report/"), {"submitted_on": "2026-11-19"})
    assert answer.status_code == 422
    with use(kita.pk):
        assert not AuditReport.objects.exists()


def test_a_report_is_recorded_once_and_its_day_corrected_afterwards(office, url, kita):
    with use(kita.pk):
        audit = AuditFactory(held_on=date(2026, 11, 2))
    address = url(f"/audits/{audit.pk}/report/")
    office.post(address, {"submitted_on": "2026-11-10"})
    version = office.get(address).context["form"]["version"].value()
    assert (
        office.post(address, {"submitted_on": "2026-11-11", "version": version}).status_code == 302
    )
    with use(kita.pk):
        assert AuditReport.objects.get().submitted_on == date(2026, 11, 11)
    history = words(office.get(url(f"/audits/{audit.pk}/history/")))
    assert "2026-11-10" in history
    assert "2026-11-11" in history


def test_the_lists_find_a_company_in_any_script(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory(name="見本水産", name_kana="ミホンスイサン")
        AuditFactory(company=company)
        VisitFactory(company=company)
        AuditFactory(company=CompanyFactory(name="他社", name_kana="タシャ"))
    for path in ("/audits/", "/visits/"):
        assert office.get(url(path), {"q": "みほんすい"}, follow=True).context["total"] == 1


def test_a_visit_is_recorded_corrected_and_removed(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
    tab = url(f"/companies/{company.pk}/audits/")
    office.post(url(f"/companies/{company.pk}/visits/new/"), {"visited_on": "20261102"})
    with use(kita.pk):
        visit = Visit.objects.get()
    page = url(f"/visits/{visit.pk}/")
    assert office.get(page).status_code == 200
    version = office.get(f"{page}edit/").context["form"]["version"].value()
    office.post(f"{page}edit/", {"visited_on": "20261103", "version": version})
    assert "2026-11-03" in words(office.get(page))
    assert office.post(f"{page}removal/").url == tab


def test_a_test_is_recorded_with_plans_of_that_person_only(office, url, kita):
    with use(kita.pk):
        plan, other = TrainingPlanFactory(), TrainingPlanFactory()
    address = url(f"/trainees/{plan.trainee_id}/skill-tests/new/")
    filled = {"grade": "basic", "part": "both", "booked_for": "2027-01-20"}
    assert office.post(address, filled | {"plan": other.pk}).status_code == 422
    answer = office.post(address, filled | {"plan": plan.pk})
    with use(kita.pk):
        test = SkillTest.objects.get()
    assert answer.url == url(f"/skill-tests/{test.pk}/")
    assert office.get(answer.url).status_code == 200
    assert office.get(url(f"/skill-tests/{test.pk}/history/")).status_code == 200


def test_a_clerk_is_told_that_audits_are_not_for_clerks(signed_in, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
        audit = AuditFactory(company=company)
    clerk = signed_in("clerk", company=company)
    for path in ("/audits/", f"/audits/{audit.pk}/", f"/companies/{company.pk}/audits/"):
        assert clerk.get(url(path)).status_code == 403


def test_the_first_page_of_a_company_shows_when_it_was_last_seen(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
        AuditFactory(company=company, held_on=date(2026, 8, 1))
        AuditFactory(company=company, held_on=date(2026, 11, 2))
        TraineeFactory(name_roman="SOMEBODY HERE", company=company)
    assert "2026-11-02" in words(office.get(url(f"/companies/{company.pk}/")))
    assert "SOMEBODY HERE" in words(office.get(url(f"/companies/{company.pk}/trainees/")))


@pytest.mark.parametrize(("sort", "days"), [("company", [2, 1]), ("-company", [1, 2])])
def test_audits_of_one_company_stand_the_newest_first(office, url, kita, sort, days):
    with use(kita.pk):
        company = CompanyFactory()
        for day in (1, 2):
            AuditFactory(company=company, held_on=date(2026, 11, day))
    page = office.get(url(f"/audits/?sort={sort}"))
    assert [row.held_on.day for row in page.context["page"].object_list] == days
