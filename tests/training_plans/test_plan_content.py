"""What stands in a plan: tasks summed up by the database, live shares, and what blocks filing."""

from datetime import date

import pytest
from factories.companies import AppointmentFactory, WorkplaceFactory
from factories.plans import PlanPayFactory, PlanTaskFactory, whole
from factories.training_plans import DraftPlanFactory

from titp.tenancy.context import use
from training_plans.models import PlanPost, PlanTarget, PlanTask
from training_plans.plan_blocks import points
from training_plans.plan_wages import wage_floor

TODAY = date(2026, 11, 26)


@pytest.fixture
def plan(kita):
    with use(kita.pk):
        return DraftPlanFactory(
            starts_on=date(2027, 4, 1), lecture_starts_on=date(2027, 4, 2),
            lecture_ends_on=date(2027, 4, 30), trainee__birth_date=date(2000, 1, 1),
        )  # fmt: skip


@pytest.fixture
def page(at, plan):
    return at("kita", f"/training-plans/{plan.pk}/")


def words(response):
    return response.content.decode()


def row(prefix, **fields):
    usual = {"year": 1, "task_class": "essential", "from_month": 1, "until_month": 12}
    return {f"{prefix}-{name}": value for name, value in (usual | fields).items()}


def test_tasks_are_written_in_one_table_and_the_database_sums_them_up(office, page, kita, plan):
    sent = row("new-0", name="旋盤加工", minutes="600")
    sent |= row("new-1", name="安全教育", minutes="60:30", is_safety="on", until_month=1)
    sent |= row("new-2", task_class="related", name="測定", minutes="100")
    answer = office.post(f"{page}tasks/", sent | {"blank": "4"} | row("new-3", task_class=""))
    assert answer.url == f"{page}content/"
    with use(kita.pk):
        plan.refresh_from_db()
        assert plan.essential_minutes == 660 * 60 + 30
        assert (plan.essential_safety_minutes, plan.related_minutes) == (3630, 6000)
        PlanTask.objects.filter(task_class="related").delete()
        plan.refresh_from_db()
    assert plan.related_minutes == 0
    shown = words(office.get(f"{page}content/"))
    assert "旋盤加工" in shown
    assert "60:30" in shown


def test_a_wrong_row_is_said_at_its_field_and_none_is_written(office, page, kita):
    sent = row("new-0", name="旋盤加工", minutes="600") | row("new-1", name="測定", minutes="x")
    answer = office.post(f"{page}tasks/", sent | {"blank": "2"})
    assert answer.status_code == 422
    table = answer.context["table"]
    assert [bool(form.errors) for form in table.forms] == [False, True]
    with use(kita.pk):
        assert not PlanTask.objects.exists()


def test_more_rows_keep_what_was_typed(office, page):
    sent = row("new-0", name="旋盤加工", minutes="600") | {"blank": "4", "more": "yes"}
    answer = office.post(f"{page}tasks/", sent)
    assert answer.context["table"].blank == 9
    assert "旋盤加工" in words(answer)


def test_a_task_that_somebody_else_has_changed_is_not_overwritten_unseen(office, page, kita, plan):
    with use(kita.pk):
        task = PlanTaskFactory(plan=plan, name="旋盤加工")
    form = office.get(f"{page}tasks/").context["table"].forms[0]
    with use(kita.pk):
        PlanTask.objects.filter(pk=task.pk).update(name="フライス加工")
    sent = row(f"task-{task.pk}", name="研削", minutes="60", version=form["version"].value())
    answer = office.post(f"{page}tasks/", sent | {"blank": "0"})
    assert answer.status_code == 409
    with use(kita.pk):
        assert PlanTask.objects.get().name == "フライス加工"


def test_shares_follow_the_table_while_it_is_typed(office, page, kita):
    sent = row("new-0", minutes="40") | row("new-1", task_class="related", minutes="60")
    answer = words(office.post(f"{page}tasks/shares/", sent | {"blank": "2"}))
    assert "40.0%" in answer
    assert "badge--err" in answer
    with use(kita.pk):
        assert not PlanTask.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(1, 12), (3, 7), (12, 12)])
def test_hours_by_month_lose_no_minute(first, last):
    task = PlanTask(minutes=1001, from_month=first, until_month=last)
    months = task.by_month()
    assert sum(months) == 1001
    assert [bool(minutes) for minutes in months].count(True) == last - first + 1


