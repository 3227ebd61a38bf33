"""A roster that was read becomes people, papers, placements and plans; and can be taken back."""

from datetime import date

import pytest
from django.db import connection
from factories.training_plans import PreArrivalCourseFactory, SkillTestFactory

from companies.models import Company
from titp.history.undo import EditedSince, UsedSince
from titp.spreadsheets.models import LearnedAnswer
from titp.tenancy.context import STAFF, use
from trainees.models import Leaving, Passport, Placement, ResidencePeriod, Trainee
from training_plans.intake import questions
from training_plans.intake.commit import commit, take_back
from training_plans.intake.reading import drop, read
from training_plans.models import TrainingPlan

HEAD = ("実習実施者,氏名（ローマ字）,国籍,生年月日,旅券番号,旅券有効期限,在留カード番号,在留期限,"
        "区分,入国日,講習開始日,配属日,実習終了日,基礎級,備考")  # fmt: skip
LAM = ("株式会社きた工業,TEST VAN LAM,ベトナム,1998-04-21,C1110001,2030-06-11,AA10000001BB,"
       "2027-04-04,1号ロ,2026-04-05,2026-04-06,2026-05-06,2027-04-04,,")  # fmt: skip
SRI = ("株式会社きた工業,TEST SRI,インドネシア,2001-02-03,B7654321,2031-01-01,BB10000002CC,"
       "2027-04-04,1号ロ,2026-04-05,2026-04-06,2026-05-06,2027-04-04,,")  # fmt: skip


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def dropped(acting, files):
    """`dropped(line, …)` → an upload of these lines that has been read; `more`: more headings."""

    def drop_and_read(*lines, more=""):
        upload = drop("\n".join([HEAD + more, *lines]).encode(), "roster.csv")
        read(upload)
        return upload

    return drop_and_read


def counts():
    models = (Company, Trainee, Passport, ResidencePeriod, Placement, TrainingPlan, Leaving)
    return {model.__name__: model.objects.count() for model in models}


def test_a_good_row_becomes_a_person_with_papers_placement_and_plan(dropped):
    act = commit(dropped(LAM))
    assert (act.created, act.updated, act.unchanged) == (1, 0, 0)
    lam = Trainee.objects.get()
    assert lam.name_roman == "TEST VAN LAM"
    assert lam.company.name == "株式会社きた工業"
    assert lam.passports.get().number == "C1110001"
    assert lam.residence_periods.get().number_is_well_formed
    plan = lam.plans.get()
    assert (plan.stage, str(plan.ends_on), str(plan.starts_on)) == (1, "2027-04-04", "2026-04-06")


def test_dropping_the_same_file_again_changes_nothing(dropped):
    commit(dropped(LAM, SRI))
    before = counts()
    act = commit(dropped(LAM, SRI))
    assert (act.created, act.updated, act.unchanged) == (0, 0, 2)
    assert counts() == before


def test_a_correction_made_since_is_not_overwritten_by_the_same_file(dropped):
    commit(dropped(LAM))
    Trainee.objects.update(note="corrected by hand")
    commit(dropped(LAM))
    assert Trainee.objects.get().note == "corrected by hand"


def test_a_renewed_card_is_a_new_period_of_the_same_person(dropped):
    commit(dropped(LAM))
    renewed = LAM.replace("AA10000001BB", "AA10000009BB").replace(
        "2027-04-04,1号ロ", "2029-04-04,2号ロ"
    )
    act = commit(dropped(renewed))
    assert (act.created, act.updated) == (0, 1)
    assert [str(p.expires_on) for p in Trainee.objects.get().residence_periods.all()] == [
        "2029-04-04", "2027-04-04",
    ]  # fmt: skip


def test_several_rows_of_one_person_make_one_person(dropped):
    second = LAM.replace("AA10000001BB", "AA10000009BB").replace("2027-04-04", "2029-04-04")
    commit(dropped(LAM, second.replace("1号ロ", "2号ロ")))
    assert counts()["Trainee"] == 1
    assert sorted(TrainingPlan.objects.values_list("stage", flat=True)) == [1, 2]


def test_a_person_with_only_the_same_name_waits_for_an_answer(dropped):
    commit(dropped(LAM))
    stranger = LAM.replace("C1110001", "C9999999").replace("AA10000001BB", "ZZ99999999ZZ")
    upload = dropped(stranger)
    commit(upload)
    assert counts()["Trainee"] == 1
    row = upload.rows.waiting().get()
    assert row.said["questions"][-1]["field"] == "person"


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("different", 2)])
def test_the_answer_decides_whether_it_is_the_same_person(dropped, answer, people):
    commit(dropped(LAM))
    stranger = LAM.replace("C1110001", "C9999999").replace("AA10000001BB", "ZZ99999999ZZ")
    upload = dropped(stranger)
    commit(upload)
    (asked,) = questions.asked(upload.rows.waiting())
    questions.answer(asked.rows, asked.key, answer)
    commit(upload)
    assert counts()["Trainee"] == people
    assert counts()["Passport"] == 2


