"""Figures of what people tell, and of those who went missing, against the same done by hand."""

from datetime import date

import pytest
from counted import asked, counted, headline
from django.apps import apps
from factories.protection import ConsultationFactory, at
from factories.safeguarding import TermsFactory
from factories.trainees import LeavingFactory, TraineeFactory

from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, use
from titp.tenancy.models import TenantModel

ON = date(2026, 10, 31)
pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture
def told(kita):
    """Five consultations of a year and two outside it; three people of whom one went missing."""
    with use(kita.pk, JOBS):
        TermsFactory(since="2026-09-01", first_answer_hours=48)
        ConsultationFactory(  # within 24 hours, closed
            received_at=at("2026-03-02 09:00"), first_response_at=at("2026-03-03 09:00"),
            closed_at=at("2026-03-09 09:00"),
        )  # fmt: skip
        ConsultationFactory(  # later than 24 hours
            received_at=at("2026-03-02 09:00"), first_response_at=at("2026-03-03 15:00"),
            category="papers", channel="voice", restricted=True,
        )  # fmt: skip
        ConsultationFactory(  # since September 48 hours count
            received_at=at("2026-09-10 09:00"), first_response_at=at("2026-09-11 15:00"),
            category="lodging", language="id",
        )  # fmt: skip
        ConsultationFactory(  # still waits, 18 hours at the end of the day
            received_at=at("2026-10-31 06:00"), category="violence", channel="voice",
        )  # fmt: skip
        ConsultationFactory(  # answered and closed after the day
            received_at=at("2026-10-31 18:00"), first_response_at=at("2026-11-01 01:00"),
            closed_at=at("2026-11-02 01:00"), category="violence",
        )  # fmt: skip
        ConsultationFactory(received_at=at("2025-10-31 23:59"))
        ConsultationFactory(received_at=at("2026-11-01 00:00"))
        LeavingFactory(  # gone in the second year of the stay
            trainee=TraineeFactory(entered_on="2025-01-10"), kind="absconded", left_on="2026-05-01",
        )  # fmt: skip
        LeavingFactory(trainee=TraineeFactory(entered_on="2024-02-01"), left_on="2025-12-01")
        LeavingFactory(trainee=TraineeFactory(entered_on="2023-02-01"), left_on="2025-10-31")
        TraineeFactory(entered_on="2026-04-01")
        LeavingFactory(  # planned only
            trainee=TraineeFactory(entered_on="2026-04-01"), planned_on="2026-10-01", left_on=None,
        )  # fmt: skip
        yield


def test_consultations_of_a_year_are_counted_with_the_restricted_ones():
    assert counted("consultations", ON) == [
        ("lodging", "phone", 1), ("papers", "voice", 1), ("violence", "phone", 1),
        ("violence", "voice", 1), ("wages", "phone", 1),
    ]  # fmt: skip


def test_answered_in_time_is_by_the_hours_that_held_when_it_came():
    assert counted("consultations_answered_in_time", ON) == [("id", 1, 1), ("vi", 1, 4)]


def test_who_waits_has_waited_to_the_end_of_the_day():
    hours = [24, 30, 30, 18, 6]
    squares = sum(one * one for one in hours)
    assert counted("hours_until_answered", ON) == [("", sum(hours), 5, squares)]


def test_settled_is_what_was_closed_by_the_day():
    assert counted("consultations_settled", ON) == [("", 1, 5)]


def test_missing_are_a_share_of_those_who_are_here_and_of_themselves():
    """Who went home within the year is left out: beside the people in Japan that would be told."""
    assert counted("missing_people", ON) == [("1", 0, 2), ("2", 1, 1)]


@pytest.mark.parametrize(
    ("slug", "sql"),
    [
        (
            "consultations",
            "SELECT count(*) FROM trainees_consultation WHERE received_at"
            " BETWEEN '2025-11-01T00:00+09:00' AND '2026-10-31T23:59:59+09:00'",
        ),
        (
            "consultations_settled",
            "SELECT count(*) FILTER (WHERE closed_at < '2026-11-01T00:00+09:00'), count(*)"
            " FROM trainees_consultation WHERE (received_at AT TIME ZONE 'Asia/Tokyo')::date"
            " BETWEEN '2025-11-01' AND '2026-10-31'",
        ),
        (
            "missing_people",
            "SELECT (SELECT count(*) FROM trainees_leaving WHERE kind = 'absconded'"
            "           AND left_on BETWEEN '2025-11-01' AND '2026-10-31'),"
            " (SELECT count(*) FROM trainees_trainee WHERE entered_on <= '2026-10-31') -"
            " (SELECT count(*) FROM trainees_leaving WHERE left_on <= '2025-10-31'"
            "     OR kind <> 'absconded' AND left_on <= '2026-10-31')",
        ),
    ],
)
def test_another_query_answers_the_same(slug, sql):
    assert headline(slug, ON) == asked(sql, ON)


def test_small_matters_are_merged_with_their_own_kind():
    matter = FIGURES["consultations"].first
    kind = {key: next(matter.parents(key)) for key in ("papers", "violence", "wages", "lodging")}
    assert kind == {
        "papers": "dignity", "violence": "dignity", "wages": "labour", "lodging": "living",
    }  # fmt: skip
    assert matter.name("dignity").en == "safety and dignity"


def test_no_paper_of_an_organization_counts_what_is_confidential():
    models = [one for one in apps.get_models() if issubclass(one, TenantModel)]
    confidential = {one._meta.db_table for one in models if one.wall.confidential}
    assert "trainees_consultation" in confidential
    for figure in FIGURES.values():
        if figure.on_paper:
            assert not [table for table in confidential if table in figure.statement()]
            assert "PROT-" not in figure.statement()
