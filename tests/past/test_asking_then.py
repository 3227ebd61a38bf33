"""The two days of a page: how they are written, what is refused, and who may ask."""

import re
from datetime import timedelta

import pytest
from looks import TODAY, ask, text

from titp.compliance.models import Finding
from titp.compliance.views import duty

SIGNED = TODAY - timedelta(10)


def test_a_later_day_is_refused_at_its_field(books, signed_in):
    answer = ask(
        signed_in("auditor"), f"/companies/{books['company'].pk}/", known=TODAY + timedelta(1)
    )
    assert answer.status_code == 422
    assert "What will be known on a later day is not known yet." in text(answer)
    assert 'id="as-known"' not in text(answer)


@pytest.mark.parametrize("known", ["x", "2026-02-30", "2026-11-23T25:00", "2026-11-23T10:00"])
def test_what_is_no_day_is_refused_at_its_field(books, signed_in, known):
    answer = ask(signed_in("auditor"), "/to-do/", known=known)
    assert answer.status_code == 422
    assert 'class="errorlist"' in text(answer)


def test_what_had_not_been_recorded_by_then_is_said_so(books, signed_in):
    answer = ask(
        signed_in("auditor"), f"/companies/{books['company'].pk}/", known=TODAY - timedelta(1)
    )
    assert answer.status_code == 422
    assert "This had not been recorded by then." in text(answer)
    answer = ask(signed_in("auditor"), "/to-do/", known=TODAY - timedelta(1))
    assert f"Records begin on {TODAY}: nothing had been recorded by then." in text(answer)


def test_a_day_may_be_written_in_the_japanese_calendar(books, signed_in):
    answer = ask(signed_in("auditor"), "/to-do/", on="R8.11.1", known=TODAY)
    assert "As of 2026-11-01" in text(answer)


@pytest.mark.parametrize("role", ["interpreter", "clerk"])
def test_who_may_not_read_the_history_may_not_look_back(books, signed_in, role):
    client = signed_in(role, **({"company": books["company"]} if role == "clerk" else {}))
    address = "/trainees/" if role == "interpreter" else "/to-do/"
    assert "look-known" not in text(client.get(f"/o/kita{address}"))
    if role == "clerk":
        assert ask(client, "/to-do/").status_code == 403


def test_the_rail_counts_what_waits_now(books, signed_in):
    client, known = signed_in("caseworker"), books["then"]
    badge = re.compile(r'href="/o/kita/to-do/".*?</a>', re.DOTALL)
    now = badge.search(text(client.get("/o/kita/to-do/"))).group()
    assert badge.search(text(ask(client, "/to-do/", known=known))).group() == now


def test_nothing_is_stored_by_looking_back(books, signed_in, inside):
    with inside():
        before = list(Finding.objects.order_by("pk").values())
    ask(signed_in("auditor"), "/to-do/", on=SIGNED - timedelta(300), known=books["then"])
    with inside():
        assert list(Finding.objects.order_by("pk").values()) == before


def test_marked_pages_keep_their_words_of_permission():
    assert (duty.to_do.may, duty.to_do.readable_then) == ("read findings", True)
