"""What a program sends wrongly is named cell by cell, and nothing of it is kept."""

import json
from datetime import timedelta

import pytest
from factories.companies import CompanyFactory
from factories.filing import opened_november

from training_plans.models import DraftLine

PROBLEM = "application/problem+json"


@pytest.fixture
def put(program, report):
    """`put(body)`: the answer to lines of the open month; text goes as it is."""

    def put(body, **headers):
        program.keys += 1
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        return program.client.put(
            f"/o/kita/api/monthly-reports/{report.pk}/lines", content,
            content_type=headers.pop("content_type", "application/json"),
            headers=program.headers | {"Idempotency-Key": f"bad-{program.keys}"} | headers,
        )  # fmt: skip

    return put


def line(trainee, **cells):
    return {"trainee": trainee, "cells": cells}


def nothing_is_kept(books, report):
    return books(lambda: not any(x.cells for x in DraftLine.objects.filter(report=report)))


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("regular_minutes", 160.5, "whole number"), ("regular_minutes", 44641, "44640"),
        ("regular_minutes", -1, "44640"), ("regular_minutes", "160", "160:30"),
        ("regular_minutes", "１６０", "160:30"), ("regular_minutes", "800:00", "744"),
        ("regular_minutes", "1:75", "1:30"), ("base_pay", "△1,000", "below zero"),
        ("base_pay", -1, "below zero"), ("base_pay", "many", "whole yen"),
        ("base_pay", 10**30, "less than or equal"), ("base_pay", True, "text, a number or null"),
        ("base_pay", [1], "text, a number or null"), ("base_pay", 1e308, "less than or equal"),
        ("worked_days", 32, "less than or equal"), ("paid_leave_days", 0.3, "half days"),
        ("paid_leave_days", 1e-9, "half days"), ("payday", 20261125, "takes a text"),
        ("payday", "11/25", "2026-11-23"), ("pay_method", "barter", "none of the choices"),
        ("agreement", True, "text, a number or null"), ("incident_note", "x" * 2001, "too long"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named(put, report, people, books, column, value, words):
    body = {"lines": [line(people[0], net_pay=1), line(people[1], **{column: value})]}
    answer = put(body)
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    (error,) = answer.json()["errors"]
    assert (error["trainee"], error["column"]) == (people[1], column)
    assert error["pointer"] == f"/lines/1/cells/{column}"
    assert words in error["detail"]
    assert nothing_is_kept(books, report)


@pytest.mark.parametrize("text", ["１６０：３０", "160:30", "￥１８０，０００"])
def test_full_width_digits_are_read(put, people, text):
    column = "regular_minutes" if ":" in text or "：" in text else "base_pay"
    assert put({"lines": [line(people[0], **{column: text})]}).status_code == 200


def test_an_unknown_column_is_named(put, report, people, books):
    answer = put({"lines": [line(people[0], net_pay=1, **{"gross/~": 2})]})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"]) == (422, "/lines/0/cells/gross~1~0")
    assert nothing_is_kept(books, report)


@pytest.mark.parametrize("stranger", [0, -1, 10**30, None])
def test_a_person_that_the_report_has_not_is_named(put, report, people, books, stranger):
    """Also one of another company: that is as unknown as a number that nobody has."""
    if stranger is None:
        theirs = books(lambda: opened_november(CompanyFactory()))
        stranger = books(lambda: DraftLine.objects.get(report=theirs).trainee_id)
    answer = put({"lines": [line(people[0], net_pay=1), line(stranger, net_pay=1)]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/lines/1/trainee"
    assert nothing_is_kept(books, report)


def test_the_same_person_twice_is_refused(put, people):
    answer = put({"lines": [line(people[0], net_pay=1), line(people[0], net_pay=2)]})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        [], {}, {"lines": {}}, {"lines": []}, {"lines": [1]}, {"lines": [{}]}, "text", 1, None,
        {"lines": [{"trainee": 1}]}, {"lines": [{"trainee": "1", "cells": {}}]},
        {"lines": [{"trainee": True, "cells": {}}]}, {"lines": [{"trainee": 1.0, "cells": {}}]},
        {"lines": [{"trainee": 1, "cells": []}]}, {"lines": [], "more": 1},
        {"lines": [{"trainee": 1, "cells": {}, "more": 1}]},
        {"lines": [{"trainee": 1, "cells": {}}] * 101},
    ],
    ids=lambda body: json.dumps(body)[:40],
)  # fmt: skip
def test_a_body_of_another_shape_is_a_bad_request(put, body):
    answer = put(json.dumps(body))
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert answer.json()["type"] == "urn:titp:problem:body"


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"lines": NaN}', '{"lines": 1, "lines": 2}', '["\\ud800"]', '["a\\u0000b"]',
        '{"\\u0000": 1}', "[" * 100_000, "[" * 20 + "]" * 20, "1" * 5000, b"\xff\xfe[]",
    ],
    ids=lambda text: repr(text)[:20],
)  # fmt: skip
def test_what_is_no_clear_json_is_a_bad_request(put, text):
    answer = put(text)
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


