"""Skills passports: what they say, that they stay as they were, and what a code tells anybody."""

import hashlib
from datetime import date

import pytest
from departure_samples import skills_passport
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate
from factories.trainees import TraineeFactory
from factories.training_plans import LectureFactory, SkillTestFactory, TrainingPlanFactory

from followup.departing.passport_content import content_of, is_empty
from followup.departing.words import words
from followup.models import SkillsPassport
from titp.documents import storage
from titp.tenancy.context import use
from training_plans.models import PlanTask

TODAY = localdate()


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


def trained():
    person = TraineeFactory(name_roman="NGUYEN VAN AN", entered_on=date(2023, 4, 1))
    plan = TrainingPlanFactory(trainee=person, stage=1, starts_on=date(2023, 5, 1))
    PlanTask.objects.create(plan=plan, task_class="essential", name="溶接作業", minutes=60 * 800)
    SkillTestFactory(
        trainee=person, plan=plan, grade="basic", sat_on=date(2024, 2, 1), outcome="passed"
    )
    LectureFactory(plan=plan, attendance="held", minutes=600, held_on=date(2023, 4, 3))
    return person


def test_it_tells_tests_tasks_hours_and_lectures(acting):
    told = content_of(trained(), TODAY)
    (plan,) = told["plans"]
    assert plan["tasks"] == [{"name": "溶接作業", "class": "essential", "hours": 800}]
    assert [test["grade"] for test in told["tests"]] == ["basic"]
    assert told["lectures"]["japanese"] == 10
    assert is_empty(content_of(TraineeFactory(), TODAY))


def test_it_is_issued_in_three_languages_and_the_one_before_is_revoked(office, at, kita):
    with use(kita.pk):
        person = trained()
        before = skills_passport(person)
    page = office.post(
        at("kita", f"/trainees/{person.pk}/skills-passport/"), {"language": "vi"}, follow=True
    )
    with use(kita.pk):
        row = SkillsPassport.objects.in_force().get()
        before.refresh_from_db()
        assert before.revoked_why == "replaced"
        assert row.pages >= 3
        assert row.content["holder"]["name"] == "NGUYEN VAN AN"
        with storage.opened(row.key) as file:
            assert hashlib.sha256(file.read()).hexdigest() == row.sha256
    assert row.sha256 in page.content.decode()


def test_nothing_is_certified_where_nothing_is_recorded(office, at, kita):
    with use(kita.pk):
        person = TraineeFactory()
    way = at("kita", f"/trainees/{person.pk}/skills-passport/")
    assert office.post(way, {"language": "vi"}).status_code == 422
    assert office.post(way, {"language": "xx"}).status_code == 422
    with use(kita.pk):
        assert not SkillsPassport.objects.exists()


def test_what_was_issued_cannot_be_changed(acting):
    row = skills_passport()
    with pytest.raises(DatabaseError), transaction.atomic():
        SkillsPassport.objects.filter(pk=row.pk).update(sha256="0" * 64)


def test_a_code_tells_whether_it_holds_and_nothing_about_the_holder(client, kita):
    with use(kita.pk):
        person = TraineeFactory(name_roman="CANARY NAME")
        row = skills_passport(person)
    page = client.get(f"/passport/{row.code}/", HTTP_ACCEPT_LANGUAGE="my")
    told = page.content.decode()
    assert words("my")["v_genuine"] in told
    assert row.sha256 in told
    assert "CANARY" not in told
    assert kita.name not in told
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies
    with use(kita.pk):
        row.revoke("wrong")
    assert words("en")["v_revoked"] in client.get(f"/passport/{row.code.lower()}/").content.decode()


def test_codes_that_were_never_given_lead_to_one_page_and_to_few_tries(client, db):
    def page(code):
        return client.get(f"/passport/{code}/")

    answers = {page(code).content for code in ("0" * 16, "A1B2", "z" * 300)}
    assert len(answers) == 1
    assert page("0" * 16).status_code == 404
    tried = [client.post("/passport/", {"code": "0" * 16}).status_code for _ in range(30)]
    assert tried[0] == 422
    assert tried[-1] == 429
