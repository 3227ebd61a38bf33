"""Monitors ask one organization; both sides read the same, and nobody else reads anything."""

from datetime import timedelta

import pytest
from clarification_samples import asked
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.html import escape
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import TraineeFactory
from people import make_member, make_person, signed_in_as

from titp.monitoring.clarification import Clarification, ClarificationAct, State
from titp.monitoring.clarifying import act, asking, threads_for
from titp.monitoring.personal_marks import marks_in
from titp.notifications.letter import LETTERS, unlisted
from titp.notifications.mailer import written
from titp.notifications.models import Message
from titp.tenancy.context import JOBS, STAFF, use

TOLD = {"subject": "Months", "words": "Why are there none?", "organization": "kita"}


@pytest.fixture
def monitor(db):
    return make_person("asker@example.org", factor=True, is_monitor=True)


@pytest.fixture
def administrator(kita):
    return make_member(kita, "administrator", password=None)


@pytest.fixture
def desk(monitor):
    return signed_in_as(monitor)


@pytest.fixture
def house(administrator):
    return signed_in_as(administrator)


def test_a_question_goes_to_and_fro_until_it_is_closed(desk, house, kita):
    until = localdate() + timedelta(9)
    page = desk.post("/monitor/clarifications/new/", TOLD | {"answer_by": str(until)}, follow=True)
    address = page.redirect_chain[0][0]
    with use(kita.pk, STAFF):
        pk = Clarification.objects.get().pk
    inside = f"/o/kita/clarifications/{pk}/"
    assert "Why are there none?" in house.get(inside).content.decode()
    assert house.post(inside, {"words": "They were late."}).status_code == 302
    assert "They were late." in desk.get(address).content.decode()
    again = {"words": "All of them?", "answer_by": str(until)}
    assert desk.post(address, again).status_code == 302
    assert "asked again" in house.get("/o/kita/clarifications/").content.decode()
    assert desk.post(f"{address}closing/").status_code == 302
    assert house.post(inside, {"words": "more"}).status_code == 409
    with use(kita.pk, STAFF):
        kinds = ClarificationAct.objects.values_list("kind", flat=True)
        assert list(kinds) == ["asked", "answered", "again", "closed"]


def test_what_was_looked_at_stands_in_the_form_already(desk):
    month = f"{localdate().replace(day=1)}"
    looked_at = {"organization": "kita", "month": month, "subject": "Monthly reports"}
    text = desk.get("/monitor/clarifications/new/", looked_at).content.decode()
    for value in ("kita", month):
        assert f'value="{value}" selected' in text
    assert 'value="Monthly reports"' in text


def test_a_day_that_passed_is_shown_to_both(desk, house, kita, monitor):
    row = asked(kita, monitor, days=-1)
    for client, page in (
        (desk, "/monitor/clarifications/"), (desk, f"/monitor/clarifications/kita/{row.pk}/"),
        (house, "/o/kita/clarifications/"), (house, f"/o/kita/clarifications/{row.pk}/"),
    ):  # fmt: skip
        assert "overdue: waits for an answer" in client.get(page).content.decode(), page


def test_another_organization_finds_no_such_thread(kita, minami, monitor):
    row = asked(kita, monitor)
    other = signed_in_as(make_member(minami, "administrator", password=None))
    assert other.get(f"/o/minami/clarifications/{row.pk}/").status_code == 404
    with use(minami.pk, STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM monitoring_clarificationact WHERE true OR id > 0")
        assert cursor.fetchone() == (0,)
    with asking(minami, monitor):
        assert not Clarification.objects.exists()


@pytest.mark.parametrize(
    "table",
    ["trainees_trainee", "trainees_consultation", "companies_company", "accounts_membership",
     "accounts_user", "history_entry", "notifications_message", "monitoring_snapshot"],
)  # fmt: skip
def test_who_asks_opens_no_other_table_of_the_organization(kita, monitor, table):
    with pytest.raises(ProgrammingError, match="permission denied"), asking(kita, monitor):
        connection.cursor().execute(f"SELECT count(*) FROM {table}")


def test_of_all_tables_who_asks_opens_what_is_said_between_the_two(kita, monitor):
    with asking(kita, monitor), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE a.attname = 'organization_id' AND c.relkind IN ('r', 'v')"
            " AND has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE')"
        )
        opened = {name for (name,) in cursor.fetchall()}
    assert opened == {
        "monitoring_clarification", "monitoring_clarificationact",
        "followup_caserequest", "followup_caserecall", "followup_casedecline",
        "followup_casecopy",
    }  # fmt: skip


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_neither_side_rewrites_what_was_said(kita, monitor, statement):
    asked(kita, monitor)
    for way in (asking(kita, monitor), use(kita.pk, STAFF)):
        with pytest.raises(ProgrammingError, match="permission denied"), way:
            connection.cursor().execute(statement.format("monitoring_clarificationact"))


