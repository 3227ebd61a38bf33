"""What a roster tells of the requirements of a person: kept as told, and nothing added to it."""

from datetime import date

import pytest
from test_intake import LAM, SRI, dropped, files  # noqa: F401

from training_plans.intake import questions
from training_plans.intake.commit import commit
from training_plans.models import PlanPrerequisites


def test_what_a_person_brings_along_goes_to_the_plan_and_fills_only_what_is_not_known(dropped):  # noqa: F811
    more = ",同種業務従事経験,推薦状発行機関,推薦日,復職先"
    told = ",TEST FACTORY 縫製2年,TEST PROVINCE,2025-09-01,TEST FACTORY"
    commit(dropped(LAM + ",,,,", SRI + told, more=more))
    known = PlanPrerequisites.objects.get()
    assert known.plan.trainee.name_roman == "TEST SRI"
    assert (known.ground, known.ground_told) == ("experience", "TEST FACTORY 縫製2年")
    assert (known.recommended_by, known.recommended_on) == ("TEST PROVINCE", date(2025, 9, 1))
    assert known.work_at_home == "TEST FACTORY"
    PlanPrerequisites.objects.update(work_at_home="by hand", recommended_by="")
    act = commit(dropped(LAM + told, SRI + told.replace("FACTORY", "FARM"), more=more))
    assert act.updated == 2
    known.refresh_from_db()
    assert (known.work_at_home, known.recommended_by) == ("by hand", "TEST PROVINCE")
    assert PlanPrerequisites.objects.count() == 2


@pytest.mark.parametrize("heading", ["前職", "職歴", "本国の勤務先", "work history"])
def test_a_job_before_is_kept_but_is_no_ground(dropped, heading):  # noqa: F811
    commit(dropped(SRI + ",TEST CAFE", more=f",{heading}"))
    known = PlanPrerequisites.objects.get()
    assert (known.ground, known.ground_told) == ("", "TEST CAFE")


def test_beside_a_job_before_the_same_work_is_what_is_told(dropped):  # noqa: F811
    commit(dropped(SRI + ",TEST MILL,TEST CAFE", more=",同種業務従事経験,前職"))
    known = PlanPrerequisites.objects.get()
    assert (known.ground, known.ground_told) == ("experience", "TEST MILL")


@pytest.mark.parametrize(
    ("ground", "told"), [("", "TEST CAFE"), ("education", ""), ("experience", "")]
)
def test_a_ground_and_a_text_of_two_sources_are_not_joined(dropped, ground, told):  # noqa: F811
    commit(dropped(SRI + ",TEST CAFE", more=",前職"))
    PlanPrerequisites.objects.update(ground=ground, ground_told=told)
    commit(dropped(SRI + ",TEST MILL", more=",同種業務従事経験"))
    known = PlanPrerequisites.objects.get()
    assert (known.ground, known.ground_told) == (ground, told)


@pytest.mark.parametrize(
    ("key", "heading", "name"),
    [
        ("experience", "同種業務従事経験", "ground_told"),
        ("work_before", "前職", "ground_told"),
        ("work_at_home", "復職先", "work_at_home"),
        ("recommended_by", "推薦機関", "recommended_by"),
    ],
)
def test_a_text_for_which_there_is_no_room_is_asked_about(dropped, key, heading, name):  # noqa: F811
    room = PlanPrerequisites._meta.get_field(name).max_length
    upload = dropped(LAM + "," + "x" * (room + 1), SRI + "," + "x" * room, more=f",{heading}")
    (asked,) = questions.asked(upload.rows.in_order())
    assert (asked.field, asked.raw) == (key, "x" * (room + 1))
    commit(upload)
    assert getattr(PlanPrerequisites.objects.get(), name) == "x" * room
