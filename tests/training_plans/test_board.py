"""The board of audits and visits, and the planning of a quarter."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.protection import InterviewFactory, SuspicionFactory
from factories.supervision import CorrectionFactory, ErrandFactory
from factories.training_plans import AuditFactory, TrainingPlanFactory, VisitFactory
from people import make_member

from titp.japanese.months import add_months
from titp.tenancy.context import use
from training_plans.board import standings_on
from training_plans.models import Errand, Purpose
from training_plans.planning import municipality, needs_of, quarter_of, trips
from training_plans.sample import interviews_needed, samples

ON = date(2026, 11, 20)
STARTED = date(2026, 4, 1)


@pytest.fixture
def someone(kita):
    """Before the test acts for the office, which may not write people."""
    return make_member(kita, "caseworker")


def host(people=1, stage=2, **fields):
    """A host with so many people in practice since April."""
    company = CompanyFactory(**fields)
    for _ in range(people):
        TrainingPlanFactory(company=company, stage=stage, starts_on=STARTED)
    return company


def standing(company, on=ON):
    return standings_on(on).get(pk=company.pk)


def test_a_host_is_green_once_it_was_audited_by_all_methods_in_this_window(acting):
    company = host()
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    row = standing(company)
    assert (row.state, row.why) == ("met", [])
    assert (row.window_starts_on, row.window_ends_on) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (row.audited_on, row.days_left) == (date(2026, 10, 5), 41)


def test_a_planned_audit_does_not_make_a_host_green(acting):
    company = host()
    AuditFactory(company=company, held_on=date(2026, 9, 5))
    ErrandFactory(company=company, planned_on=date(2026, 12, 1))
    row = standing(company)
    assert (row.state, row.why, row.planned_on) == ("due", ["audit"], date(2026, 12, 1))


@pytest.mark.parametrize(
    ("audit", "why"),
    [
        ({"lodging_checked": False}, "methods"),
        ({"books_checked": None}, "unrecorded"),
        ({"interviewed_count": 1}, "methods"),
    ],
)
def test_an_audit_with_an_unmet_minimum_cannot_look_green(acting, audit, why):
    company = host(people=3)
    AuditFactory(company=company, held_on=date(2026, 10, 5), **audit)
    row = standing(company)
    assert row.state != "met"
    assert why in row.why


def test_without_this_months_visit_a_host_with_stage_1_is_not_green(acting):
    company = CompanyFactory()
    TrainingPlanFactory(
        company=company, starts_on=STARTED, lecture_starts_on=STARTED,
        lecture_ends_on=date(2026, 4, 30),
    )  # fmt: skip
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    VisitFactory(company=company, visited_on=date(2026, 10, 2))
    row = standing(company)
    assert (row.state, row.why) == ("due", ["visit"])
    VisitFactory(company=company, visited_on=date(2026, 11, 2))
    assert standing(company).state == "met"


def test_a_visit_that_was_missed_last_month_is_an_unmet_minimum_until_the_next_one(acting):
    company = CompanyFactory()
    TrainingPlanFactory(
        company=company, starts_on=STARTED, lecture_starts_on=STARTED,
        lecture_ends_on=date(2026, 4, 30),
    )  # fmt: skip
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    row = standing(company)
    assert (row.state, row.why) == ("late", ["visit_missed", "visit"])
    VisitFactory(company=company, visited_on=date(2026, 11, 2))
    assert standing(company).state == "met"


def test_where_nobody_knows_whether_a_visit_was_owed_none_was_missed(acting):
    """In the first two months the rule says no more than that the end of lectures is missing."""
    company = CompanyFactory()
    TrainingPlanFactory(
        company=company, starts_on=date(2026, 10, 1), lecture_starts_on=None, lecture_ends_on=None
    )
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    assert "visit_missed" not in standing(company).why


def test_where_no_visit_is_owed_any_more_a_missed_one_is_left_to_its_duty(acting):
    company = CompanyFactory()
    TrainingPlanFactory(
        company=company, starts_on=STARTED, ends_on=date(2026, 10, 31),
        lecture_starts_on=STARTED, lecture_ends_on=date(2026, 4, 30),
    )  # fmt: skip
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    assert "visit_missed" not in standing(company).why


def test_a_suspected_ground_and_a_late_correction_stand_on_the_board(someone, acting):
    company = host()
    AuditFactory(company=company, held_on=date(2026, 10, 5))
    SuspicionFactory(company=company, suspected_on=date(2026, 11, 18))
    CorrectionFactory(company=company, due_on=date(2026, 11, 19))
    row = standing(company)
    assert (row.state, row.why) == ("late", ["suspicion", "correction"])


def test_who_was_not_interviewed_for_a_year_is_counted(acting):
    company = host()
    old = TrainingPlanFactory(company=company, stage=2, starts_on=date(2025, 6, 1))
    other = TrainingPlanFactory(company=company, stage=2, starts_on=date(2025, 6, 1))
    audit = AuditFactory(company=company, held_on=date(2026, 10, 5))
    InterviewFactory(audit=audit, trainee=other.trainee)
    row = standing(company)
    assert (row.people, row.unheard) == (3, 1)
    first = samples([company.pk], ON)[company.pk]
    assert [one.is_suggested for one in first] == [True, True, False]
    assert first[0].is_unheard
    assert {one.trainee_id for one in first[:2]} >= {old.trainee_id}
    assert not first[2].is_unheard


@pytest.mark.parametrize(
    ("people", "needed"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 2), (8, 2), (9, 3), (13, 4)]
)
def test_a_quarter_is_interviewed_and_two_of_two_to_four(people, needed):
    assert interviews_needed(people) == needed


def test_a_quarter_is_put_together_into_day_trips_by_place(acting):
    near = [host(address="架空市見本町1", prefecture_id="23") for _ in range(4)]
    far = host(address="遠方町2", prefecture_id="01")
    needs = needs_of(date(2026, 10, 1), ON)
    assert {need.company_id for need in needs} == {one.pk for one in [*near, far]}
    planned = trips(needs)
    assert sorted(len(trip.needs) for trip in planned) == [1, 1, 3]
    assert len({trip.day for trip in planned}) == 3
    for trip in planned:
        assert len({need.place for need in trip.needs}) == 1
        assert all(need.from_on <= trip.day <= need.until_on for need in trip.needs)
        assert trip.day.weekday() < 5


def test_what_is_planned_already_is_not_asked_for_again(acting):
    company = host()
    ErrandFactory(company=company, planned_on=date(2026, 12, 1))
    assert needs_of(date(2026, 10, 1), ON) == []


def test_a_municipality_is_read_from_an_address():
    assert municipality("愛知県架空市見本町1-2") == "架空市"
    assert municipality("架空市見本町1-2") == "架空市"
    assert municipality("somewhere") == ""


def test_the_quarter_is_planned_at_once_and_stands_on_the_days(signed_in, kita, at):
    client = signed_in("caseworker")
    start = add_months(localdate().replace(day=1), -7)
    with use(kita.pk):
        for _ in range(2):
            company = CompanyFactory()
            TrainingPlanFactory(company=company, stage=2, starts_on=start)
    address = at("kita", "/supervision/quarter/")
    later = add_months(quarter_of(localdate()), 3)
    page = client.get(address, {"from": later.isoformat()})
    sent = {}
    for form in page.context["forms"]:
        sent |= {
            f"{form.prefix}-offer": list(form.needs), f"{form.prefix}-goes": client.user.pk,
            f"{form.prefix}-stops": form.initial["stops"],
            f"{form.prefix}-day": form.initial["day"].isoformat(),
        }  # fmt: skip
    wrong = client.post(
        f"{address}?from={later}", sent | {"t0-day": (later + timedelta(400)).isoformat()}
    )
    assert wrong.status_code == 422
    assert "day" in wrong.context["forms"][0].errors
    with use(kita.pk):
        assert not Errand.objects.exists()
    assert client.post(f"{address}?from={later}", sent).url == at("kita", "/supervision/days/")
    with use(kita.pk):
        assert Errand.objects.filter(kind=Purpose.AUDIT, goes=client.user).count() == 2


def test_a_trip_says_where_it_goes_and_one_choice_says_who_goes_on_all(signed_in, kita, at):
    client = signed_in("caseworker")
    start = add_months(localdate().replace(day=1), -7)
    with use(kita.pk):
        for address, prefecture in (("架空市見本町1", "23"), ("遠方町2", "01")):
            company = CompanyFactory(address=address, prefecture_id=prefecture)
            TrainingPlanFactory(company=company, stage=2, starts_on=start)
    page = f"{at('kita', '/supervision/quarter/')}?from={add_months(quarter_of(localdate()), 3)}"
    forms = client.get(page).context["forms"]
    assert {form.place for form in forms} == {"Aichi 架空市", "Hokkaido 遠方町"}
    colleague = make_member(kita, "caseworker")
    sent = {"goes_to_all": colleague.pk, "t0-goes": client.user.pk}
    for form in forms:
        sent |= {
            f"{form.prefix}-offer": list(form.needs), f"{form.prefix}-stops": list(form.needs),
            f"{form.prefix}-day": form.initial["day"].isoformat(),
        }  # fmt: skip
    client.post(page, sent)
    with use(kita.pk):
        goes = Errand.objects.order_by("planned_on").values_list("goes", flat=True)
        assert list(goes) == [client.user.pk, colleague.pk]


def test_the_board_asks_as_often_for_twenty_hosts_as_for_two(signed_in, kita, at):
    client = signed_in("caseworker")
    day = localdate()

    def queries(number):
        with use(kita.pk):
            for _ in range(number):
                company = CompanyFactory()
                TrainingPlanFactory(company=company, stage=2, starts_on=add_months(day, -8))
                ErrandFactory(company=company, planned_on=day + timedelta(3))
        with CaptureQueriesContext(connection) as asked:
            for path in ("/supervision/", "/supervision/days/"):
                assert client.get(at("kita", path)).status_code == 200
        return len(asked)

    queries(1)
    assert queries(2) == queries(20)