def test_more_than_a_megabyte_is_too_large(put):
    answer = put("[" + " " * 2**20 + "]")
    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "nonsense"])
def test_another_kind_of_body_is_not_read(put, kind):
    answer = put("a=1", content_type=kind)
    assert (answer.status_code, answer["Content-Type"]) == (415, PROBLEM)


def test_a_month_that_lacks_something_says_what_at_which_cell(program, report, people, books):
    answer = program.ask("post", f"monthly-reports/{report.pk}/submission")
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    errors = answer.json()["errors"]
    assert {error["trainee"] for error in errors} == set(people)
    assert "base_pay" in {error["column"] for error in errors}
    assert program.ask("get", f"monthly-reports/{report.pk}").json()["state"] == "draft"


def test_what_contradicts_itself_is_said_at_its_cell(put, program, report, people):
    month = {
        "worked_days": 20, "regular_minutes": 60, "overtime_minutes": 0, "night_minutes": 61,
        "legal_holiday_minutes": 0, "essential_minutes": 60, "related_minutes": 0,
        "peripheral_minutes": 0, "base_pay": 1, "net_pay": 1, "payday": "2026-11-25",
    }  # fmt: skip
    assert put({"lines": [line(person, **month) for person in people]}).status_code == 200
    answer = program.ask("post", f"monthly-reports/{report.pk}/submission")
    assert {error["column"] for error in answer.json()["errors"]} == {"night_minutes"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "monthly-reports/1/submission", 405), ("delete", "monthly-reports/1", 405),
        ("options", "monthly-reports", 405), ("get", "nothing", 404),
        ("get", "monthly-reports/99999999999999999999999999", 404),
        ("get", "monthly-reports/0", 404), ("post", "monthly-reports", 405),
    ],
)  # fmt: skip
def test_every_error_is_a_problem(program, method, path, status):
    answer = program.ask(method, path)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_who_wants_no_json_is_told_so_in_json(program):
    answer = program.ask("get", "monthly-reports", Accept="text/html")
    assert (answer.status_code, answer["Content-Type"]) == (406, PROBLEM)


def test_problems_speak_the_language_that_is_asked_for(put, people):
    answer = put({"lines": [line(people[0], base_pay="x")]}, **{"Accept-Language": "ja"})
    assert "セル" in answer.json()["detail"]


def test_who_asks_too_often_is_told_when_to_come_back(program, settings):
    settings.API_PER_MINUTE = 3
    answers = [program.ask("get", "month-columns") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1]["Content-Type"] == PROBLEM
    assert 0 < int(answers[-1]["Retry-After"]) <= timedelta(minutes=1).seconds


def test_each_program_is_counted_by_itself(make_program, settings):
    settings.API_PER_MINUTE = 1
    assert [make_program().ask("get", "month-columns").status_code for _ in range(2)] == [200, 200]


def test_an_error_of_ours_is_a_problem_too(program, monkeypatch):
    def broken(*args):
        raise RuntimeError("with somebody's wage in it")

    monkeypatch.setattr("training_plans.month_api.columns", broken)
    program.client.raise_request_exception = False
    answer = program.ask("get", "month-columns")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert "wage" not in answer.content.decode()
