"""Mail to a host about a correction: when asked, before its day, sent back, overdue; no names."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from factories.supervision import CorrectionFactory, CorrectionStepFactory
from people import make_member
from pytest_django.asserts import assertContains, assertNotContains

from titp.accounts.models import Role
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message, ReminderBand
from titp.tenancy.context import use
from training_plans.board import standings_on
from training_plans.correction_reminders import remind_by_night
from training_plans.models import CorrectionStep

ASKED, DUE = date(2026, 11, 24), date(2026, 12, 10)  # a Tuesday, a Thursday


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def author(kita):
    return make_member(kita, Role.CASEWORKER)


@pytest.fixture
def correction(author, kita):
    with use(kita.pk):
        return CorrectionFactory(
            by=author, what="LE VAN CANARY sleeps in the hall", found_on=ASKED, due_on=DUE,
            at=noon(ASKED) - timedelta(hours=20),
        )  # fmt: skip


@pytest.fixture
def clerk(kita, correction):
    return make_member(kita, Role.CLERK, company=correction.company)


@pytest.fixture
def told(kita, monkeypatch):
    """`told(first, days)`: the days on which a mail is written."""

    def told(first, days):
        found = []
        for place in range(days):
            day = first + timedelta(place)
            monkeypatch.setattr(timezone, "now", lambda day=day: noon(day))
            with use(kita.pk):
                found += [day] * remind_by_night(day, alias="default")
        return found

    return told


def letters(kita):
    with use(kita.pk):
        waiting = Message.objects.with_recipient().filter(kind="correction-reminder")
        return [LETTERS[one.kind].write(one) for one in waiting.order_by("pk")]


def test_a_host_is_told_when_asked_before_its_day_and_weekly_when_overdue(clerk, told, kita):
    # told on the business day before where offices are closed on the day
    assert told(ASKED, 33) == [
        ASKED, date(2026, 12, 3), date(2026, 12, 9), date(2026, 12, 11), date(2026, 12, 18),
        date(2026, 12, 25),
    ]  # fmt: skip
    texts = [one.text for one in letters(kita)]
    assert "answer by 2026-12-10" in texts[0]
    assert "/corrections/mine/" in texts[0]
    assert "CANARY" not in "".join(texts)


def test_sent_back_it_is_told_anew_and_an_answer_ends_the_mails(
    clerk, told, kita, correction, author
):
    told(ASKED, 1)
    with use(kita.pk):
        CorrectionStepFactory(correction=correction, by=clerk, at=noon(ASKED))
    assert letters(kita) == [None]
    assert told(ASKED + timedelta(1), 1) == []
    with use(kita.pk):
        at = noon(ASKED + timedelta(1))
        CorrectionStepFactory(correction=correction, kind="returned", by=author, at=at)
    assert told(ASKED + timedelta(2), 2) == [ASKED + timedelta(2)]
    assert "back" in letters(kita)[-1].text


def test_an_escalation_changes_no_mail_and_what_is_kept_inside_makes_none(
    clerk, told, kita, correction, author
):
    with use(kita.pk):
        CorrectionFactory(
            by=author, company=correction.company, kept_inside=True, found_on=ASKED, due_on=DUE
        )
        CorrectionStepFactory(correction=correction, kind=CorrectionStep.Kind.ESCALATED, by=author)
    assert told(ASKED, 1) == [ASKED]
    assert len(letters(kita)) == 1


def test_an_organization_sets_the_days_or_none(clerk, told, kita):
    with use(kita.pk):
        band = ReminderBand.objects.create(rule="corrections", days=[])
    assert told(ASKED, 30) == []
    with use(kita.pk):
        ReminderBand.objects.filter(pk=band.pk).update(days=[3])
    assert told(ASKED, 16) == [ASKED, DUE - timedelta(3)]


def test_four_weeks_after_the_day_the_mails_end_escalated_or_not_and_the_board_shows_it(
    clerk, told, kita, correction, author
):
    with use(kita.pk):
        CorrectionStepFactory(correction=correction, kind=CorrectionStep.Kind.ESCALATED, by=author)
    late = told(DUE + timedelta(1), 60)
    assert (len(late), max(late)) == (4, date(2027, 1, 4))
    with use(kita.pk):
        assert "silent" not in standings_on(DUE + timedelta(weeks=4)).get().why
        standing = standings_on(DUE + timedelta(weeks=4, days=1)).get()
    assert (standing.state, "silent" in standing.why) == ("late", True)


def test_the_to_do_page_leads_to_what_nobody_answers(client, author, kita, url):
    today = localdate()
    with use(kita.pk):
        silent = CorrectionFactory(
            by=author, found_on=today - timedelta(60), due_on=today - timedelta(29),
            at=timezone.now() - timedelta(60),
        )  # fmt: skip
    client.force_login(author)
    page = client.get(url("/to-do/"))
    assertContains(page, "1 correction waits for a host’s answer.")
    assertContains(client.get(url("/corrections/?silent=true")), silent.get_absolute_url())
    with use(kita.pk):
        ReminderBand.objects.create(rule="corrections", days=[7], weeks_after=5)
    assertNotContains(client.get(url("/to-do/")), "waits for a host’s answer")


def test_the_first_page_of_a_host_says_what_waits(client, clerk, url, correction):
    client.force_login(clerk)
    page = client.get(url("/months/mine/")).content.decode()
    assert "1 correction waits for your answer" in page
    assert url("/corrections/mine/") in page
