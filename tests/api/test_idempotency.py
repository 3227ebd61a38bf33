"""Asking twice under one key does a thing once, also at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from factories.filing import filled
from rest_framework.response import Response

from titp.api.idempotency import once
from titp.api.models import KeptAnswer
from titp.api.night import forget
from titp.api.problems import as_problem
from titp.tenancy.context import COMPANY, STAFF, use
from training_plans.models import DraftLine, ReportStep


def body(person, **cells):
    return {"lines": [{"trainee": person, "cells": cells}]}


@pytest.fixture
def address(report):
    return f"monthly-reports/{report.pk}/lines"


def test_the_same_request_again_does_nothing_and_answers_the_same(program, address, people, books):
    first = program.ask("patch", address, body(people[0], net_pay=1), key="k")
    books(lambda: DraftLine.objects.filter(trainee=people[0]).update(cells={"net_pay": "2"}))
    again = program.ask("patch", address, body(people[0], net_pay=1), key="k")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert books(lambda: DraftLine.objects.get(trainee=people[0]).cells) == {"net_pay": "2"}


def test_sending_twice_sends_once(program, report, books):
    books(lambda: filled(report))
    answers = [
        program.ask("post", f"monthly-reports/{report.pk}/submission", key="k") for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert books(lambda: ReportStep.objects.filter(report=report).count()) == 1


def test_another_request_under_the_same_key_is_refused(program, address, people, report):
    program.ask("patch", address, body(people[0], net_pay=1), key="k")
    others = [
        program.ask("patch", address, body(people[0], net_pay=2), key="k"),
        program.ask("put", address, body(people[0], net_pay=1), key="k"),
        program.ask("post", f"monthly-reports/{report.pk}/submission", key="k"),
    ]
    for answer in others:
        assert answer.status_code == 422
        assert answer.json()["type"] == "urn:titp:problem:idempotency-key-reused"


def test_a_request_that_was_refused_may_be_corrected_under_its_key(program, address, people):
    assert program.ask("patch", address, body(people[0], net_pay="x"), key="k").status_code == 422
    assert program.ask("patch", address, body(people[0], net_pay=1), key="k").status_code == 200


def test_a_key_is_each_programs_own(make_program, company, address, people):
    for program in (make_program(company), make_program(company)):
        answer = program.ask("patch", address, body(people[0], net_pay=1), key="k")
        assert "Idempotency-Replayed" not in answer


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "é"])
def test_without_a_clear_key_nothing_is_done(program, address, people, books, key):
    program.headers["Idempotency-Key"] = key
    answer = program.client.patch(
        f"/o/kita/api/{address}", body(people[0], net_pay=1), content_type="application/json",
        headers=program.headers,
    )  # fmt: skip
    assert answer.status_code == 400
    assert answer.json()["type"] == "urn:titp:problem:idempotency-key"
    assert books(lambda: DraftLine.objects.get(trainee=people[0]).cells) == {}


def test_an_answer_keeps_nobodys_wage(program, address, people, books):
    program.ask("patch", address, body(people[0], net_pay=123_456), key="k")
    kept = books(lambda: KeptAnswer.objects.get())
    assert "123456" not in str(kept.body)


def test_another_company_sees_no_answer_in_the_database(
    make_program, program, address, people, kita, books
):
    program.ask("patch", address, body(people[0], net_pay=1), key="k")
    other = make_program()
    with use(kita.pk, STAFF):
        theirs = KeptAnswer.objects.get().company_id
    for company, count in ((theirs, 1), (theirs + 1000, 0)):
        with use(kita.pk, COMPANY, company_id=company):
            assert KeptAnswer.objects.count() == count
    assert other.ask("patch", address, body(people[0], net_pay=1), key="k").status_code == 404


def test_the_night_forgets_answers_after_two_days(committed):
    with use(committed.pk):
        for hours in (25, 49):
            at = timezone.now() - timedelta(hours=hours)
            KeptAnswer.objects.create(caller="client-1", key=f"{hours}", fingerprint="0", at=at)
    forget(timezone.localdate())
    with use(committed.pk):
        assert [one.key for one in KeptAnswer.objects.all()] == ["25"]


class Twice:
    """Two that ask for the same at once: the first is in the middle of it when the second comes."""

    def __init__(self, organization):
        self.organization, self.effects = organization, []
        self.inside, self.go_on = threading.Event(), threading.Event()

    def act(self):
        self.effects.append(threading.get_ident())
        self.inside.set()
        assert self.go_on.wait(20)
        return Response({"effects": len(self.effects)})

    def ask(self, broken=False):
        request = SimpleNamespace(
            headers={"Idempotency-Key": "k"}, method="POST", path="/", data={},
            user=SimpleNamespace(pk=1),
        )  # fmt: skip
        try:
            with use(self.organization.pk, STAFF):
                answer = once(request, self.act)
                if broken:
                    raise LookupError("the first one fails at its end")
                return answer
        finally:
            connection.close()

    def run(self, broken=False, patience=1.0):
        """The futures of both; the second has `patience` to be done while the first works."""
        with ThreadPoolExecutor(2) as threads:
            first = threads.submit(self.ask, broken)
            assert self.inside.wait(20)
            second = threads.submit(self.ask)
            threading.Timer(patience, self.go_on.set).start()
        return first, second


def test_two_at_once_have_one_effect(committed):
    twice = Twice(committed)
    first, second = twice.run()
    assert len(twice.effects) == 1
    assert second.result().data == first.result().data
    assert second.result().headers["Idempotency-Replayed"] == "true"


def test_where_the_first_fails_the_second_does_it(committed):
    twice = Twice(committed)
    first, second = twice.run(broken=True)
    assert isinstance(first.exception(), LookupError)
    assert second.result().data == {"effects": 2}


def test_who_waits_too_long_is_told_so(committed, monkeypatch):
    monkeypatch.setattr("titp.api.idempotency.PATIENCE", "SET LOCAL lock_timeout = '50ms'")
    _first, second = Twice(committed).run()
    assert isinstance(second.exception(), OperationalError)
    assert as_problem(second.exception(), {}).data["type"] == "urn:titp:problem:busy"
