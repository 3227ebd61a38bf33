"""Giving a duty to one person, and putting it off until a later day."""

from datetime import timedelta

import pytest
from asking import page, text
from django.utils.timezone import localdate
from people import make_member

from titp.accounts.models import Membership
from titp.compliance.models import Assignment, Finding, Snooze, State

TODAY = localdate()


@pytest.fixture
def act(office, overdue):
    """`act("snooze", until=…)` → the answer to that act on the overdue duty."""
    address = f"/o/kita/findings/{overdue.pk}/"
    return lambda what, **said: office.post(f"{address}{what}/", said)


def put_off(act, days=7, reason="The authority answers next week."):
    return act("snooze", until=(TODAY + timedelta(days)).isoformat(), reason=reason)


def listed(client, **conditions):
    return page(client, "/to-do/", rule="SUP-003", **conditions).context["total"]


def test_what_is_put_off_leaves_the_list_until_its_day(act, office, inside):
    assert put_off(act).status_code == 302
    assert listed(office) == 0
    assert listed(office, put_off="true") == 1
    with inside():
        in_a_week = TODAY + timedelta(7)
        assert not Finding.objects.not_put_off(in_a_week - timedelta(1)).filter(rule="SUP-003")
        assert Finding.objects.not_put_off(in_a_week).get(rule="SUP-003")


def test_the_rail_does_not_count_what_is_put_off(act, office):
    def count():
        rail = {place["key"]: place["count"] for place in page(office, "/to-do/").context["rail"]}
        return rail["h"]

    assert count() == 1
    put_off(act)
    assert not count()


def test_what_gets_worse_is_seen_at_once(act, office, inside):
    put_off(act)
    with inside():
        Finding.objects.filter(rule="SUP-003").update(state=State.VIOLATION)
    assert listed(office) == 1


def test_the_page_tells_who_put_it_off_and_why(act, office, overdue):
    put_off(act)
    shown = text(page(office, f"/findings/{overdue.pk}/"))
    assert "The authority answers next week." in shown
    assert "off the list until then" in shown


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [
        (0, "Waiting.", "Choose a day after today."),
        (-1, "Waiting.", "Choose a day after today."),
        (91, "Waiting.", "At most 90 days from today."),
        (7, "", "This field is required."),
    ],
)
def test_a_day_or_reason_that_will_not_do_is_said_at_the_field(act, inside, days, reason, words):
    answer = put_off(act, days, reason)
    assert answer.status_code == 422
    assert words in text(answer)
    with inside():
        assert not Snooze.objects.exists()


def test_put_off_again_the_newest_day_counts(act, inside):
    put_off(act, 7)
    put_off(act, 30)
    with inside():
        assert Snooze.objects.count() == 2
        assert Snooze.objects.lasting().get().until == TODAY + timedelta(30)


def test_seen_now_it_stands_on_the_list_again(act, office, inside):
    put_off(act)
    assert act("snooze/end").status_code == 302
    assert listed(office) == 1
    with inside():
        assert Snooze.objects.get().ended_at


def test_it_is_given_to_one_person(act, office, kita, overdue):
    other = make_member(kita, "administrator")
    assert act("assignment", assignee=other.pk).status_code == 302
    assert listed(office, assignee=other.pk) == 1
    assert listed(office, assignee="me") == listed(office, assignee="nobody") == 0
    assert other.email in text(page(office, "/to-do/"))
    assert other.email in text(page(office, f"/findings/{overdue.pk}/"))


def test_given_on_the_person_before_is_no_longer_in_charge(act, office, kita, inside):
    act("assignment", assignee=make_member(kita, "administrator").pk)
    act("assignment", assignee=office.user.pk)
    with inside():
        assert Assignment.objects.count() == 2
        assert Assignment.objects.in_force().get().assignee_id == office.user.pk
    assert listed(office, assignee="me") == 1


def test_it_is_nobodys_again(act, office):
    act("assignment", assignee=office.user.pk)
    assert act("assignment/end").status_code == 302
    assert listed(office, assignee="nobody") == 1


@pytest.mark.parametrize("role", ["auditor", "interpreter"])
def test_only_people_of_the_office_can_be_in_charge(act, kita, inside, role):
    assert act("assignment", assignee=make_member(kita, role).pk).status_code == 422
    with inside():
        assert not Assignment.objects.exists()


def test_who_has_left_or_works_elsewhere_cannot_be_in_charge(act, kita, minami, inside):
    gone, stranger = make_member(kita, "administrator"), make_member(minami, "caseworker")
    with inside():
        Membership.objects.get(user=gone).end()
    for person in (gone, stranger):
        assert act("assignment", assignee=person.pk).status_code == 422


def test_a_clerk_sees_neither_who_is_in_charge_nor_what_was_put_off(clerk, overdue, inside):
    with inside():
        by = Membership.objects.get(role="clerk").user_id
        later = {"until": TODAY + timedelta(7), "reason": "Between us.", "state": overdue.state}
        Snooze.objects.create(finding=overdue, by_id=by, **later)
        Assignment.objects.create(finding=overdue, by_id=by, assignee_id=by)
    assert listed(clerk) == 1
    shown = text(page(clerk, f"/findings/{overdue.pk}/")) + text(page(clerk, "/to-do/"))
    for words in ("Between us.", "In charge", "See it later", "person in charge"):
        assert words not in shown


def test_an_auditor_sees_who_is_in_charge_and_gives_nothing_away(act, office, signed_in, overdue):
    act("assignment", assignee=office.user.pk)
    auditor = signed_in("auditor")
    shown = text(page(auditor, f"/findings/{overdue.pk}/"))
    assert "In charge" in shown
    assert 'name="assignee"' not in shown
    address = f"/o/kita/findings/{overdue.pk}/assignment/"
    assert auditor.post(address, {"assignee": auditor.user.pk}).status_code == 403
