"""The pages of reminders and of outgoing mail, and the look into the demo's mail."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from factories.companies import CompanyFactory
from openpyxl import load_workbook
from people import make_member

from titp.compliance.models import Finding, State
from titp.notifications.models import Message, Reminder
from titp.tenancy.context import use

ON = date(2026, 11, 24)


def remember(organization, person, subject_id=1, **fields):
    with use(organization.pk):
        finding = Finding.objects.create(
            rule="SUP-001", subject_id=subject_id, due_on=ON, state=State.DUE_SOON, found_on=ON,
            **fields,
        )  # fmt: skip
        return Reminder.objects.create(
            finding=finding, recipient=person, lead_days=7, planned_on=ON
        )


def reminded(organization, **conditions):
    with use(organization.pk):
        return Reminder.objects.filter(**conditions).count()


def test_one_sees_ones_own_reminders(signed_in, kita):
    client, other = signed_in("caseworker"), make_member(kita, "interpreter")
    remember(kita, client.user, 1)
    remember(kita, other, 2)
    page = client.get("/o/kita/reminders/")
    assert page.context["total"] == 1
    assert b"2026-11-24" in page.content


def test_without_reminders_the_page_says_so(signed_in):
    assert signed_in("caseworker").get("/o/kita/reminders/").status_code == 200


def test_a_reminder_without_days_before_says_that_it_was_told_at_once(signed_in, kita):
    client = signed_in("caseworker")
    reminder = remember(kita, client.user)
    with use(kita.pk):
        Reminder.objects.filter(pk=reminder.pk).update(lead_days=None)
    assert "at once" in client.get("/o/kita/reminders/").content.decode()


def test_ticked_reminders_become_read(signed_in, kita):
    client = signed_in("caseworker")
    read, _unread = remember(kita, client.user, 1), remember(kita, client.user, 2)
    client.post("/o/kita/reminders/reading/", {"row": [read.pk]})
    assert reminded(kita, pk=read.pk, read_at=None) == 0
    assert reminded(kita, read_at=None) == 1


def test_all_reminders_become_read_at_once(signed_in, kita):
    client = signed_in("caseworker")
    for number in range(3):
        remember(kita, client.user, number)
    client.post("/o/kita/reminders/reading/", {"all": "1"})
    assert reminded(kita, read_at=None) == 0


def test_nobody_reads_the_reminders_of_others(signed_in, kita):
    client, other = signed_in("caseworker"), make_member(kita, "administrator")
    theirs = remember(kita, other)
    client.post("/o/kita/reminders/reading/", {"row": [theirs.pk]})
    assert reminded(kita, read_at=None) == 1


def test_a_clerk_sees_and_reads_reminders_about_the_company(signed_in, kita):
    with use(kita.pk):
        company = CompanyFactory()
    client = signed_in("clerk", company=company)
    mine = remember(kita, client.user, company=company)
    assert client.get("/o/kita/reminders/").context["total"] == 1
    client.post("/o/kita/reminders/reading/", {"row": [mine.pk]})
    assert reminded(kita, read_at=None) == 0


def test_a_clerk_who_changed_the_company_sees_the_old_ones_no_more(signed_in, kita):
    with use(kita.pk):
        company, before = CompanyFactory(), CompanyFactory()
    client = signed_in("clerk", company=company)
    remember(kita, client.user, company=before)
    assert client.get("/o/kita/reminders/").context["total"] == 0


def test_the_number_of_queries_does_not_grow(signed_in, kita):
    client, asked = signed_in("caseworker"), []
    for number in range(30):
        remember(kita, client.user, number)
        if number in (2, 29):
            client.get("/o/kita/reminders/")  # fills what is read only once
            with CaptureQueriesContext(connection) as queries:
                client.get("/o/kita/reminders/")
            asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.fixture
def unknown(kita):
    with use(kita.pk):
        return Message.objects.create(
            kind="digest", dedupe_key="a", address="reader@example.org", state="unknown"
        )


def test_an_administrator_sees_the_outgoing_mail(signed_in, unknown):
    page = signed_in("administrator").get("/o/kita/outgoing-mail/")
    assert b"reader@example.org" in page.content


def test_the_outgoing_mail_becomes_a_file_with_moments_of_japan(signed_in, kita, unknown):
    with use(kita.pk):
        Message.objects.update(due_at=datetime(2026, 11, 23, 15, 30, 40, tzinfo=UTC))
    file = signed_in("administrator").get("/o/kita/outgoing-mail/?format=xlsx")
    rows = load_workbook(BytesIO(file.content)).worksheets[0].iter_rows(values_only=True)
    assert datetime(2026, 11, 24, 0, 30) in [value for row in rows for value in row]


def test_an_administrator_sends_an_unknown_mail_again(signed_in, kita, unknown):
    client = signed_in("administrator")
    client.post("/o/kita/outgoing-mail/resending/", {"row": [unknown.pk]})
    with use(kita.pk):
        assert Message.objects.get().state == "pending"


def test_a_sent_mail_is_not_sent_again(signed_in, kita, unknown):
    with use(kita.pk):
        Message.objects.update(state="sent", sent_at=timezone.now())
    client = signed_in("administrator")
    client.post("/o/kita/outgoing-mail/resending/", {"row": [unknown.pk]})
    with use(kita.pk):
        assert Message.objects.get().state == "sent"


def test_a_caseworker_does_not_see_the_outgoing_mail(signed_in, unknown):
    assert signed_in("caseworker").get("/o/kita/outgoing-mail/").status_code == 403


def test_the_demos_mail_is_not_there_without_the_demo(client, db):
    assert client.get("/demo/mail/").status_code == 404


def test_the_demos_mail_can_be_looked_into(client, db, settings, tmp_path):
    settings.DEMO, settings.MAIL_SINK_FOLDER = True, tmp_path
    head = "Subject: Hello\r\nTo: reader@example.org\r\nDate: Mon, 23 Nov 2026 15:30:00 +0000\r\n"
    (tmp_path / "17.eml").write_text(f"{head}\r\n<b>text</b> http://localhost/x\r\n")
    mails, page = (client.get(f"/demo/mail/{end}").content for end in ("", "17/"))
    assert b"Hello" in mails
    assert b"2026-11-24 00:30" in mails
    assert b"2026-11-24 00:30" in page
    assert b"&lt;b&gt;text" in page
    assert b'href="http://localhost/x"' in page
    assert client.get("/demo/mail/18/").status_code == 404
