"""Duties in a calendar program: behind a secret address, by rule and day, without names."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.trainees import TraineeFactory
from icalendar import Calendar

from titp.accounts.models import Membership, User
from titp.compliance.models import Assignment, Snooze, State, Waiver
from titp.compliance.rule import RULES
from titp.notifications.models import CalendarFeed
from titp.tenancy.context import STAFF, use

DUE = date(2026, 12, 18)
AUDIT_REPORT = RULES["SUP-003"].title.en


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF)


@pytest.fixture
def company(inside):
    with inside():
        return CompanyFactory(name="CANARY FOODS")


@pytest.fixture
def duty(inside, company):
    """A report that is due on 18 December, about a person."""
    with inside():
        person = TraineeFactory(company=company, name_roman="CANARY PERSON")
        return FindingFactory(company=company, trainee=person, due_on=DUE, state=State.DUE_SOON)


def subscribe(client):
    """The path of a new calendar address of the person who is signed in."""
    client.post("/o/kita/calendar/renewal/")
    with use(client.user_organization, STAFF):
        feed = CalendarFeed.objects.in_force().of(client.user.pk).get()
    return f"/calendars/{feed.token}.ics"


@pytest.fixture
def address(office, kita):
    office.user_organization = kita.pk
    return subscribe(office)


def events(stranger, address):
    """{(title, day)} of what a program without any cookie reads there."""
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {(str(event["summary"]), event["dtstart"].dt) for event in found}


@pytest.fixture
def read(client, address):
    stranger = client.__class__()
    return lambda: events(stranger, address)


def test_a_duty_stands_on_its_day(duty, read):
    assert read() == {(AUDIT_REPORT, DUE)}


def test_duties_of_one_rule_and_day_are_one_event_with_their_number(duty, read, inside, company):
    with inside():
        FindingFactory(company=company, due_on=DUE)
    assert read() == {(f"{AUDIT_REPORT} (2)", DUE)}


def test_it_names_nobody(duty, client, address):
    text = client.__class__().get(address).content.decode()
    assert "CANARY" not in text
    assert text.count("BEGIN:VALARM") == 3


def test_an_event_keeps_its_identity(duty, client, address):
    def identities():
        text = client.__class__().get(address).content.decode()
        return [line for line in text.splitlines() if line.startswith("UID")]

    assert identities() == identities() == ["UID:SUP-003-2026-12-18@kita.titp"]


def test_what_is_settled_or_rests_or_is_put_off_is_not_there(duty, read, inside, office, company):
    with inside():
        settled, rests, later = (
            FindingFactory(company=company, due_on=DUE + timedelta(days)) for days in (1, 2, 3)
        )
        settled.closed_on = localdate()
        settled.save()
        Waiver.objects.create(finding=rests, company=company, by=office.user, reason="x")
        Snooze.objects.create(
            finding=later, by=office.user, reason="x", state=later.state,
            until=localdate() + timedelta(9),
        )  # fmt: skip
    assert read() == {(AUDIT_REPORT, DUE)}


def test_what_another_person_has_taken_is_not_there(duty, read, inside, office):
    with inside():
        taken = Assignment.objects.create(finding=duty, by=office.user, assignee=office.user)
    assert read() == {(AUDIT_REPORT, DUE)}
    other = User.objects.create_user("other@example.org")
    with inside():
        Assignment.objects.filter(pk=taken.pk).update(assignee=other.pk)
    assert read() == set()


def test_a_clerk_reads_the_duties_of_their_company(duty, signed_in, inside, company, kita):
    with inside():
        FindingFactory(company=CompanyFactory(), due_on=DUE + timedelta(1))
    clerk = signed_in("clerk", company=company)
    clerk.user_organization = kita.pk
    assert events(clerk.__class__(), subscribe(clerk)) == {(AUDIT_REPORT, DUE)}


def test_another_organization_is_not_in_it(duty, read, minami):
    with use(minami.pk, STAFF):
        FindingFactory(company=CompanyFactory(), due_on=DUE + timedelta(1))
    assert read() == {(AUDIT_REPORT, DUE)}


def gone(client, address):
    return client.__class__().get(address).status_code == 404


def test_a_new_address_ends_the_one_of_before(duty, office, address):
    newer = subscribe(office)
    assert newer != address
    assert gone(office, address)
    assert not gone(office, newer)


def test_turned_off_it_is_gone(office, address):
    office.post("/o/kita/calendar/end/")
    assert gone(office, address)


def test_who_has_left_reads_nothing_more(office, address, inside):
    with inside():
        Membership.objects.get(user=office.user).end()
    assert gone(office, address)


def test_who_may_not_sign_in_reads_nothing_more(office, address):
    User.objects.filter(pk=office.user.pk).update(is_active=False)
    assert gone(office, address)


def test_whose_role_may_not_read_duties_any_more_reads_none(office, address, inside):
    with inside():
        Membership.objects.filter(user=office.user).update(role="interpreter")
    assert gone(office, address)


def test_a_secret_that_nobody_has_opens_nothing(client, db):
    assert gone(client, f"/calendars/{'0' * 64}.ics")


def test_the_page_shows_the_address_and_the_database_does_not_know_it(office, address, inside):
    page = office.get("/o/kita/calendar/").content.decode()
    assert address in page
    token = address.split("/")[-1].removesuffix(".ics")
    with inside():
        (row,) = CalendarFeed.objects.values_list("seed", "token_hash")
    assert token not in "".join(map(str, row))
