"""Who is told of which duty, when, and how often."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from duties import DAY, TUESDAY, find, tell, told
from factories.companies import CompanyFactory
from people import make_member

from titp.accounts.models import Membership, User
from titp.compliance.models import Waiver
from titp.japanese.business_days import last_business_day
from titp.notifications.models import Message, Reminder
from titp.tenancy.context import use


def test_a_duty_that_comes_near_is_told_to_the_office(organization, caseworker):
    administrator = make_member(organization, "administrator")
    find(organization, TUESDAY + 30 * DAY)
    assert tell(organization) == (2, 2)
    assert {person for person, *_ in told(organization)} == {caseworker.pk, administrator.pk}


@pytest.mark.parametrize("role", ["auditor", "interpreter"])
def test_who_only_reads_is_not_reminded(organization, role):
    make_member(organization, role)
    find(organization, TUESDAY + 30 * DAY)
    assert tell(organization) == (0, 0)


def test_a_duty_that_is_far_away_is_told_to_nobody(organization, caseworker):
    find(organization, TUESDAY + 31 * DAY)
    assert tell(organization) == (0, 0)


def test_only_the_nearest_lead_counts(organization, caseworker):
    find(organization, TUESDAY + 5 * DAY)
    tell(organization)
    assert told(organization) == [(caseworker.pk, 7, TUESDAY)]


def test_each_lead_is_told_once(organization, caseworker):
    find(organization, TUESDAY + 30 * DAY)
    for days in range(40):
        tell(organization, TUESDAY + days * DAY)
    assert [lead for _, lead, _ in told(organization)] == [30, 7]


def test_the_second_time_nothing_is_written(organization, caseworker):
    find(organization, TUESDAY)
    assert tell(organization) == (1, 1)
    assert tell(organization) == (0, 0)


def test_an_overdue_duty_that_was_just_found_is_told(organization, caseworker):
    find(organization, TUESDAY - 100 * DAY)
    assert tell(organization) == (1, 1)


def test_a_settled_duty_is_told_to_nobody(organization, caseworker):
    find(organization, TUESDAY, closed_on=TUESDAY)
    assert tell(organization) == (0, 0)


def test_a_duty_without_a_day_is_told_at_once_and_once(organization, caseworker):
    find(organization, None)
    assert tell(organization) == (1, 1)
    assert told(organization) == [(caseworker.pk, None, TUESDAY)]
    assert tell(organization, TUESDAY + DAY) == (0, 0)


def test_a_waived_duty_rests_until_the_waiver_is_withdrawn(organization, caseworker):
    finding = find(organization, TUESDAY)
    with use(organization.pk):
        waiver = Waiver.objects.create(finding=finding, by=caseworker, reason="looked at")
    assert tell(organization) == (0, 0)
    with use(organization.pk):
        Waiver.objects.filter(pk=waiver.pk).update(withdrawn_at=timezone.now())
    assert tell(organization) == (1, 1)


def test_who_has_left_is_told_nothing(organization, caseworker):
    with use(organization.pk):
        Membership.objects.get().end()
    find(organization, TUESDAY)
    assert tell(organization) == (0, 0)


def test_who_may_not_sign_in_is_told_nothing(organization, caseworker):
    User.objects.filter(pk=caseworker.pk).update(is_active=False)
    find(organization, TUESDAY)
    assert tell(organization) == (0, 0)


@pytest.fixture
def clerk(organization):
    """A clerk of one company; there is another company, too."""
    with use(organization.pk):
        company, other = CompanyFactory(), CompanyFactory()
    clerk = make_member(organization, "clerk", company=company)
    clerk.company, clerk.other_company = company, other
    return clerk


def test_a_clerk_hears_of_what_the_company_owes(organization, clerk):
    find(organization, TUESDAY, "COMPANY", company=clerk.company)
    tell(organization)
    assert [person for person, *_ in told(organization)] == [clerk.pk]


def test_a_clerk_hears_nothing_of_what_is_confidential(organization, clerk):
    find(organization, TUESDAY, "COMPANY", company=clerk.company, confidential=True)
    assert tell(organization) == (0, 0)


def test_a_clerk_hears_nothing_of_other_companies(organization, clerk):
    find(organization, TUESDAY, "COMPANY", company=clerk.other_company)
    assert tell(organization) == (0, 0)


def test_a_clerk_hears_nothing_of_what_the_office_owes(organization, clerk):
    find(organization, TUESDAY, "OFFICE", company=clerk.company)
    assert tell(organization) == (0, 0)


def test_who_is_clerk_and_caseworker_is_one_person(organization, clerk):
    with use(organization.pk):
        Membership.objects.create(user=clerk, role="caseworker")
    find(organization, TUESDAY, "COMPANY", company=clerk.company)
    assert tell(organization) == (1, 1)


def test_one_mail_a_day_speaks_of_all_duties(organization, caseworker):
    for number in range(5):
        find(organization, TUESDAY, subject_id=number)
    assert tell(organization) == (5, 1)
    with use(organization.pk):
        assert Message.objects.get().dedupe_key == f"digest|2026-11-24|{caseworker.pk}"


def test_the_mail_knows_its_day_in_japan(organization, caseworker):
    find(organization, TUESDAY)
    tell(organization)
    with use(organization.pk):
        due_at = Message.objects.get().due_at
    assert timezone.localdate(due_at) == TUESDAY
    assert timezone.localdate(due_at - timedelta(microseconds=1)) == TUESDAY - DAY


def test_what_falls_on_a_closed_day_is_told_on_the_business_day_before(organization, caseworker):
    friday = date(2026, 11, 20)  # before a weekend and a holiday
    find(organization, date(2026, 11, 23) + 7 * DAY)
    assert tell(organization, friday - DAY) == (1, 1)  # 30 days before was long ago
    assert tell(organization, friday) == (1, 1)
    for closed in range(1, 4):
        assert tell(organization, friday + closed * DAY) == (0, 0)
    assert [(lead, on) for _, lead, on in told(organization)] == [(30, friday - DAY), (7, friday)]


def test_the_turn_of_the_year_is_told_before_it(organization, caseworker):
    find(organization, date(2027, 1, 2) + 7 * DAY)
    tell(organization, date(2026, 12, 25))
    tell(organization, date(2026, 12, 28))
    assert [(lead, on) for _, lead, on in told(organization)][1:] == [(7, date(2026, 12, 28))]


def test_in_a_leap_year_each_reminder_comes_once_on_its_day(organization, caseworker):
    first = date(2028, 1, 1)
    for number in range(366):
        find(organization, first + number * DAY, subject_id=number)
    for night in range(-60, 366):
        tell(organization, first + night * DAY)
    with use(organization.pk):
        rows = Reminder.objects.values_list("finding__due_on", "lead_days", "planned_on")
        planned = {(due_on, lead): on for due_on, lead, on in rows}
        assert len(rows) == len(planned) == 2 * 366
    assert planned == {
        (due_on, lead): last_business_day(due_on - lead * DAY) for due_on, lead in planned
    }


def test_no_other_organization_hears_of_it(organization, minami, caseworker):
    make_member(minami, "caseworker")
    find(organization, TUESDAY)
    tell(organization)
    assert told(minami) == []
