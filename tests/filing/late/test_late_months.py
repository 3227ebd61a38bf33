"""Late reports: right at any minute, and asked for in two clicks or by night."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from december import DAY_AFTER, DUE, noon
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.months import MonthlyReportFactory

from titp.accounts.models import Membership
from titp.notifications.models import Message
from titp.tenancy.context import use
from training_plans.filing.late import due_soon, late, remind
from training_plans.filing.submission import submit
from training_plans.models import ReportReminder


def late_on(books, day):
    return books(lambda: [row.pk for row in late(day)])


def the_message(books):
    return books(lambda: Message.objects.get(kind="month-reminder"))


@pytest.mark.parametrize(
    ("minute", "is_late"),
    [
        (datetime(2026, 12, 10, 14, 59, tzinfo=UTC), False),  # 23:59 in Japan
        (datetime(2026, 12, 10, 15, 0, tzinfo=UTC), True),
    ],
)
def test_the_list_is_right_at_the_minute(signed_in, at, report, minute, is_late, at_time):
    with at_time(minute):
        client = signed_in("caseworker")
        passed, soon = client.get(at("kita", "/months/late/")).context["tables"]
    assert [row.pk for row in passed.rows] == [report.pk] * is_late
    assert [row.pk for row in soon.rows] == [report.pk] * (not is_late)


def test_it_leaves_the_list_with_its_receipt(books, report, caseworker):
    assert late_on(books, DAY_AFTER) == [report.pk]
    books(submit, report, caseworker, "grid")
    assert late_on(books, DAY_AFTER) == []


def test_what_is_due_in_more_than_a_week_is_not_listed(books, report):
    def soon(day):
        return books(lambda: [row.pk for row in due_soon(day)])

    assert soon(DUE - timedelta(7)) == [report.pk]
    assert soon(DUE - timedelta(8)) == []


def test_it_tells_days_clerks_and_the_last_reminder(
    signed_in, at, books, report, clerk, caseworker, at_time
):
    with at_time(noon(DUE + timedelta(3))):
        books(remind, DAY_AFTER, caseworker)
        text = signed_in("caseworker").get(at("kita", "/months/late/")).content.decode()
    assert "3 days overdue" in text
    assert f"{clerk.email}<small>2026-12-13 12:00" in text


def test_a_company_without_a_clerk_says_so_with_a_way_to_invite(signed_in, at, report, at_time):
    with at_time(noon(DAY_AFTER)):
        text = signed_in("administrator").get(at("kita", "/months/late/")).content.decode()
    to = f"/o/kita/members/invitations/new/?role=clerk&amp;company={report.company_id}"
    assert f'no clerk invited <a href="{to}">' in text
    assert "Remind all late companies" not in text


def test_the_way_to_invite_leads_to_a_form_that_is_filled_in(signed_in, at, report):
    asked = f"/members/invitations/new/?role=clerk&company={report.company_id}"
    form = signed_in("administrator").get(at("kita", asked)).content.decode()
    assert f'<option value="{report.company_id}" selected' in form
    assert '<option value="clerk" selected' in form


def test_all_late_companies_are_reminded_in_two_clicks(
    signed_in, at, books, report, clerk, at_time
):
    with at_time(noon(DAY_AFTER)):
        client = signed_in("caseworker")
        page = client.get(at("kita", "/months/late/")).content.decode()
        (link,) = re.findall(r'href="([^"]*)">[^a-z]*<svg[^>]*><use[^>]*/></svg>Remind all', page)
        assert link == at("kita", "/months/late/reminding/")
        asked = client.get(link).content.decode()
        assert "やまと食品" in asked
        form = re.search(r'<form method="post" data-once>.*?</form>', asked, re.DOTALL).group()
        assert form.count('type="submit"') == 1
        answer = client.post(link, follow=True)
    assert "1 reminder is on its way." in answer.content.decode()
    told = books(ReportReminder.objects.get)
    assert (told.report_id, told.recipient_id, told.by_id) == (
        report.pk, clerk.pk, client.user.pk,
    )  # fmt: skip
    assert the_message(books).recipient_id == clerk.pk


def test_looking_at_the_question_reminds_nobody(signed_in, at, books, report, clerk, at_time):
    with at_time(noon(DAY_AFTER)):
        signed_in("caseworker").get(at("kita", "/months/late/reminding/"))
    assert not books(Message.objects.exists)


def test_nobody_is_reminded_twice_on_a_day(books, report, clerk, caseworker, at_time):
    with at_time(noon(DAY_AFTER)):
        assert [books(remind, DAY_AFTER, caseworker) for _ in range(2)] == [1, 0]
    with at_time(noon(DAY_AFTER + timedelta(1))):
        assert books(remind, DAY_AFTER + timedelta(1), caseworker) == 1
    assert books(ReportReminder.objects.count) == books(Message.objects.count) == 2


def test_a_report_in_time_reminds_nobody(books, report, clerk, caseworker):
    assert books(remind, DUE, caseworker) == 0


def test_neither_does_one_that_was_sent(books, report, clerk, caseworker):
    books(submit, report, caseworker, "grid")
    assert books(remind, DAY_AFTER, caseworker) == 0


def test_who_files_there_no_more_is_not_reminded(books, report, clerk, caseworker):
    books(lambda: Membership.objects.get(user=clerk).end())
    assert books(remind, DAY_AFTER, caseworker) == 0


def test_another_organizations_companies_are_not_reminded(report, clerk, caseworker, minami):
    with use(minami.pk):
        assert remind(DAY_AFTER, caseworker) == 0


def test_three_and_thirty_late_reports_cost_as_many_queries(signed_in, at, books, at_time):
    client = signed_in("caseworker")

    def asked(reports):
        for _ in range(reports):
            books(lambda: MonthlyReportFactory(submitted_on=None, due_on=DUE))
        with at_time(noon(DAY_AFTER)), CaptureQueriesContext(connection) as queries:
            client.get(at("kita", "/months/late/"))
        return len(queries)

    asked(1)
    few = asked(2)
    assert asked(27) == few
