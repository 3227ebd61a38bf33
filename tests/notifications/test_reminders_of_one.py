"""What was put off or has a person in charge: who is told of it, and when."""

from duties import DAY, TUESDAY, find, tell, told
from people import make_member

from titp.accounts.models import Membership, User
from titp.compliance.models import Assignment, Snooze, State
from titp.tenancy.context import use


def test_what_was_put_off_is_told_on_its_day(organization, caseworker):
    finding = find(organization, TUESDAY + 5 * DAY)
    with use(organization.pk):
        Snooze.objects.create(
            finding=finding, by=caseworker, reason="wait", state=finding.state,
            until=TUESDAY + 2 * DAY,
        )  # fmt: skip
    assert tell(organization) == tell(organization, TUESDAY + DAY) == (0, 0)
    assert tell(organization, TUESDAY + 2 * DAY) == (1, 1)


def test_what_was_put_off_and_got_worse_is_told(organization, caseworker):
    finding = find(organization, TUESDAY)
    with use(organization.pk):
        Snooze.objects.create(
            finding=finding, by=caseworker, reason="wait", state=State.WARNING,
            until=TUESDAY + 9 * DAY,
        )  # fmt: skip
    assert tell(organization) == (1, 1)


def assign(organization, finding, user):
    with use(organization.pk):
        Assignment.objects.create(finding=finding, by=user, assignee=user)


def test_who_is_in_charge_alone_is_told(organization, caseworker):
    make_member(organization, "administrator")
    assign(organization, find(organization, TUESDAY), caseworker)
    assert tell(organization) == (1, 1)
    assert [person for person, *_ in told(organization)] == [caseworker.pk]


def test_when_who_was_in_charge_has_left_the_office_is_told(organization, caseworker):
    administrator = make_member(organization, "administrator")
    assign(organization, find(organization, TUESDAY), caseworker)
    with use(organization.pk):
        Membership.objects.get(user=caseworker).end()
    assert tell(organization) == (1, 1)
    assert [person for person, *_ in told(organization)] == [administrator.pk]


def test_when_who_is_in_charge_may_not_sign_in_the_office_is_told(organization, caseworker):
    administrator = make_member(organization, "administrator")
    assign(organization, find(organization, TUESDAY), caseworker)
    User.objects.filter(pk=caseworker.pk).update(is_active=False)
    assert tell(organization) == (1, 1)
    assert [person for person, *_ in told(organization)] == [administrator.pk]
