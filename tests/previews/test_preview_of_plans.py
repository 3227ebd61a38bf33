"""Plans, placements, leavings and rests are looked at before they change; who may, and when."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.companies import CompanyFactory, ExcellentStandingFactory
from factories.training_plans import SuspensionFactory, TrainingPlanFactory
from previewing import ASK, NO_CHANGE, TODAY, as_shown, words

from companies.forms import ExcellentStandingForm
from companies.models import ExcellentStanding
from titp.accounts.models import User
from titp.compliance.preview import days_of_looking, rules_told_of
from titp.compliance.rule import RULES
from titp.compliance.what_if import Kind
from titp.tenancy.context import STAFF, use
from training_plans.forms import SuspensionForm
from training_plans.models import TrainingPlan


def test_a_plan_is_looked_at_today_and_on_its_start_and_is_not_moved(office, url, kita, kept):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=TODAY + timedelta(20))
    address = url(f"/training-plans/{plan.pk}/edit/")
    later = plan.starts_on + timedelta(31)
    before = kept()
    typed = as_shown(office.get(address), starts_on=str(later)) | ASK
    page = office.post(address, typed)
    assert [seen.on for seen in page.context["attempt"].seen] == [TODAY, plan.starts_on, later]
    assert any(seen.lines for seen in page.context["attempt"].seen)
    assert kept() == before


def test_a_day_that_would_only_move_is_one_change_with_both_days(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=TODAY - timedelta(5))
    address = url(f"/training-plans/{plan.pk}/edit/")
    typed = as_shown(office.get(address), starts_on=str(TODAY - timedelta(3)))
    page = office.post(address, typed | ASK)
    moved = [
        line
        for line in page.context["attempt"].seen[0].lines
        if line.kind == Kind.CHANGED
        and line.difference.before.due_on != line.difference.after.due_on
    ]
    assert moved
    assert all("Due on" in [name for name, _before, _after in line.facts] for line in moved)


def test_what_no_duty_depends_on_would_change_none(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=TODAY - timedelta(40))
    address = url(f"/training-plans/{plan.pk}/edit/")
    page = office.post(address, as_shown(office.get(address), note="写しを受け取った") | ASK)
    assert NO_CHANGE in words(page)


def test_a_new_plan_is_looked_at_and_not_made(office, url, host, kita, kept):
    with use(kita.pk):
        person = TrainingPlanFactory(starts_on=TODAY - timedelta(400)).trainee
    address = url(f"/trainees/{person.pk}/training-plans/new/")
    days = {"starts_on": str(TODAY), "ends_on": str(TODAY + timedelta(360))}
    before = kept()
    page = office.post(address, as_shown(office.get(address), company=host.pk, **days) | ASK)
    assert page.status_code == 200
    assert Kind.OPENED in [line.kind for line in page.context["attempt"].seen[0].lines]
    assert str(person) in words(page)
    assert kept() == before


def test_a_transfer_and_a_leaving_end_no_placement_while_they_are_looked_at(
    office, url, kita, kept
):
    with use(kita.pk):
        person = TrainingPlanFactory(starts_on=TODAY - timedelta(40)).trainee
        other = CompanyFactory()
    before = kept()
    for path, typed in (
        ("transfer", {"company": other.pk, "starts_on": str(TODAY)}),
        ("leavings/new", {"kind": "returned", "left_on": str(TODAY)}),
    ):
        page = office.post(url(f"/trainees/{person.pk}/{path}/"), typed | ASK)
        assert page.status_code == 200
        assert page.context["attempt"].seen
    assert kept() == before


def test_a_rest_is_looked_at(office, url, kita):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=TODAY - timedelta(40))
        past = SuspensionFactory(plan=plan, starts_on=TODAY - timedelta(9), resumes_on=None)
    page = office.post(
        url(f"/suspensions/{past.pk}/edit/"),
        {**as_shown(office.get(url(f"/suspensions/{past.pk}/edit/"))),
         "resumes_on": str(TODAY + timedelta(9))} | ASK,
    )  # fmt: skip
    assert [seen.on for seen in page.context["attempt"].seen] == [TODAY, TODAY + timedelta(9)]


def test_who_may_not_change_may_not_look_either(signed_in, url, host):
    address = url(f"/companies/{host.pk}/staff-counts/new/")
    for role, fields in (("auditor", {}), ("clerk", {"company": host})):
        answer = signed_in(role, **fields).post(
            address, {"counted_on": str(TODAY), "full_time_staff": "35"} | ASK
        )
        assert answer.status_code == 403


def test_who_may_not_know_of_confidential_duties_is_not_told_of_them(kita):
    confidential = {rule.id for rule in RULES.values() if rule.confidential}
    with use(kita.pk, STAFF):
        assert not confidential & {rule.id for rule in rules_told_of(TrainingPlan)}


def test_the_button_needs_no_script_and_stands_after_that_which_saves(office, url, host):
    page = words(office.get(url(f"/companies/{host.pk}/staff-counts/new/")))
    buttons = re.findall(r"<button[^>]*type=.submit.[^>]*>([^<]+)<", page.partition('id="form"')[2])
    assert buttons[:2] == ["Save", "Show what it would change"]
    assert "Show what it would change" not in words(
        office.get(url(f"/companies/{host.pk}/workplaces/new/"))
    )


def test_it_is_told_in_japanese(office, url, host):
    User.objects.filter(pk=office.user.pk).update(language="ja")
    page = words(
        office.post(
            url(f"/companies/{host.pk}/staff-counts/new/"),
            {"counted_on": str(TODAY), "full_time_staff": "35"} | ASK,
        )
    )
    for said in ("変更の影響を見る", "まだ保存していません。", "今日の時点", "解消"):
        assert said in page


def test_a_host_with_more_people_is_not_asked_about_more_often(office, url, host, kita):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            office.post(
                url(f"/companies/{host.pk}/staff-counts/new/"),
                {"counted_on": str(TODAY), "full_time_staff": "35"} | ASK,
            )
        return len(asked)

    def come(people):
        with use(kita.pk):
            for _ in range(people):
                TrainingPlanFactory(company=host, starts_on=TODAY - timedelta(50))

    come(1)
    queries()  # what is asked once a process
    few = queries()
    come(8)
    assert queries() == few


@pytest.mark.parametrize(
    ("recorded", "written", "looked_at"),
    [
        (("2026-01-01", None), ("2026-01-01", None), []),
        (("2027-01-01", None), ("2027-01-01", None), ["2027-01-01"]),
        (("2027-01-01", None), ("2027-02-01", None), ["2027-01-01", "2027-02-01"]),
        (("2026-01-01", None), ("2026-01-01", "2028-02-28"), ["2028-02-29"]),
        (("2026-01-01", "2026-12-31"), ("2026-01-01", None), ["2027-01-01"]),
        (("2027-01-01", "2027-02-01"), ("2027-03-01", "2027-04-01"), ["2027-01-01", "2027-02-02"]),
        ((None, None), ("2026-01-01", "2099-12-31"), []),
    ],
)
def test_days_of_looking_are_those_from_which_something_else_holds(
    acting, recorded, written, looked_at
):
    today = date(2026, 11, 26)
    first, last = (day and date.fromisoformat(day) for day in recorded)
    row = ExcellentStandingFactory(
        starts_on=first or today, ends_on=last
    ) if first else ExcellentStanding(company=CompanyFactory())  # fmt: skip
    typed = dict(zip(("starts_on", "ends_on"), (day or "" for day in written), strict=True))
    form = ExcellentStandingForm(typed, instance=row)
    assert form.is_valid()
    days = [date.fromisoformat(day) for day in looked_at]
    assert days_of_looking(form, today) == [today, *days]


def test_a_rest_that_resumes_is_looked_at_on_the_day_it_does(acting):
    plan = TrainingPlanFactory(starts_on=TODAY - timedelta(40))
    row = SuspensionFactory(plan=plan, starts_on=TODAY - timedelta(9), resumes_on=None)
    typed = {"starts_on": str(row.starts_on), "resumes_on": str(TODAY + timedelta(4))}
    form = SuspensionForm(typed, instance=row)
    assert form.is_valid()
    assert days_of_looking(form, TODAY) == [TODAY, TODAY + timedelta(4)]
