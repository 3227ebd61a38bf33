"""Rules without days before: who is told at once, and when again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from duties import DAY, TUESDAY, find, tell, told
from factories.companies import CompanyFactory
from people import make_member

from titp.compliance.models import Finding, Snooze, State, Waiver
from titp.notifications.models import Message, Reminder, ReminderBand
from titp.tenancy.context import STAFF, use

AT_ONCE = "OFFICE-AT-ONCE"
STATES = [State.DUE_SOON, State.WARNING, State.DATA_GAP, State.OVERDUE, State.VIOLATION]


def find_at_once(organization, state=State.WARNING, due_on=None, **fields):
    return find(organization, due_on, AT_ONCE, state=state, **fields)


def change(finding, **fields):
    with use(finding.organization_id):
        Finding.objects.filter(pk=finding.pk).update(**fields)


@pytest.mark.parametrize("days", [None, -100, 0, 400])
def test_what_is_found_is_told_at_once_whatever_its_day(organization, caseworker, days):
    find_at_once(organization, due_on=None if days is None else TUESDAY + days * DAY)
    assert tell(organization) == (1, 1)
    assert told(organization) == [(caseworker.pk, None, TUESDAY)]


@pytest.mark.parametrize("later", [0, 1, 30])
def test_what_stays_as_it_is_is_told_once(organization, caseworker, later):
    find_at_once(organization)
    tell(organization)
    assert tell(organization, TUESDAY + later * DAY) == (0, 0)


@pytest.mark.parametrize("number", range(1, len(STATES)))
def test_what_becomes_graver_is_told_once_more(organization, caseworker, number):
    finding = find_at_once(organization, STATES[number - 1])
    tell(organization)
    change(finding, state=STATES[number])
    assert tell(organization, TUESDAY + DAY) == (1, 1)
    assert tell(organization, TUESDAY + 2 * DAY) == (0, 0)


@pytest.mark.parametrize("number", range(1, len(STATES)))
def test_what_becomes_less_grave_is_not_told_again(organization, caseworker, number):
    finding = find_at_once(organization, STATES[number])
    tell(organization)
    change(finding, state=STATES[number - 1])
    assert tell(organization, TUESDAY + DAY) == (0, 0)


def test_what_becomes_graver_on_the_day_it_was_told_is_told_on_the_next(organization, caseworker):
    finding = find_at_once(organization)
    tell(organization)
    change(finding, state=State.VIOLATION)
    assert tell(organization) == (0, 0)
    assert tell(organization, TUESDAY + DAY) == (1, 1)


def test_what_opens_again_is_told_again(organization, caseworker):
    finding = find_at_once(organization)
    tell(organization)
    change(finding, reopened_on=TUESDAY + 2 * DAY)
    assert tell(organization, TUESDAY + 2 * DAY) == (1, 1)
    assert tell(organization, TUESDAY + 3 * DAY) == (0, 0)


def test_what_is_settled_is_told_to_nobody(organization, caseworker):
    find_at_once(organization, closed_on=TUESDAY)
    assert tell(organization) == (0, 0)


def test_what_was_let_rest_is_told_to_nobody(organization, caseworker):
    finding = find_at_once(organization)
    with use(organization.pk):
        Waiver.objects.create(finding=finding, by=caseworker, reason="looked at")
    assert tell(organization) == (0, 0)


def put_off(finding, person):
    with use(finding.organization_id):
        Snooze.objects.create(
            finding=finding, by=person, reason="wait", state=finding.state, until=TUESDAY + 9 * DAY
        )


def test_what_was_put_off_is_told_to_nobody_until_its_day(organization, caseworker):
    put_off(find_at_once(organization), caseworker)
    assert tell(organization, TUESDAY + 8 * DAY) == (0, 0)
    assert tell(organization, TUESDAY + 9 * DAY) == (1, 1)


def test_what_was_put_off_and_becomes_graver_is_told(organization, caseworker):
    finding = find_at_once(organization)
    tell(organization)
    put_off(finding, caseworker)
    change(finding, state=State.VIOLATION)
    assert tell(organization, TUESDAY + DAY) == (1, 1)


def test_on_a_closed_day_nobody_is_told_and_on_the_next_business_day_all_are(
    organization, caseworker
):
    find_at_once(organization)
    assert tell(organization, TUESDAY - DAY) == (0, 0)  # a holiday
    assert tell(organization) == (1, 1)


def test_a_first_night_with_hundreds_of_them_is_one_mail_for_each_person(organization, caseworker):
    make_member(organization, "administrator")
    for number in range(300):
        find_at_once(organization, subject_id=number)
    assert tell(organization) == (600, 2)
    assert tell(organization, TUESDAY + DAY) == (0, 0)


def test_both_kinds_of_duties_stand_in_the_same_mail(organization, caseworker):
    find_at_once(organization)
    find(organization, TUESDAY + 7 * DAY)
    assert tell(organization) == (2, 1)
    with use(organization.pk):
        assert Message.objects.count() == 1


def test_who_comes_into_the_office_later_is_told_what_is_open(organization, caseworker):
    find_at_once(organization)
    tell(organization)
    newcomer = make_member(organization, "caseworker")
    assert tell(organization, TUESDAY + DAY) == (1, 1)
    assert told(organization)[-1] == (newcomer.pk, None, TUESDAY + DAY)


def test_a_clerk_hears_at_once_of_what_the_company_owes(organization):
    with use(organization.pk):
        company = CompanyFactory()
    clerk = make_member(organization, "clerk", company=company)
    find(organization, None, "COMPANY-AT-ONCE", company=company)
    find_at_once(organization, company=company)
    assert tell(organization) == (1, 1)
    assert told(organization) == [(clerk.pk, None, TUESDAY)]


def test_an_office_can_switch_them_off(organization, caseworker):
    with use(organization.pk, STAFF):
        ReminderBand.objects.create(rule=AT_ONCE, days=[])
    find_at_once(organization)
    assert tell(organization) == (0, 0)


def test_what_was_found_while_they_were_off_is_told_when_they_are_on_again(
    organization, caseworker
):
    with use(organization.pk, STAFF):
        band = ReminderBand.objects.create(rule=AT_ONCE, days=[])
    find_at_once(organization)
    tell(organization)
    with use(organization.pk, STAFF):
        band.delete()
    assert tell(organization, TUESDAY + DAY) == (1, 1)


def test_it_is_one_statement_however_many_there_are(organization, caseworker):
    for number in range(30):
        find_at_once(organization, subject_id=number)
    with CaptureQueriesContext(connection) as queries:
        tell(organization)
    assert sum("notifications_reminder" in query["sql"] for query in queries) == 1


def test_the_state_that_was_told_is_kept(organization, caseworker):
    find_at_once(organization, State.VIOLATION)
    tell(organization)
    with use(organization.pk):
        assert Reminder.objects.get().state == State.VIOLATION
