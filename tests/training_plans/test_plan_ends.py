"""How a plan ends before its day: in the person's own words, or at another host."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.plans import PlanTaskFactory
from factories.trainees import LeavingFactory
from plans_under_way import END, START, WHY, state, words

from titp.tenancy.context import use
from trainees.models import Leaving, Placement, Trainee
from training_plans.models import Difficulty, PlanAct, ReturnStatement, TrainingPlan
from training_plans.plan_states import PlanState

EARLY = {
    "event": "early_return", "reason": "family",
    "last_day": (localdate() + timedelta(10)).isoformat(),
    "planned_departure_on": (localdate() + timedelta(14)).isoformat(),
    "language": "vi", "statement": "Tôi tự nguyện về nước.",
    "given_on": localdate().isoformat(),
}  # fmt: skip


def test_an_early_end_keeps_the_persons_own_words_and_opens_the_notice(
    act, kita, running, caseworker, at
):
    assert act(running, "ended_early", **EARLY).status_code == 302
    assert state(kita, running) == PlanState.ENDED_EARLY
    with use(kita.pk):
        statement, difficulty = ReturnStatement.objects.get(), Difficulty.objects.get()
    assert (statement.language, statement.text) == ("vi", "Tôi tự nguyện về nước.")
    assert difficulty.intention_confirmed_on == localdate()
    assert difficulty.submitted_on is None
    paper = f'href="{at("kita", f"/forms/difficulty_notice/{difficulty.pk}/")}"'
    for page in ("acts", "notices"):
        shown = caseworker.get(at("kita", f"/training-plans/{running.pk}/{page}/"))
        assert paper in shown.content.decode()
    told = act(running, "difficulty", difficulty=difficulty.pk)
    assert told.status_code == 302
    with use(kita.pk):
        difficulty.refresh_from_db()
    assert difficulty.submitted_on == localdate()
    assert "Tôi tự nguyện" in words(
        caseworker.get(at("kita", f"/training-plans/{running.pk}/acts/"))
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", ""),
        ("language", ""),
        ("given_on", ""),
        ("planned_departure_on", ""),
        ("last_day", END.isoformat()),
        ("last_day", (START - timedelta(9)).isoformat()),
        ("given_on", (localdate() + timedelta(20)).isoformat()),
    ],
)
def test_an_early_return_lacks_nothing_and_nothing_half_is_written(
    act, kita, running, field, value
):
    refused = act(running, "ended_early", **EARLY | {field: value})
    assert refused.status_code == 422
    assert field in refused.context["form"].errors
    with use(kita.pk):
        assert not Difficulty.objects.exists()


def leavings(kita):
    with use(kita.pk):
        return list(Leaving.objects.values_list("kind", "reason", "planned_on"))


DEPARTURE = localdate() + timedelta(14)


def test_an_early_return_plans_the_departure_until_it_is_taken_back(
    act, kita, running, caseworker, at
):
    act(running, "ended_early", **EARLY)
    assert leavings(kita) == [("returned", "family", DEPARTURE)]
    with use(kita.pk):
        ended = PlanAct.objects.get()
    caseworker.post(at("kita", f"/plan-acts/{ended.pk}/taking-back/"), WHY)
    assert leavings(kita) == []


def test_a_departure_that_was_planned_already_comes_earlier(act, kita, running):
    with use(kita.pk):
        LeavingFactory(trainee=running.trainee, kind="returned", planned_on=END, left_on=None)
    act(running, "ended_early", **EARLY)
    assert [day for _kind, _reason, day in leavings(kita)] == [DEPARTURE]


def test_who_went_home_before_this_stage_leaves_once_more(act, kita, running):
    gone_on = START - timedelta(40)
    with use(kita.pk):
        Trainee.objects.filter(pk=running.trainee_id).update(entered_on=gone_on - timedelta(1000))
        LeavingFactory(trainee=running.trainee, kind="returned", planned_on=None, left_on=gone_on)
    act(running, "ended_early", **EARLY)
    assert DEPARTURE in [day for _kind, _reason, day in leavings(kita)]


def test_who_has_gone_already_is_not_planned_to_leave(act, kita, running):
    with use(kita.pk):
        gone = LeavingFactory(
            trainee=running.trainee, kind="returned", planned_on=None, left_on=None
        )
    act(running, "ended_early", **EARLY)
    with use(kita.pk):
        assert list(Leaving.objects.final()) == [gone]
        assert not Leaving.objects.to_come().exists()


def test_who_has_left_has_ended_early_for_good(act, kita, running, caseworker, at):
    act(running, "ended_early", **EARLY)
    with use(kita.pk):
        Leaving.objects.update(left_on=localdate())
        ended = PlanAct.objects.get()
    answer = caseworker.post(at("kita", f"/plan-acts/{ended.pk}/taking-back/"), WHY, follow=True)
    assert "The person has left since" in answer.content.decode()
    assert state(kita, running) == PlanState.ENDED_EARLY


def test_somebody_missing_makes_no_statement(act, kita, running):
    sent = {"event": "missing", "reason": "missing", "last_day": localdate().isoformat()}
    assert act(running, "ended_early", **sent).status_code == 302
    with use(kita.pk):
        assert not ReturnStatement.objects.exists()
        assert Difficulty.objects.get().intention_confirmed_on is None


def move(company, place, **more):
    last = localdate() - timedelta(5)
    return {
        "last_day": last.isoformat(), "starts_on": localdate().isoformat(),
        "exception": "impossible", "to_company": company.pk, "to_workplace": place.pk, **WHY,
    } | more  # fmt: skip


def test_a_transfer_drafts_a_plan_for_the_rest_and_places_the_person(
    act, kita, running, caseworker, at
):
    with use(kita.pk):
        PlanTaskFactory(plan=running)
        place = WorkplaceFactory()
    assert act(running, "moved_out", **move(place.company, place)).status_code == 302
    assert state(kita, running) == PlanState.MOVED_OUT
    with use(kita.pk):
        new = TrainingPlan.objects.get(company=place.company)
        assert new.ends_on - new.starts_on == END - (localdate() - timedelta(5)) - timedelta(1)
        assert (new.stage, new.exception) == (running.stage, "impossible")
        assert new.plantasks.count() == 1
        placement = Placement.objects.in_force(localdate()).get(trainee=running.trainee_id)
        assert (placement.company_id, placement.taken_over) == (place.company_id, True)
        came = PlanAct.objects.get(plan=new)
        out = PlanAct.objects.get(plan=running)
    assert (came.kind, came.other_plan_id) == ("moved_in", running.pk)
    caseworker.post(at("kita", f"/plan-acts/{out.pk}/taking-back/"), WHY)
    assert state(kita, running) == PlanState.TRAINING
    with use(kita.pk):
        assert not TrainingPlan.objects.filter(pk=new.pk).exists()
        back = Placement.objects.in_force(localdate()).get(trainee=running.trainee_id)
    assert back.company_id == running.company_id


def test_a_transfer_to_somebody_elses_host_only_names_it(act, kita, running):
    sent = {"last_day": localdate().isoformat(), "exception": "impossible", **WHY}
    assert act(running, "moved_out", **sent).status_code == 422  # neither chosen nor named
    assert act(running, "moved_out", elsewhere="他組合の見本工業", **sent).status_code == 302
    with use(kita.pk):
        assert "他組合の見本工業" in PlanAct.objects.get().note
        assert TrainingPlan.objects.count() == 1


def test_a_transfer_to_the_same_host_or_to_anothers_workplace_is_refused(act, kita, running):
    with use(kita.pk):
        company, place = CompanyFactory(), WorkplaceFactory()
    refused = act(running, "moved_out", **move(running.company, place))
    assert "to_company" in refused.context["form"].errors
    refused = act(running, "moved_out", **move(company, place))
    assert "to_workplace" in refused.context["form"].errors
