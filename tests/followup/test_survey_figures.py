"""Figures of the survey, against the same sums done by hand."""

from datetime import date, timedelta

import pytest
from counted import asked, counted, headline
from django.utils.timezone import localdate, now
from django.utils.translation import override
from factories.survey import agreeing, answered, invitation
from factories.trainees import TraineeFactory
from factories.training_plans import TrainingPlanFactory

from followup.models import Attempt, FollowUpConsent, Invitation, Wave
from followup.models.answer import NOT_SAID
from followup.survey.recording import invite, withdraw
from titp.monitoring.figure import FIGURES
from titp.tenancy.context import JOBS, use

TODAY = localdate()
pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture
def told(kita):
    """Five people: one has answered twice, one may not be counted, one has withdrawn."""
    with use(kita.pk, JOBS):
        first = agreeing(TraineeFactory(nationality="ID"))
        TrainingPlanFactory(trainee=first, operation_id="3-1-1", starts_on=date(2022, 4, 1))
        answered(invitation(Wave.MONTH_1, first), doing="seeking")  # 720,000 / 150,000
        answered(invitation(Wave.MONTH_6, first), skills="1")
        again = answered(invitation(), doing="japan_again", status="ssw_1", earnings_japan="2")
        answered(invitation(Wave.MONTH_1), doing=NOT_SAID, cost="0", economic=NOT_SAID)
        answered(invitation(trainee=agreeing(figures_may_count=False)))
        gone = answered(invitation())
        withdraw(gone.trainee_id, "phone")
        assert again.earnings == 2
        yield


def test_pathways_count_the_newest_answer_of_who_agrees():
    assert counted("pathways", TODAY) == [
        ("ID", "3:own_business", 1), ("VN", "?:japan_again:ssw_1", 1), ("VN", "?:not_said", 1),
    ]  # fmt: skip
    assert counted("outcomes", TODAY) == [
        ("japan_again:ssw_1", 1), ("not_said", 1), ("own_business", 1),
    ]  # fmt: skip


def test_who_withdraws_before_an_edition_is_made_is_not_in_it_whatever_its_day(kita):
    """An edition of today may be made in three days; somebody withdrew in two."""
    with use(kita.pk, JOBS):
        gone = FollowUpConsent.objects.exclude(withdrawn_at=None)
        assert gone.update(withdrawn_at=now() + timedelta(2)) == 1
    assert sum(row[-1] for row in counted("outcomes", TODAY)) == 3


def test_a_route_is_merged_into_its_pathway_and_then_into_its_field():
    route = FIGURES["pathways"].second
    assert [*route.parents("3:japan_again:ssw_1")] == ["3:japan_again", "3", ""]
    assert [*route.parents("?:not_said")] == ["?", ""]
    with override("en"):
        assert route.name("3:japan_again") == "Construction: in Japan again"
        assert str(route.name("?:not_said")) == "Not known: not said"
    assert FIGURES["outcomes"].first.of_finer("3:japan_again:ssw_1") == "japan_again:ssw_1"


def test_the_same_people_earn_something():
    assert counted("earnings", TODAY) == [("2", 1), ("3", 1), ("not_said", 1)]


def test_cost_and_pay_are_of_the_same_person():
    # nothing paid counts as nothing, and is no gap
    assert counted("recruitment_cost", TODAY) == [("ID", 480, 1, 480**2), ("VN", 0, 1, 0)]


def test_skills_and_points_are_of_those_who_answered():
    assert counted("skills_in_use", TODAY) == [("", 1, 2)]
    # (77 + 100 + 50) / 3 and, in Japan again, (83 + 100 + 50) / 3
    assert counted("reintegration", TODAY) == [("", 76 + 78, 2, 76**2 + 78**2)]


def test_the_funnel_counts_each_invitation_at_the_step_it_came_to(kita):
    with use(kita.pk, JOBS):
        for way, outcome in (("email", "sent"), ("zalo", "no_answer")):
            Attempt.objects.create(invitation=invitation(), way=way, outcome=outcome)
        begun = invitation()
        begun.begin("vi")
        Attempt.objects.create(invitation=begun, way="line", outcome="no_answer")
        Attempt.objects.create(invitation=begun, way="email", outcome="sent")
    assert counted("survey_funnel", TODAY) == [
        ("answered", "none", 4), ("asked", "zalo", 1), ("opened", "email", 1),
        ("reached", "email", 1),
    ]  # fmt: skip


def test_a_link_issued_anew_goes_on_with_what_came_of_the_one_before(kita):
    """Asked when the first was, as far as any came, by the way of the last try of all."""
    with use(kita.pk, JOBS):
        reached, begun, old = (agreeing(TraineeFactory()) for _ in range(3))
        first = invite(reached, Wave.MONTH_6)
        Attempt.objects.create(invitation=first, way="zalo", outcome="sent")
        invite(begun, Wave.MONTH_6).begin("vi")
        last = invite(old, Wave.MONTH_6)
        Invitation.objects.filter(pk=last.pk).update(asked_at=now() - timedelta(400))
        for person in (reached, begun, old):
            again = invite(person, Wave.MONTH_6)
        Attempt.objects.create(invitation=again, way="line", outcome="sent")
    assert counted("survey_funnel", TODAY) == [
        ("answered", "none", 4), ("opened", "none", 1), ("reached", "zalo", 1),
    ]  # fmt: skip


def test_answers_are_by_nationality_and_wave_of_who_agrees():
    assert counted("survey_response", TODAY) == [
        ("ID", "1", 1, 1), ("ID", "6", 1, 1), ("VN", "1", 1, 1), ("VN", "12", 1, 1),
    ]  # fmt: skip


AGREE = (
    "trainee_id IN (SELECT trainee_id FROM followup_followupconsent"
    " WHERE figures_may_count AND withdrawn_at IS NULL)"
)


@pytest.mark.parametrize(
    ("slug", "sql"),
    [
        ("pathways", f"SELECT count(DISTINCT trainee_id) FROM followup_situation WHERE {AGREE}"),
        ("outcomes", f"SELECT count(DISTINCT trainee_id) FROM followup_situation WHERE {AGREE}"),
        ("earnings", f"SELECT count(DISTINCT trainee_id) FROM followup_situation WHERE {AGREE}"),
        ("survey_funnel", f"SELECT count(*) FROM followup_invitation WHERE {AGREE}"),
        (
            "survey_response",
            f"SELECT count(completed_at), count(*) FROM followup_invitation WHERE {AGREE}",
        ),
    ],
)
def test_another_query_answers_the_same(slug, sql):
    assert headline(slug, TODAY) == asked(sql, TODAY)
