"""A skill test from the support application to its outcome and its retake; who passes where."""

from datetime import date

import pytest
from django.utils.translation import override
from factories.companies import CompanyFactory
from factories.training_plans import SkillTestFactory, TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import SkillTest
from training_plans.pass_rates import pass_rates_on
from training_plans.views.skill_test import SkillTestFilter

ON = date(2026, 11, 26)  # so the last three fiscal years are those of 2023 to 2025


@pytest.fixture
def exam(kita):
    with use(kita.pk):
        plan = TrainingPlanFactory()
        return SkillTestFactory(trainee=plan.trainee, plan=plan, part="both")


def words(response):
    return response.content.decode()


def test_each_step_is_recorded_where_the_test_leads_to_it(office, url, kita, exam):
    page = url(f"/skill-tests/{exam.pk}/")
    for step, filled in (
        ("application", {"applied_on": "2026-05-01"}),
        ("booking", {"booked_for": "2026-08-01", "body": "見本県職業能力開発協会"}),
        ("sitting", {"sat_on": "2026-08-01"}),
        ("result", {"result_on": "2026-09-01", "outcome": "passed"}),
    ):
        address = url(f"/skill-tests/{exam.pk}/steps/{step}/")
        assert address in words(office.get(page))
        version = office.get(address).context["form"]["version"].value()
        assert office.post(address, filled | {"version": version}).url == page
    with use(kita.pk):
        exam.refresh_from_db()
    assert (exam.sat_on, exam.outcome) == (date(2026, 8, 1), "passed")
    assert "/steps/" not in words(office.get(page))


@pytest.mark.parametrize(
    ("step", "filled", "field"),
    [
        ("application", {"applied_on": ""}, "applied_on"),
        ("application", {"applied_on": "2099-01-01"}, "applied_on"),
        ("booking", {"booked_for": "2026-13-40"}, "booked_for"),
        ("result", {"result_on": "2026-05-01", "outcome": "perhaps"}, "outcome"),
        ("sitting", {"sat_on": "2020-01-01"}, "sat_on"),
    ],
)
def test_a_step_that_cannot_be_is_refused_at_its_field(office, url, exam, step, filled, field):
    answer = office.post(url(f"/skill-tests/{exam.pk}/steps/{step}/"), filled)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_there_is_no_other_step(office, url, exam):
    assert office.get(url(f"/skill-tests/{exam.pk}/steps/party/")).status_code == 404


def test_what_was_failed_is_retaken_once(office, url, kita, exam):
    retake = url(f"/skill-tests/{exam.pk}/retake/")
    assert office.get(retake).url == url(f"/skill-tests/{exam.pk}/")  # not failed yet
    with use(kita.pk):
        SkillTest.objects.update(sat_on=date(2026, 8, 1), outcome="failed")
    early = {"part": "practical", "booked_for": "2026-08-01"}
    assert "first try" in str(office.post(retake, early).context["form"].errors["booked_for"])
    office.post(retake, early | {"booked_for": "2026-10-01"})
    with use(kita.pk):
        second = SkillTest.objects.get(retake_of=exam)
    assert (second.plan_id, second.grade, second.part) == (exam.plan_id, "basic", "practical")
    assert f"/skill-tests/{second.pk}/" in words(office.get(url(f"/skill-tests/{exam.pk}/")))
    assert office.get(retake).status_code == 302
    with use(kita.pk):
        SkillTest.objects.filter(pk=second.pk).update(outcome="failed")
    assert office.get(url(f"/skill-tests/{second.pk}/retake/")).status_code == 302


def passed(company, operation="1-1-1", sat_on=date(2025, 8, 1), outcome="passed", **more):
    plan = TrainingPlanFactory(company=company, operation_id=operation, starts_on=date(2025, 4, 1))
    more = {"part": "both"} | more
    return SkillTestFactory(
        trainee=plan.trainee, plan=plan, sat_on=sat_on, outcome=outcome, **more
    )  # fmt: skip


def rate(**about):
    return pass_rates_on(ON).get(**({"by": "company", "time": "three"} | about))


def test_a_retake_that_is_passed_counts_the_person_as_passed_once(acting):
    company = CompanyFactory()
    failed = passed(company, outcome="failed")
    SkillTestFactory(
        trainee=failed.trainee, plan=failed.plan, part="practical", sat_on=date(2025, 10, 1),
        outcome="passed", retake_of=failed,
    )  # fmt: skip
    for _number in range(2):
        passed(company)
    found = rate(company_id=company.pk)
    assert (found.people, found.practical_passed, found.practical_rate) == (3, 3, 1000)
    assert (found.theory_sat, found.theory_passed, found.theory_rate) == (3, 2, 666)
    assert (found.both_passed, found.retaken) == (2, 1)


def test_where_nobody_sat_both_parts_no_share_tells_that_nobody_passed_them(acting):
    company = CompanyFactory()
    passed(company, part="practical")
    found = rate(company_id=company.pk)
    assert (found.practical_rate, found.both_passed, found.both_rate) == (1000, 0, None)


def test_rates_are_told_by_company_by_operation_and_by_both(acting):
    one, other = CompanyFactory(), CompanyFactory()
    passed(one)
    passed(one, operation="2-1-1", outcome="failed")
    passed(other, operation="2-1-1")
    assert rate(company_id=one.pk).practical_rate == 500
    assert rate(by="operation", operation_id="2-1-1").practical_rate == 500
    assert rate(by="each", company_id=one.pk, operation_id="2-1-1").practical_rate == 0
    assert rate(by="all").people == 3


def test_a_year_counts_from_april_to_march_by_the_day_of_the_outcome(acting):
    company = CompanyFactory()
    passed(company, sat_on=date(2026, 3, 20), result_on=date(2026, 4, 1))
    assert [row.time for row in pass_rates_on(ON).filter(by="company")] == ["this"]
    SkillTest.objects.update(result_on=date(2026, 3, 31))
    assert {row.time for row in pass_rates_on(ON).filter(by="company")} == {"last", "three"}


def test_the_page_of_rates_begins_with_companies_and_is_exported(office, url, kita):
    with use(kita.pk):
        company = CompanyFactory()
        passed(company)
    page = office.get(url("/skill-tests/pass-rates/"), follow=True)
    assert "by=company&time=three" in page.redirect_chain[0][0]
    assert company.name in words(page)
    assert "1 / 1 (100.0 %)" in words(page)
    file = office.get(url("/skill-tests/pass-rates/"),
                      {"by": "each", "time": "three", "format": "csv"})  # fmt: skip
    assert file.status_code == 200
    assert "1 / 1" in b"".join(file).decode("utf-8-sig")


def test_whether_a_test_was_sat_is_no_saturday_in_japanese():
    with override("ja"):
        assert str(SkillTestFilter.base_filters["sat"].label) == "受検"
