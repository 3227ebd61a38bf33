"""Payroll software reads the months of its company, fills them in, and sends them."""

import pytest
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november

from titp.tenancy.context import STAFF, use
from training_plans.filing.review import approve
from training_plans.models import DraftLine, MonthLine, ReportStep

# A whole month as a program writes it.
MONTH = {
    "worked_days": 20, "regular_minutes": 9600, "overtime_minutes": 90,
    "legal_holiday_minutes": 0, "night_minutes": "0:00", "essential_minutes": 6720,
    "related_minutes": 1920, "peripheral_minutes": 1050, "base_pay": 220_000,
    "net_pay": 180_000, "payday": "2026-11-25", "paid_leave_days": 0.5, "pay_method": "transfer",
}  # fmt: skip


def lines(people, cells=MONTH):
    return {"lines": [{"trainee": person, "cells": cells} for person in people]}


def cells_of(books, person):
    return books(lambda: DraftLine.objects.get(trainee=person).cells)


def test_the_months_that_wait_are_listed_with_their_people(program, report, people):
    (one,) = program.ask("get", "monthly-reports?open=true").json()["results"]
    assert (one["id"], one["month"], one["due_on"]) == (report.pk, "2026-11", "2026-12-10")
    assert (one["state"], one["company_name"]) == ("draft", "やまと食品")
    assert [person["trainee"] for person in one["people"]] == people
    assert all(person["name"] for person in one["people"])


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 2), ("open=false", 1), ("state=draft", 1), ("month=2026-10", 1), ("month=2025-01", 0),
     ("state=draft&state=submitted", 2), ("offset=99999999999999999999999", 0)],
)  # fmt: skip
def test_months_are_narrowed_by_conditions(program, report, query, count):
    answer = program.ask("get", f"monthly-reports?{query}").json()
    assert len(answer["results"]) == count


@pytest.mark.parametrize(
    "query",
    [
        "state=lost",
        "month=2026-13",
        "month=%00",
        "open=%00",
        "open=1",
        "limit=0",
        "limit=x",
        "offset=-1",
    ],
)
def test_a_condition_that_is_none_is_named(program, report, query):
    answer = program.ask("get", f"monthly-reports?{query}")
    name = query.partition("=")[0]
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, name)


def test_columns_are_told_with_labels_kinds_and_choices(program):
    columns = {one["name"]: one for one in program.ask("get", "month-columns").json()}
    assert columns["regular_minutes"]["kind"] == "minutes"
    assert columns["regular_minutes"]["required"]
    assert columns["base_pay"]["labels"]["vi"] == "Lương cơ bản"
    assert columns["pay_method"]["choices"][0]["value"] == "transfer"


def test_what_is_proposed_stands_beside_what_is_typed(program, report, people):
    (line, _other) = program.ask("get", f"monthly-reports/{report.pk}").json()["lines"]
    assert line["cells"] == {}
    assert line["proposed"]["regular_minutes"] == 9600
    assert line["proposed"]["base_pay"] == 220_000
    assert line["proposed"]["payday"] == "2026-11-25"


def test_a_text_that_cannot_be_read_is_shown_with_the_reason(program, report, people, books):
    books(lambda: filled(report, base_pay="about 200k"))
    line = program.ask("get", f"monthly-reports/{report.pk}").json()["lines"][0]
    assert line["cells"]["base_pay"] == "about 200k"
    assert line["unread"][0]["column"] == "base_pay"


def test_whole_lines_are_written(program, report, people, books):
    answer = program.ask("put", f"monthly-reports/{report.pk}/lines", lines(people))
    assert answer.status_code == 200, answer.json()
    assert set(answer.json()["lines"][0]["changed"]) == set(MONTH)
    cells = cells_of(books, people[0])
    assert (cells["regular_minutes"], cells["overtime_minutes"]) == ("160:00", "1:30")
    assert (cells["base_pay"], cells["paid_leave_days"]) == ("220000", "0.5")


def test_what_was_written_reads_the_same(program, report, people):
    program.ask("put", f"monthly-reports/{report.pk}/lines", lines(people))
    line = program.ask("get", f"monthly-reports/{report.pk}").json()["lines"][0]
    assert line["cells"] == MONTH | {"night_minutes": 0}
    again = program.ask("put", f"monthly-reports/{report.pk}/lines", lines(people, line["cells"]))
    assert [one["changed"] for one in again.json()["lines"]] == [[], []]


def test_put_empties_what_it_does_not_name_and_patch_leaves_it(program, report, people, books):
    books(lambda: filled(report, food="5000"))
    address = f"monthly-reports/{report.pk}/lines"
    program.ask("patch", address, lines(people, {"base_pay": 1}))
    assert cells_of(books, people[0])["food"] == "5000"
    program.ask("put", address, lines(people, MONTH))
    assert cells_of(books, people[0])["food"] == ""


def test_a_null_empties_a_cell(program, report, people, books):
    books(lambda: filled(report))
    program.ask("patch", f"monthly-reports/{report.pk}/lines", lines(people, {"base_pay": None}))
    assert cells_of(books, people[0])["base_pay"] == ""


