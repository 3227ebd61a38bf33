"""The days of all stages: fields count, filed plans stand still, and what is wrong is told."""

from datetime import date, timedelta

import pytest
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import TrainingPlan


@pytest.fixture
def stages(kita):
    """Stage 1 accredited, stage 2 drafted right after it."""
    with use(kita.pk):
        first = TrainingPlanFactory(starts_on=date(2026, 4, 1))
        second = DraftPlanFactory(
            trainee=first.trainee, company=first.company, stage=2, starts_on=date(2027, 4, 1)
        )
    return first, second


@pytest.fixture
def page(at, stages):
    return at("kita", f"/trainees/{stages[0].trainee_id}/timeline/")


def sent(plan, starts_on, ends_on, version=""):
    prefix = f"plan-{plan.pk}"
    days = {"starts_on": starts_on, "ends_on": ends_on, "version": version}
    return {f"{prefix}-{name}": value for name, value in days.items()}


def version(office, page):
    (form,) = office.get(page).context["timeline"].forms
    return form["version"].value()


def words(response):
    return response.content.decode()


def test_only_what_is_not_filed_has_fields_and_grips(office, page, stages):
    first, second = stages
    shown = words(office.get(page))
    assert f'data-bar="plan-{second.pk}"' in shown
    assert f'data-bar="plan-{first.pk}"' not in shown
    assert "stage 2 is filed by" in shown.lower()


def test_days_are_saved_from_the_fields(office, page, stages, kita, at):
    _first, second = stages
    form = sent(second, "R9.5.1", "2029-04-30", version(office, page))
    assert office.post(page, form).url == at(
        "kita", f"/trainees/{second.trainee_id}/training-plans/"
    )
    with use(kita.pk):
        plan = TrainingPlan.objects.get(stage=2)
    assert (plan.starts_on, plan.ends_on) == (date(2027, 5, 1), date(2029, 4, 30))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "told"),
    [
        ("2027-03-01", "2029-02-28", "overlap"),
        ("2027-04-03", "2029-04-02", "2 days without a plan"),
        ("2027-04-01", "2029-04-01", "longer than the law allows"),
        ("2029-04-01", "2027-04-01", ""),
        ("soon", "2029-04-01", ""),
    ],
)
def test_the_drawing_follows_what_is_typed_and_tells_what_is_wrong(
    office, page, stages, kita, starts_on, ends_on, told
):
    answer = office.post(f"{page}drawing/", sent(stages[1], starts_on, ends_on))
    assert answer.status_code == 200
    assert told in words(answer)
    with use(kita.pk):
        assert TrainingPlan.objects.get(stage=2).starts_on == date(2027, 4, 1)


def test_days_that_cannot_be_are_said_at_their_field(office, page, stages):
    answer = office.post(page, sent(stages[1], "2027-04-01", "2027-03-01", version(office, page)))
    assert answer.status_code == 422
    (form,) = answer.context["timeline"].forms
    assert "ends_on" in form.errors


def test_days_that_somebody_else_has_changed_are_not_overwritten_unseen(office, page, stages, kita):
    seen = version(office, page)
    with use(kita.pk):
        stages[1].starts_on += timedelta(1)
        stages[1].save()
    assert office.post(page, sent(stages[1], "2027-05-01", "2029-04-30", seen)).status_code == 409