def test_nobody_acts_for_the_other_side_or_in_anothers_name(kita, monitor, administrator):
    row = asked(kita, monitor)
    words = {"clarification": row, "words": "x"}
    until = {"answer_by": localdate()}
    for way, refused in (
        (asking(kita, monitor), {"kind": State.ANSWERED, "by": monitor}),
        (use(kita.pk, STAFF, user_id=administrator.pk), {"kind": State.CLOSED,
                                                         "by": administrator}),
        (use(kita.pk, STAFF, user_id=administrator.pk), {"kind": State.ANSWERED, "by": monitor}),
        (asking(kita, monitor), {"kind": State.AGAIN, "by": monitor} | until),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic(), way:
            ClarificationAct.objects.create(**words | refused)


def test_each_side_gets_a_mail_that_says_nothing_of_what(kita, monitor, administrator):
    row = asked(kita, monitor, words="CANARY", subject="CANARY")
    with use(kita.pk, STAFF, user_id=administrator.pk):
        act(row, State.ANSWERED, administrator, "CANARY")
    with use(kita.pk, JOBS):
        waiting = list(Message.objects.order_by("pk"))
        letters = [LETTERS[one.kind].write(one) for one in waiting]
    assert [one.recipient_id for one in waiting] == [administrator.pk, monitor.pk]
    assert waiting[1].kind in unlisted()
    assert not any("CANARY" in one.text + one.subject for one in letters)
    # a monitor belongs to no organization, and is reached all the same
    assert written(waiting[1])[0] == monitor.email


def test_who_is_no_monitor_gets_no_list(kita, monitor, administrator):
    asked(kita, monitor)
    assert len(threads_for(monitor)) == 1
    assert threads_for(administrator) == []


def test_what_looks_like_a_person_is_asked_about_first(kita, house, monitor):
    row = asked(kita, monitor)
    address = f"/o/kita/clarifications/{row.pk}/"
    said = {"words": "Card AB12345678CD"}
    page = house.post(address, said)
    assert page.status_code == 422
    assert "residence card number" in page.content.decode()
    assert house.post(address, said | {"looked": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("text", "number"),
    [("ＡＢ１２３４５６７８ＣＤ", 1), ("TK1234567", 1), ("a@example.org", 1), ("090-1234-5678", 1),
     ("1234 5678 9012", 1), ("2026-10-31 に 12 件、300,000 円", 0)],
)  # fmt: skip
def test_marks_of_a_person_are_found_in_any_writing(text, number):
    assert len(marks_in(text)) == number


@pytest.mark.parametrize(
    "words",
    [
        "It was about Nguyen Van Tám.", "“VAN TAM, nguyen” was paid late.",
        "ｸﾞｴﾝ・ﾊﾞﾝ･ﾀﾑさんの件です。", "グエンバンタムの賃金", "ぐえんばんたむさん",
        "阮文心的工资晚付了",
        "Энх-Амгалан хожуу авсан", "မောင်အေး နောက်ကျ", "The host Yamada Works was late.",
        "ヤマダ製作が遅れた",
    ],
)  # fmt: skip
def test_a_name_of_ours_in_an_answer_is_asked_about_before_it_is_sent(kita, monitor, house, words):
    row = asked(kita, monitor)
    with use(kita.pk, STAFF):
        CompanyFactory(name="株式会社ヤマダ製作", name_kana="カブシキガイシャヤマダセイサク")
        CompanyFactory(name="Yamada Works Co., Ltd.", name_kana="ヤマダワークス")
        for roman, kana, own in (
            ("NGUYEN VAN TAM", "グエン バン タム", "阮文心"), ("ENKH AMGALAN", "", "Энх-Амгалан"),
            ("AYE", "", "မောင်အေး"),
        ):  # fmt: skip
            TraineeFactory(name_roman=roman, name_kana=kana, name_native=own)
    address = f"/o/kita/clarifications/{row.pk}/"
    page = house.post(address, {"words": words})
    assert page.status_code == 422
    shown = page.content.decode()
    assert escape(words) in shown
    assert "the name of a" in shown
    with use(kita.pk, STAFF):
        assert row.acts.count() == 1
    assert house.post(address, {"words": "One person was paid late."}).status_code == 302


def test_words_that_only_resemble_a_name_are_sent_and_who_has_looked_may_send(kita, monitor, house):
    row = asked(kita, monitor)
    with use(kita.pk, STAFF):
        TraineeFactory(name_roman="LAN AN", name_kana="ラン アン", name_native="")
        TraineeFactory(name_roman="OO", name_kana="", name_native="")
    address = f"/o/kita/clarifications/{row.pk}/"
    assert house.post(address, {"words": "The plan and look were late."}).status_code == 302
    assert house.post(address, {"words": "Lan and An"}).status_code == 422
    assert house.post(address, {"words": "Lan and An", "looked": "on"}).status_code == 302
