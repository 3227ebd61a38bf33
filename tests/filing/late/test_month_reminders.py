"""The letters that ask for late months: without names, until the receipt, by night each week."""

from datetime import timedelta

import pytest
from december import DAY_AFTER, DUE, noon
from factories.companies import CompanyFactory
from factories.months import MonthlyReportFactory
from people import make_member

from titp.accounts.models import Membership, Role
from titp.notifications.letter import LETTERS
from titp.notifications.models import Message
from titp.tenancy.context import use
from training_plans.filing.late import remind, remind_by_night
from training_plans.filing.submission import submit
from training_plans.models import MonthlyReport, ReportReminder, ReportStep


def letter_of(books, message):
    return books(lambda: LETTERS["month-reminder"].write(message))


def the_message(books):
    return books(lambda: Message.objects.get(kind="month-reminder"))


def test_the_letter_names_the_month_and_nobody(books, report, clerk, caseworker):
    books(remind, DAY_AFTER, caseworker)
    text = letter_of(books, the_message(books)).text
    assert "November 2026" in text
    assert "2026-12-10" in text
    assert "/months/open/" in text
    for name in books(lambda: list(report.draftlines.values_list("name", flat=True))):
        assert name not in text
    assert "220000" not in text


def test_the_letter_of_a_month_in_time_says_when_it_is_due(books, report, clerk, at_time):
    with at_time(noon(DUE)):
        books(remind_by_night, DUE, alias="default")
        assert "It is due on 2026-12-10" in letter_of(books, the_message(books)).text


def test_no_letter_leaves_after_the_receipt(books, report, clerk, caseworker):
    books(remind, DAY_AFTER, caseworker)
    books(submit, report, caseworker, "grid")
    assert letter_of(books, the_message(books)) is None


def test_no_letter_leaves_to_who_files_there_no_more(books, report, clerk, caseworker):
    books(remind, DAY_AFTER, caseworker)
    books(lambda: Membership.objects.get(user=clerk).end())
    assert letter_of(books, the_message(books)) is None


class TestByNight:
    """`committed`: the night reads on a connection of its own."""

    @pytest.fixture
    def owed(self, committed):
        clerk = make_member(committed, Role.CLERK, company_id=_company(committed))
        with use(committed.pk):
            company = Membership.objects.get(user=clerk).company
            return MonthlyReportFactory(company=company, submitted_on=None, due_on=DUE)

    @pytest.mark.usefixtures("owed")
    def test_it_tells_of_an_open_report_once_and_when_it_is_late_and_then_weekly(self, at_time):
        # the 12th and 13th are a weekend
        before = [DUE - timedelta(2), DUE - timedelta(1)]
        days = [*before, DUE, *(DAY_AFTER + timedelta(n) for n in range(15))]
        told = []
        for day in days:
            with at_time(noon(day)):
                told += [day] * remind_by_night(day)
        assert told == [before[0], DAY_AFTER, DAY_AFTER + timedelta(7), DAY_AFTER + timedelta(14)]

    def test_it_tells_once_of_a_report_that_was_sent_back(self, owed, committed, at_time):
        day = DUE - timedelta(3)
        with at_time(noon(day)):
            remind_by_night(day)
        with use(committed.pk):
            by = ReportReminder.objects.get().recipient_id
            at = noon(day) + timedelta(hours=3)
            ReportStep.objects.create(report=owed, kind="returned", at=at, by_id=by, via="office")
        told = []
        for later in (day + timedelta(1), day + timedelta(2)):
            with at_time(noon(later)):
                told.append(remind_by_night(later))
        assert told == [1, 0]

    def test_it_stops_with_the_receipt(self, owed, committed):
        with use(committed.pk):
            MonthlyReport.objects.update(submitted_on=DAY_AFTER)
        assert remind_by_night(DAY_AFTER) == 0


def _company(organization):
    with use(organization.pk):
        return CompanyFactory().pk
