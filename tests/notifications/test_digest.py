"""The daily digest: counts and links, in the reader's language, and nobody's name."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import translation
from django.utils.timezone import make_aware
from factories.trainees import TraineeFactory
from people import make_member

from titp.compliance.models import Finding, State
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message, Reminder
from titp.tenancy.context import use

ON = date(2026, 11, 24)


@pytest.fixture
def reader(kita):
    return make_member(kita, "caseworker")


def remember(reader, due_on, subject_id=1, **fields):
    finding = Finding.objects.create(
        rule="SUP-001", subject_id=subject_id, due_on=due_on, state=State.DUE_SOON, found_on=ON,
        **fields,
    )  # fmt: skip
    Reminder.objects.create(finding=finding, recipient=reader, lead_days=7, planned_on=ON)
    return finding


def digest(reader, language="en"):
    message = Message.objects.create(
        kind="digest", recipient=reader, due_at=make_aware(datetime.combine(ON, time())),
        dedupe_key="digest",
    )  # fmt: skip
    read = Message.objects.with_recipient().get(pk=message.pk)
    with translation.override(language):
        return LETTERS["digest"].write(read)


def test_it_counts_what_is_overdue_near_and_later(kita, reader):
    with use(kita.pk):
        for number, days in enumerate([-3, -1, 0, 7, 8]):
            remember(reader, ON + timedelta(days=days), number)
        text = digest(reader).text
    assert "Recorded day has passed: 2" in text
    assert "Due within 7 days: 2" in text
    assert "Due later: 1" in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Without a day: 2"), ("ja", "期限なし：2件")]
)
def test_it_counts_what_has_no_day(kita, reader, language, words):
    with use(kita.pk):
        remember(reader, None, 1)
        remember(reader, None, 2)
        assert words in digest(reader, language).text


def test_in_japanese_a_day_that_has_passed_is_not_called_overdue(kita, reader):
    with use(kita.pk):
        remember(reader, ON - timedelta(days=1))
        text = digest(reader, "ja").text
    assert "記録上の期日を過ぎたもの：1件" in text
    assert "超過" not in text


def test_it_leads_into_the_right_organization(kita, reader, settings):
    settings.SITE_URL = "https://titp.example"
    with use(kita.pk):
        remember(reader, ON)
        text = digest(reader).text
    assert "https://titp.example/o/kita/to-do/" in text
    assert "https://titp.example/o/kita/reminders/" in text


def test_it_names_nobody(kita, reader):
    with use(kita.pk):
        trainee = TraineeFactory()
        remember(reader, ON, trainee=trainee)
        letter = digest(reader)
    for name in (trainee.name_roman, trainee.name_kana, trainee.name_native):
        assert not name or name not in letter.subject + letter.text


def test_what_was_settled_meanwhile_is_not_counted(kita, reader):
    with use(kita.pk):
        remember(reader, ON, 1)
        remember(reader, ON, 2, closed_on=ON)
        assert "Due within 7 days: 1" in digest(reader).text


def test_when_all_is_settled_there_is_no_mail(kita, reader):
    with use(kita.pk):
        remember(reader, ON, closed_on=ON)
        assert digest(reader) is None


def test_it_speaks_of_that_days_reminders_only(kita, reader):
    with use(kita.pk):
        remember(reader, ON, 1)
        earlier = remember(reader, ON, 2)
        Reminder.objects.filter(finding=earlier).update(planned_on=ON - timedelta(days=1))
        assert "Due within 7 days: 1" in digest(reader).text