def test_a_month_is_sent_in_the_name_of_who_made_the_client(
    program, report, people, books, administrator_of_kita
):
    program.ask("put", f"monthly-reports/{report.pk}/lines", lines(people))
    answer = program.ask("post", f"monthly-reports/{report.pk}/submission")
    assert (answer.status_code, answer.json()["state"]) == (201, "submitted")
    step = books(lambda: ReportStep.objects.get(report=report))
    assert (step.via, step.by_id) == ("api", administrator_of_kita.pk)
    assert books(lambda: MonthLine.objects.filter(report=report).first().overtime_minutes) == 90


def test_what_was_sent_back_is_read_with_its_reasons(program, report, people, books, sent_back):
    answer = program.ask("get", f"monthly-reports/{report.pk}").json()
    assert (answer["state"], answer["open"]) == ("returned", True)
    (cell,) = answer["returned"]
    assert (cell["trainee"], cell["column"], cell["reason"]) == (people[0], "net_pay", "differs")
    assert (cell["note"], cell["was"]) == ("賃金台帳と違います", "180000")
    assert [step["kind"] for step in answer["steps"]] == ["submitted", "returned"]


def test_what_was_sent_back_is_corrected_and_nothing_else(program, report, people, sent_back):
    address = f"monthly-reports/{report.pk}/lines"
    answer = program.ask("patch", address, lines(people[:1], {"base_pay": 1, "net_pay": 2}))
    assert answer.status_code == 422
    assert [error["column"] for error in answer.json()["errors"]] == ["base_pay"]
    whole = {**MONTH, "overtime_minutes": 0, "peripheral_minutes": 960, "net_pay": 2}
    del whole["paid_leave_days"], whole["pay_method"]
    answer = program.ask("put", address, lines(people[:1], whole))
    assert answer.json()["lines"] == [{"trainee": people[0], "changed": ["net_pay"]}]
    assert program.ask("post", f"monthly-reports/{report.pk}/submission").status_code == 201


@pytest.mark.parametrize("then", [None, approve])
def test_a_month_that_was_sent_takes_nothing_more(
    program, report, people, books, administrator_of_kita, then
):
    books(lambda: filled(report))
    program.ask("post", f"monthly-reports/{report.pk}/submission")
    if then:
        books(lambda: then(report, administrator_of_kita))
    for method, rest, body in (("put", "lines", lines(people)), ("post", "submission", None)):
        answer = program.ask(method, f"monthly-reports/{report.pk}/{rest}", body)
        assert (answer.status_code, answer.json()["type"]) == (409, "urn:titp:problem:not-now")


def test_checks_are_told_with_their_arithmetic(program, report, people, books):
    books(lambda: filled(report, regular_minutes="10:00"))
    found = program.ask("get", f"monthly-reports/{report.pk}/checks").json()
    assert {check["trainee"] for check in found} == set(people)
    assert any("regular_minutes" in check["columns"] for check in found)
    for check in found:
        assert check["formula"]["ja"]
        assert check["formula"]["ja"] != check["formula"]["en"]
    assert any(check["cites"] for check in found)


def test_another_companys_month_is_not_there(program, kita, books, report):
    theirs = books(lambda: opened_november(CompanyFactory()))
    assert program.ask("get", f"monthly-reports/{theirs.pk}").status_code == 404
    answer = program.ask("put", f"monthly-reports/{theirs.pk}/lines", lines([1]))
    assert answer.status_code == 404
    assert program.ask("post", f"monthly-reports/{theirs.pk}/submission").status_code == 404
    ids = [one["id"] for one in program.ask("get", "monthly-reports").json()["results"]]
    assert theirs.pk not in ids


def test_another_organizations_month_is_not_there(program, minami):
    with use(minami.pk, STAFF):
        theirs = opened_november(CompanyFactory())
    for slug in ("kita", "minami"):
        answer = program.ask("get", f"monthly-reports/{theirs.pk}", slug=slug)
        assert answer.status_code == 404


def test_who_may_only_read_writes_nothing(make_program, company, report, people):
    program = make_program(company, scopes=["months:read"])
    assert program.ask("get", f"monthly-reports/{report.pk}").status_code == 200
    answer = program.ask("put", f"monthly-reports/{report.pk}/lines", lines(people))
    assert answer.status_code == 403
    assert program.ask("post", f"monthly-reports/{report.pk}/submission").status_code == 403


def test_a_clerk_may_ask_the_same_in_a_session(signed_in, company, report, people):
    client = signed_in("clerk", company_id=company.pk)
    address = f"/o/kita/api/monthly-reports/{report.pk}/lines"
    answer = client.put(
        address, lines(people), content_type="application/json", headers={"Idempotency-Key": "a"}
    )
    assert answer.status_code == 200
    client.handler.enforce_csrf_checks = True
    answer = client.put(
        address, lines(people), content_type="application/json", headers={"Idempotency-Key": "b"}
    )
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
