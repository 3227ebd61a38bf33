"""The to-do list: what is owed, by whom and until when, for each who may read it."""

from datetime import timedelta

import pytest
from asking import page, text
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, DraftPlanFactory

from titp.compliance.models import Finding
from titp.compliance.sweep import check_organization

TODAY = localdate()


def test_the_to_do_list_says_what_whom_and_until_when(books, overdue, signed_in):
    found = text(page(signed_in("caseworker"), "/to-do/"))
    for words in ("Audit report", "見本食品", f"{overdue.due_on:%Y-%m-%d}", "SAMPLE GAP"):
        assert words in found


@pytest.mark.parametrize(("when", "rule"), [("now", "SUP-003"), ("no-day", "DATA-001")])
def test_each_duty_stands_under_how_near_its_day_is(books, signed_in, when, rule):
    response = page(signed_in("caseworker"), "/to-do/", when=when)
    assert [row.rule for row in response.context["page"]] == [rule]


@pytest.mark.parametrize(("days", "when"), [(0, "week"), (7, "week"), (8, "month"), (30, "month")])
def test_days_ahead_are_this_week_or_within_30_days(inside, signed_in, days, when):
    with inside():
        check_organization(TODAY)
        company = CompanyFactory()
        Finding.objects.create(
            rule="SUP-003", subject_id=1, company=company, state="due_soon", found_on=TODAY,
            due_on=TODAY + timedelta(days),
        )  # fmt: skip
    response = page(signed_in("caseworker"), "/to-do/", when=when)
    assert response.context["total"] == 1


def test_the_chips_count_what_they_would_show(books, signed_in):
    chips = page(signed_in("caseworker"), "/to-do/").context["saved_views"]
    assert [chip["count"] for chip in chips] == [1, 0, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"rule": "SUP-003"}, ["SUP-003"]),
        ({"state": "data_gap"}, ["DATA-001"]),
        ({"q": "みほんしょくひん"}, []),
        ({"q": "見本食"}, ["SUP-003", "DATA-001"]),
        ({"q": "sample gap"}, ["DATA-001"]),
    ],
)
def test_it_can_be_narrowed(books, signed_in, condition, expected):
    response = page(signed_in("caseworker"), "/to-do/", **condition)
    assert [row.rule for row in response.context["page"]] == expected


def test_it_can_be_narrowed_to_one_company(books, signed_in, inside):
    with inside():
        AuditFactory(held_on=TODAY - timedelta(90))
        check_organization(TODAY)
    response = page(signed_in("caseworker"), "/to-do/", company=books.pk)
    assert {row.company_id for row in response.context["page"]} == {books.pk}
    assert response.context["total"] == 2


def test_without_duties_it_says_so(signed_in):
    assert page(signed_in("caseworker"), "/to-do/").context["total"] == 0


def test_it_asks_as_often_for_30_duties_as_for_3(signed_in, inside):
    client = signed_in("caseworker")
    page(client, "/to-do/")
    asked = []
    for number in (3, 27):
        with inside():
            for _ in range(number):
                TraineeFactory(company=CompanyFactory(), sex="")
            check_organization(TODAY)
        with CaptureQueriesContext(connection) as queries:
            page(client, "/to-do/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_an_interpreter_has_no_to_do_list(books, signed_in):
    assert page(signed_in("interpreter"), "/to-do/").status_code == 403


def test_a_clerk_sees_the_duties_of_the_own_company_only(clerk, books):
    response = page(clerk, "/to-do/")
    assert response.status_code == 200
    assert {row.company_id for row in response.context["page"]} == {books.pk}
    assert "よその会社" not in text(response)


def test_a_clerk_searches_too(clerk):
    assert page(clerk, "/to-do/", q="sample gap").context["total"] == 1


def test_a_draft_over_its_limit_waits_for_no_day(inside, signed_in):
    with inside():
        DraftPlanFactory(starts_on=TODAY + timedelta(200), ends_on=TODAY + timedelta(900))
        check_organization(TODAY)
    response = page(signed_in("caseworker"), "/to-do/", when="now")
    assert [row.rule for row in response.context["page"]] == ["PLAN-001"]
