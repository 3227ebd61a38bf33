"""Facts that contradict each other are refused at the field, on the side where they are written."""

from datetime import date

import pytest
from factories.trainees import ResidencePeriodFactory, TraineeFactory
from factories.training_plans import SkillTestFactory, TrainingPlanFactory

from titp.tenancy.context import use
from training_plans.models import SkillTest

LANDED = date(2026, 4, 1)


@pytest.fixture
def person(kita):
    with use(kita.pk):
        return TraineeFactory(entered_on=LANDED, birth_date=date(2000, 1, 1))


def errors(answer):
    assert answer.status_code == 422
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_a_test_before_the_landing_is_refused_at_its_day(office, url, person):
    filled = {"grade": "basic", "part": "both", "sat_on": "2026-03-31"}
    answer = office.post(url(f"/trainees/{person.pk}/skill-tests/new/"), filled)
    assert errors(answer) == {"sat_on": ["The test was sat before the landing."]}


def test_a_landing_after_a_test_is_refused_at_the_landing(office, url, kita, person):
    with use(kita.pk):
        SkillTestFactory(trainee=person, sat_on=date(2027, 1, 10))
    address = url(f"/trainees/{person.pk}/edit/")
    page = office.get(address)
    form = page.context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    answer = office.post(address, filled | {"entered_on": "2027-02-01"})
    assert errors(answer) == {"entered_on": ["The test was sat before the landing."]}
    with use(kita.pk):
        assert SkillTest.objects.get().trainee.entered_on == LANDED


def test_somebody_born_after_the_landing_is_refused_at_the_field(office, url):
    filled = {"name_roman": "SAMPLE", "birth_date": "2026-05-01", "entered_on": "2026-04-01"}
    answer = office.post(url("/trainees/new/"), filled)
    assert errors(answer) == {"birth_date": ["The person landed before being born."]}


def test_a_stay_within_another_is_refused_at_its_end(office, url, kita, person):
    with use(kita.pk):
        ResidencePeriodFactory(trainee=person, starts_on=LANDED, expires_on=date(2027, 4, 1))
    filled = {"starts_on": "2026-09-01", "expires_on": "2026-12-31"}
    answer = office.post(url(f"/trainees/{person.pk}/residence-periods/new/"), filled)
    assert list(errors(answer)) == ["expires_on"]


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({"starts_on": "2026-03-31"}, "starts_on"),
        ({"starts_on": "2026-07-01", "resumes_on": "2026-06-01"}, "resumes_on"),
    ],
)
def test_a_rest_outside_its_plan_is_refused_at_the_field(office, url, kita, filled, field):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=LANDED)
    answer = office.post(url(f"/training-plans/{plan.pk}/suspensions/new/"), filled)
    assert list(errors(answer)) == [field]


ENDED = "ended_on"


@pytest.mark.parametrize(
    ("day", "fields"), [("2026-03-31", []), ("2026-03-30", [ENDED]), ("2025-04-01", [ENDED])]
)
def test_a_plan_ends_early_on_the_day_before_its_first_at_the_soonest(
    office, url, kita, day, fields
):
    with use(kita.pk):
        plan = TrainingPlanFactory(starts_on=LANDED)
    address = url(f"/training-plans/{plan.pk}/edit/")
    form = office.get(address).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    answer = office.post(address, filled | {ENDED: day})
    assert (errors(answer) if fields else {}).keys() == {*fields}
    with use(kita.pk):
        plan.refresh_from_db()
    assert bool(plan.ended_on) is not bool(fields)


@pytest.mark.parametrize(
    ("filled", "wrong"),
    [
        ({"booked_for": "2026-03-31"}, {"booked_for": "is booked for a day before the landing"}),
        (
            {"applied_on": "2026-09-02", "booked_for": "2026-09-01"},
            {"booked_for": "booked for a day before it was applied for"},
        ),
        (
            {"applied_on": "2026-09-02", "sat_on": "2026-09-01"},
            {"sat_on": "sat before it was applied for"},
        ),
    ],
)
def test_days_of_a_test_in_the_wrong_order_are_refused_at_the_later(
    office, url, person, filled, wrong
):
    answer = office.post(
        url(f"/trainees/{person.pk}/skill-tests/new/"), {"grade": "basic", "part": "both"} | filled
    )
    found = errors(answer)
    assert found.keys() == wrong.keys()
    assert all(words in found[field][0] for field, words in wrong.items())