def test_an_empty_plan_is_told_what_blocks_it_with_article_and_way_to_mend(office, page):
    shown = words(office.get(page))
    assert "The plan has no tasks yet." in shown
    assert "Ordinance art. 10(2)(ii)" in shown
    assert f"{page}tasks/" in shown
    assert "The plan says nothing of pay." in shown
    assert "Nobody of the plan is: training instructor." in shown


def test_a_whole_plan_is_blocked_by_nothing(office, page, kita, plan):
    with use(kita.pk):
        whole(plan)
        assert [point.text for point in points(plan, TODAY) if point.blocks] == []
    assert "Nothing blocks filing." in words(office.get(f"{page}content/"))


def test_a_share_of_a_class_that_is_too_small_blocks(kita, plan):
    with use(kita.pk):
        whole(plan)
        PlanTaskFactory(plan=plan, task_class="peripheral", minutes=2000 * 60)
        plan.refresh_from_db()
        told = [str(point.text) for point in points(plan, TODAY) if point.blocks]
    assert any("Essential tasks" in text and "at least 1/2" in text for text in told)


def test_a_minor_at_the_start_blocks(kita, plan):
    with use(kita.pk):
        whole(plan)
        plan.trainee.birth_date = date(2009, 4, 2)
        told = [str(point.text) for point in points(plan, TODAY)]
    assert "The person is not 18 when the plan starts." in told


@pytest.mark.parametrize(
    ("pay", "kept"),
    [
        ({"unit": "hourly", "amount": 1225}, False),
        ({"unit": "hourly", "amount": 3000}, True),
        ({"unit": "daily", "amount": 9800}, False),
        ({"unit": "monthly", "amount": 212_506}, False),
        ({"unit": "monthly", "amount": 250_000, "annual_minutes": None}, None),
    ],
)
def test_an_hours_pay_is_compared_with_the_minimum_wage_of_the_workplace(kita, plan, pay, kept):
    with use(kita.pk):
        plan.workplace = WorkplaceFactory(company=plan.company, prefecture_id="13")
        assert wage_floor(plan, PlanPayFactory(plan=plan, **pay)).kept is kept


def test_posts_are_taken_from_the_appointments_in_force(office, page, kita, plan):
    with use(kita.pk):
        place = WorkplaceFactory(company=plan.company)
        AppointmentFactory(workplace=place, post="instructor")
        AppointmentFactory(workplace=place, post="manager", ends_on=date(2026, 1, 1))
    assert office.post(f"{page}posts/taking/").url == f"{page}content/"
    assert office.post(f"{page}posts/taking/").url == f"{page}content/"
    with use(kita.pk):
        assert [post.post for post in PlanPost.objects.all()] == ["instructor"]


def test_the_target_begins_as_the_law_has_it_for_the_stage(office, page, kita):
    form = office.get(f"{page}plan-targets/new/").context["form"]
    assert (form["grade"].value(), form["part"].value()) == ("basic", "both")
    sent = {"test": "none", "ability": ""}
    assert "ability" in office.post(f"{page}plan-targets/new/", sent).context["form"].errors
    sent = {"test": "evaluation", "grade": "basic", "part": "both", "planned_on": "2027-12-10"}
    assert office.post(f"{page}plan-targets/new/", sent).url == f"{page}content/"
    with use(kita.pk):
        assert PlanTarget.objects.get().planned_on == date(2027, 12, 10)


def test_hours_that_tasks_sum_up_are_not_typed_beside_them(office, page, kita, plan):
    assert "essential_minutes" in office.get(f"{page}edit/").context["form"].fields
    with use(kita.pk):
        PlanTaskFactory(plan=plan)
    assert "essential_minutes" not in office.get(f"{page}edit/").context["form"].fields


def test_what_the_law_asks_of_the_person_is_written_with_its_papers(office, page, kita, plan):
    shown = words(office.get(page))
    assert "What the law asks of the trainee is not recorded" in shown
    assert f"{page}prerequisites/" in shown
    sent = {"explained_on": "R8.6.1", "ground": "education", "ground_told": "職業訓練校",
            "done_before": "True"}  # fmt: skip
    assert office.post(f"{page}prerequisites/", sent).url == f"{page}content/"
    told = words(office.get(f"{page}content/"))
    for point in (
        "The work after the return", "No public body of the home country", "six months and 320",
        "why that could not be avoided", "Ordinance art. 10(2)(iii)ヘ",
    ):  # fmt: skip
        assert point in told
    early = office.post(f"{page}prerequisites/", sent | {"recommended_on": "1999-01-01"})
    assert "The person was not born by then." in words(early)
    assert early.status_code == 422