def test_a_doubtful_row_waits_while_the_good_one_is_taken_over(dropped):
    upload = dropped(LAM, SRI.replace("2001-02-03", "7.4.1"))
    commit(upload)
    assert counts()["Trainee"] == 1
    assert upload.rows.waiting().count() == 1


def test_a_row_that_contradicts_what_is_recorded_waits_and_the_others_are_taken(dropped):
    (lam,) = commit(dropped(LAM)).rows.all()
    SkillTestFactory(trainee_id=lam.subject_id, sat_on=date(2026, 5, 1))
    Trainee.objects.update(entered_on=None)
    later = LAM.replace("2026-04-05", "2026-06-05")
    dewi = SRI.replace("TEST SRI", "TEST DEWI").replace("B7654", "B1654").replace("BB1", "BB2")
    upload = dropped(later, SRI, dewi)
    act = commit(upload)
    assert (act.created, act.updated) == (2, 0)
    assert Company.objects.count() == 1
    (waiting,) = upload.rows.waiting()
    assert (waiting.reason, Trainee.objects.get(pk=lam.subject_id).entered_on) == (
        "contradiction", None,
    )  # fmt: skip


def test_an_answered_row_follows_its_file(dropped):
    upload = dropped(SRI.replace("2001-02-03", "7.4.1"))
    (asked,) = questions.asked(upload.rows.waiting())
    questions.answer(asked.rows, asked.key, "1995-04-01")
    commit(upload)
    assert str(Trainee.objects.get().birth_date) == "1995-04-01"


def test_a_word_of_a_column_is_asked_once_and_remembered(dropped):
    first = LAM.replace("2027-04-04,,", "2027-04-04,済,")
    second = SRI.replace("2027-04-04,,", "2027-04-04,済,")
    upload = dropped(first, second)
    (asked,) = questions.asked(upload.rows.in_order())
    assert len(asked.rows) == 2
    questions.answer(asked.rows, asked.key, "passed")
    assert LearnedAnswer.objects.count() == 1
    again = dropped(first)
    assert questions.asked(again.rows.in_order()) == []


def test_the_order_of_day_and_month_is_answered_for_the_column(dropped):
    upload = dropped(
        LAM.replace("2030-06-11", "12/05/2030"), SRI.replace("2031-01-01", "07/08/2031")
    )
    (asked,) = questions.asked(upload.rows.in_order())
    questions.answer(asked.rows, asked.key, questions.DAY_FIRST)
    commit(upload)
    days = sorted(str(day) for day in Passport.objects.values_list("expires_on", flat=True))
    assert days == ["2030-05-12", "2031-08-07"]


def test_names_and_numbers_do_not_lie_in_the_tables_in_clear(dropped):
    dropped(LAM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM spreadsheets_uploadrow r")
        assert "C1110001" not in str(cursor.fetchall())
        cursor.execute("SELECT row_to_json(r)::text FROM history_entry r")
        assert "C1110001" not in str(cursor.fetchall())


class TestTakingBack:
    @pytest.fixture
    def upload(self, committed, files):
        with use(committed.pk, STAFF):
            upload = drop("\n".join([HEAD, LAM, SRI]).encode(), "roster.csv")
            read(upload)
            return upload

    def test_gives_back_the_state_before(self, committed, upload):
        with use(committed.pk, STAFF):
            before, act = counts(), commit(upload)
        with use(committed.pk, STAFF):
            take_back(act)
            assert counts() == before
            assert upload.rows.ready().count() == 2

    def test_is_refused_when_a_record_was_edited_since(self, committed, upload):
        with use(committed.pk, STAFF):
            act = commit(upload)
        with use(committed.pk, STAFF):
            Trainee.objects.filter(name_roman="TEST SRI").update(note="seen")
        with pytest.raises(EditedSince) as refused, use(committed.pk, STAFF):
            take_back(act)
        assert [entry.table_name for entry in refused.value.entries] == ["trainees_trainee"]
        with use(committed.pk, STAFF):
            assert counts()["Trainee"] == 2

    def test_is_refused_when_something_was_recorded_about_them_since(self, committed, upload):
        with use(committed.pk, STAFF):
            act = commit(upload)
        with use(committed.pk, STAFF):
            PreArrivalCourseFactory(trainee=Trainee.objects.get(name_roman="TEST SRI"))
        with use(committed.pk, STAFF), pytest.raises(UsedSince):
            take_back(act)
