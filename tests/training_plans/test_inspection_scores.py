"""The score of readiness for an inspection: its parts, its ceilings, and that it is kept."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.training_plans import AuditFactory
from pytest_django.asserts import assertContains

from titp.compliance.models import Finding, State
from titp.tenancy.context import use
from training_plans.inspection.score import note_scores, scores
from training_plans.models import InspectionScore

TODAY = localdate()


def finding(company, rule="SUP-001", subject=1, **more):
    told = {"state": State.OVERDUE, "due_on": TODAY - timedelta(3), "found_on": TODAY}
    return Finding.objects.create(rule=rule, subject_id=subject, company=company, **told | more)


@pytest.fixture
def host(acting):
    return CompanyFactory(name="Sakura Kogyo")


def test_an_overdue_finding_keeps_the_score_below_a_hundred(host):
    AuditFactory(company=host, held_on=TODAY)
    settled = finding(host, severity=3, closed_on=TODAY)
    assert scores(TODAY)[host.pk].parts["duties"] == [1, 1]
    settled.closed_on = None
    settled.save()
    score = scores(TODAY)
    assert score[host.pk].parts["duties"] == [0, 1]
    assert score[None].score <= 79
    assert score[host.pk].score <= 79


@pytest.mark.parametrize(
    ("severity", "state", "kept_at", "score"),
    [(3, State.VIOLATION, 79, 79), (3, State.OVERDUE, 79, 79), (2, State.OVERDUE, None, 90),
     (1, State.VIOLATION, None, 90), (3, State.WARNING, None, 90)],
)  # fmt: skip
def test_a_grave_finding_sets_a_ceiling_and_advice_does_not(host, severity, state, kept_at, score):
    for subject in range(9):
        finding(host, subject=subject, closed_on=TODAY)
    finding(host, subject=9, severity=severity, state=state)
    for key in (host.pk, None):
        told = scores(TODAY)[key]
        assert (told.ceiling, told.score) == (kept_at, score)


def test_of_hundreds_of_duties_few_that_are_overdue_keep_the_score_at_99_and_are_counted(
    kita, office, url
):
    told = {"rule": "SUP-001", "severity": 2, "state": State.OVERDUE, "found_on": TODAY}
    with use(kita.pk):
        host = CompanyFactory()
        Finding.objects.bulk_create(
            [Finding(subject_id=n, company=host, closed_on=TODAY if n > 3 else None, **told)
             for n in range(1, 600)]
        )  # fmt: skip
        score = scores(TODAY)[host.pk]
    assert (score.score, score.ceiling, score.kept_by) == (99, 99, 3)
    answer = office.get(url(f"/companies/{host.pk}/inspection/"))
    assertContains(answer, "kept at 99 by 3 open findings")


def test_the_scores_of_a_day_are_kept_once(kita, office, url):
    with use(kita.pk):
        host = CompanyFactory()
        AuditFactory(company=host, held_on=TODAY)
        note_scores(TODAY)
        note_scores(TODAY)
        kept = InspectionScore.objects.filter(day=TODAY).values_list("company_id", flat=True)
        assert set(kept) == {None, host.pk}
        assert len(kept) == 2
    answer = office.get(url(f"/companies/{host.pk}/inspection/"))
    assert answer.status_code == 200
    assert answer.context["trend"]
