"""What a month shows of a change of the plan is drafted as a notice, for a person to complete."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from factories.notices import PlanChangeFactory, TemporaryReturnFactory
from factories.pay import OwnChangeItemFactory
from factories.training_plans import SuspensionFactory

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import evaluate
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans import tasks
from training_plans.filing import after
from training_plans.filing.notices import draft_notices, draft_notices_by_night
from training_plans.filing.review import Back, approve, reopen, send_back
from training_plans.filing.submission import submit
from training_plans.models import MonthLine, MonthlyReport, PlanChange, TrainingPlan

ON, LAST_DAY = date(2026, 12, 5), date(2026, 11, 30)


@pytest.fixture
def report(acting):
    return opened_november(CompanyFactory())


@pytest.fixture
def plan(report):
    return TrainingPlan.objects.get(company=report.company_id)


@pytest.fixture
def sent(report, somebody):
    """`sent(overtime_minutes="46")`: the month is sent with these cells, and looked at."""

    def send(**cells):
        if report.steps_of_now == "submitted":
            person = report.draftlines.get().trainee_id
            send_back(report, somebody, [Back(person, "overtime_minutes", "differs")])
        assert submit(filled(report, **cells), somebody, "grid").written
        MonthlyReport.objects.filter(pk=report.pk).update(submitted_on=ON)
        report.steps_of_now = "submitted"
        return draft_notices(ON, report.pk)

    report.steps_of_now = ""
    return send


def drafts():
    return {change.item_id: change for change in PlanChange.objects.filter(is_draft=True)}


class TestOvertime:
    def test_exactly_45_hours_ask_for_nothing_and_a_minute_more_for_a_notice(self, sent, plan):
        assert sent(overtime_minutes="45") == (0, 0, 0)
        assert sent(overtime_minutes="45:01") == (1, 0, 0)
        change = drafts()["overtime_45"]
        assert (change.plan, change.effective_on, change.kind) == (plan, LAST_DAY, "notice")
        assert change.before == "時間外労働 月45:00以内"
        assert change.after == "2026年11月 時間外労働 45:01"
        assert (change.cause, change.reason, change.drafted_for) == ("", "", date(2026, 11, 1))

    def test_the_number_is_the_one_that_we_confirmed_for_that_month(self, sent):
        ours = {"item_id": "overtime_45", "usual_class": "notice"}
        OwnChangeItemFactory.confirmed(date(2026, 2, 1), **ours, bound=40 * 60 + 1)
        OwnChangeItemFactory.confirmed(
            date(2026, 2, 1), **ours, bound=30 * 60 + 1, starts_on=date(2026, 12, 1)
        )
        assert sent(overtime_minutes="40") == (0, 0, 0)
        assert sent(overtime_minutes="40:01") == (1, 0, 0)
        assert drafts()["overtime_45"].before == "時間外労働 月40:00以内"

    def test_above_80_hours_with_holidays_an_accreditation_is_asked_for(self, sent):
        sent(overtime_minutes="70", legal_holiday_minutes="10")
        assert list(drafts()) == ["overtime_45"]
        sent(overtime_minutes="70", legal_holiday_minutes="10:01")
        (change,) = drafts().values()
        assert (change.item_id, change.kind) == ("overtime_80", "accreditation")
        assert change.after == "2026年11月 時間外・休日労働 80:01"


class TestOtherChanges:
    def test_less_than_80_hours_in_a_whole_month(self, sent):
        assert sent(regular_minutes="80") == (0, 0, 0)
        sent(regular_minutes="79:59")
        assert drafts()["hours_under_80"].after == "2026年11月 実習時間 79:59"

    def test_of_a_month_that_was_not_practised_as_a_whole_nobody_asks_80_hours(self, sent, plan):
        SuspensionFactory(plan=plan, starts_on=date(2026, 11, 10), resumes_on=date(2026, 11, 20))
        assert sent(regular_minutes="20") == (0, 0, 0)

    def test_nor_of_a_month_at_home_that_the_plan_foresees(self, sent, plan):
        TrainingPlan.objects.filter(pk=plan.pk).update(stage=3)
        TemporaryReturnFactory(
            plan=plan, departed_on=date(2026, 11, 1), returned_on=date(2026, 11, 29)
        )
        assert sent(regular_minutes="20") == (0, 0, 0)

    def test_another_lodging_on_its_day(self, sent):
        sent(moved_on="2026-11-12")
        assert drafts()["lodging"].effective_on == date(2026, 11, 12)

    def test_another_rent_than_in_the_month_before(self, sent):
        assert sent(housing="20000", housing_cost="20000") == (0, 0, 0)
        sent(housing="21000", housing_cost="21000")
        change = drafts()["charges"]
        assert (change.before, change.after) == ("居住費 20,000円", "居住費 21,000円")


class TestOnce:
    def test_looking_twice_writes_nothing(self, sent, report):
        sent(overtime_minutes="50")
        assert draft_notices(ON, report.pk) == (0, 0, 0)
        assert draft_notices(ON) == (0, 0, 0)

    def test_a_corrected_number_is_followed(self, sent):
        sent(overtime_minutes="50")
        assert sent(overtime_minutes="52:30") == (0, 1, 0)
        assert drafts()["overtime_45"].after.endswith("52:30")

    def test_a_month_corrected_below_the_threshold_takes_its_draft_away(self, sent):
        sent(overtime_minutes="50")
        assert sent(overtime_minutes="40") == (0, 0, 1)
        assert not PlanChange.objects.exists()

    def test_what_somebody_has_completed_stays_as_it_is(self, sent):
        sent(overtime_minutes="50")
        PlanChange.objects.update(is_draft=False, cause="受注の急増")
        assert sent(overtime_minutes="40") == (0, 0, 0)
        assert sent(overtime_minutes="51") == (0, 0, 0)
        assert PlanChange.objects.get().after.endswith("50:00")

    def test_what_somebody_has_recorded_themselves_is_not_drafted(self, sent, plan):
        PlanChangeFactory(plan=plan, item_id="overtime_45", effective_on=date(2026, 11, 20))
        assert sent(overtime_minutes="50") == (0, 0, 0)

    def test_other_months_and_other_companies_keep_their_drafts(self, sent, plan):
        other = PlanChangeFactory(item_id="overtime_45", effective_on=LAST_DAY)
        october = PlanChangeFactory(
            plan=plan, item_id="overtime_45", effective_on=date(2026, 10, 31)
        )
        PlanChange.objects.filter(pk=other.pk).update(is_draft=True, drafted_for=date(2026, 11, 1))
        PlanChange.objects.filter(pk=october.pk).update(
            is_draft=True, drafted_for=date(2026, 10, 1)
        )
        assert sent(overtime_minutes="50") == (1, 0, 0)
        assert PlanChange.objects.filter(is_draft=True).count() == 3

    def test_what_is_not_sent_asks_for_nothing(self, report):
        filled(report, overtime_minutes="50")
        assert draft_notices(ON, report.pk) == (0, 0, 0)

    def test_a_locked_month_keeps_its_draft_and_an_opened_one_too(self, sent, report, somebody):
        sent(overtime_minutes="50")
        approve(report, somebody)
        assert draft_notices(ON, report.pk) == (0, 0, 0)
        reopen(report, somebody, "賃金台帳の訂正")
        assert draft_notices(ON, report.pk) == (0, 0, 0)


class TestOwed:
    def test_a_draft_is_owed_from_the_end_of_its_month_and_reminded_of(self, sent, plan):
        sent(overtime_minutes="50")
        (row,) = evaluate(RULES["PLAN-009"], date(2026, 12, 20))
        assert (row["state"], row["due_on"]) == ("due_soon", date(2026, 12, 31))
        assert (row["evidence"]["items"], row["evidence"]["drafts"]) == (
            ["overtime_45"], ["overtime_45"],
        )  # fmt: skip
        assert row["evidence"]["changed_on"] == "2026-11-30"
        (row,) = evaluate(RULES["PLAN-009"], date(2027, 1, 1))
        assert row["state"] == "overdue"
        assert RULES["PLAN-009"].remind_before == (14, 7, 3, 1, 0)

    def test_who_completes_it_settles_it_with_the_notice(self, sent):
        sent(overtime_minutes="50")
        PlanChange.objects.update(is_draft=False, cause="受注の急増", notified_on=ON)
        assert evaluate(RULES["PLAN-009"], date(2027, 1, 1)) == []


class TestAfterSending:
    def test_it_rings_with_ids_only_once_the_transaction_is_over(self, report, monkeypatch):
        rung = []
        monkeypatch.setattr(tasks.follow_month, "ring", lambda **ids: rung.append(ids))
        after.sent(report)
        (ids,) = rung
        assert ids["report_id"] == report.pk
        assert all(type(value) is int for value in ids.values())

    def test_the_task_drafts_and_the_findings_follow(self, sent, report, acting, monkeypatch):
        monkeypatch.setattr(tasks, "localdate", lambda: ON)
        sent(overtime_minutes="50")
        PlanChange.objects.all().delete()
        tasks.follow_month(organization_id=acting.organization_id, report_id=report.pk)
        assert PlanChange.objects.get().is_draft
        assert set(Finding.objects.open().values_list("rule", flat=True)) >= {"PAY-003"}


def test_by_night_every_organization_is_looked_at(committed):
    for organization in Organization.objects.all():
        with use(organization.pk):
            report = opened_november(CompanyFactory())
            MonthLine.objects.filter(report__month=date(2026, 10, 1)).update(
                overtime_minutes=46 * 60
            )
            assert report.month == date(2026, 11, 1)
    draft_notices_by_night(date(2026, 12, 1))
    for organization in Organization.objects.all():
        with use(organization.pk):
            assert PlanChange.objects.get().effective_on == date(2026, 10, 31)
            MonthLine.objects.update(overtime_minutes=0)
    draft_notices_by_night(date(2026, 12, 2))
    with use(committed.pk):
        assert not PlanChange.objects.exists()


def test_who_saves_a_draft_says_why_and_completes_it(signed_in, at, kita, somebody):
    with use(kita.pk):
        change = PlanChangeFactory(item_id="overtime_45", effective_on=LAST_DAY)
        PlanChange.objects.update(is_draft=True, drafted_for=date(2026, 11, 1))
    office = signed_in("caseworker")
    page = at("kita", f"/training-plans/{change.plan_id}/notices/")
    assert "draft: please complete" in office.get(page).content.decode()
    edit = at("kita", f"/plan-changes/{change.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    values = {"item": "overtime_45", "effective_on": "2026-11-30", "version": version}
    assert "cause" in office.post(edit, values).context["form"].errors
    assert office.post(edit, values | {"cause": "受注の急増"}).status_code == 302
    with use(kita.pk):
        assert not PlanChange.objects.get().is_draft
    assert "draft: please" not in office.get(page).content.decode()
