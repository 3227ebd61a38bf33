"""Whatever happens in whatever order, the outbox adds up."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from titp.accounts.models import User
from titp.compliance.models import Finding
from titp.notifications import outbox
from titp.notifications.handover import PATIENCE
from titp.notifications.ledger import ledger
from titp.notifications.models import Message, Reminder
from titp.notifications.outbox import LEASE, MOST_ATTEMPTS, State
from titp.tenancy.context import use

NUMBERS = count(1)


class LifeOfMessages(RuleBasedStateMachine):
    """Messages are planned, claimed, handed over; senders die at any point; time passes."""

    claims = Bundle("claims")

    def __init__(self, organization):
        super().__init__()
        self.organization, self.at = organization, timezone.now()
        self.planned, self.arrived = {}, {}
        with use(organization.pk):
            Message.objects.all().delete()

    @rule(kind=st.sampled_from(["hello", "secret"]))
    def plan(self, kind):
        with use(self.organization.pk):
            message = Message.objects.create(
                kind=kind, dedupe_key=f"{kind}|{next(NUMBERS)}", due_at=self.at
            )
        self.planned[message.pk] = kind

    @rule(target=claims)
    def claim(self):
        claimed = outbox.claim(self.at)
        return claimed if claimed else multiple()

    @rule(message=claims, receipt=st.booleans())
    def hand_over(self, message, receipt):
        """The dot goes out; the receipt comes, or the sender dies before it."""
        if outbox.begin_handing(message, self.at):
            self.arrived[message.pk] = self.arrived.get(message.pk, 0) + 1
            if receipt:
                assert outbox.confirm(message, self.at)

    @rule(message=claims, act=st.sampled_from([outbox.retry, outbox.doubt]))
    def stumble(self, message, act):
        """Before the dot: later again. A late word from a dead sender changes nothing."""
        row = outbox.outbox().get(pk=message.pk)
        if row.state == State.SENDING and act is outbox.retry:
            outbox.retry(message, self.at, "not now")
        elif act is outbox.doubt:
            outbox.doubt(message, "no receipt")

    @rule(message=claims, act=st.sampled_from([outbox.fail, outbox.cancel]))
    def give_up(self, message, act):
        if outbox.outbox().get(pk=message.pk).state == State.SENDING:
            act(message, "never")

    @rule(minutes=st.sampled_from([1, 2, 4, 60, 600]))
    def wait(self, minutes):
        self.at += timedelta(minutes=minutes)

    @rule()
    def settle(self):
        outbox.settle(self.at)

    @rule()
    def a_person_sends_again(self):
        with use(self.organization.pk):
            for message in Message.objects.unknown():
                assert message.resend()

    @invariant()
    def the_ledger_is_even(self):
        accounts = [a for a in ledger("nightly") if a.organization_id == self.organization.pk]
        assert [account.difference for account in accounts] == ([0] if self.planned else [])
        assert sum(account.due for account in accounts) == len(self.planned)

    @invariant()
    def nothing_arrives_twice_in_secret(self):
        for row in outbox.outbox():
            unsettled = row.state == State.HANDING
            assert self.arrived.get(row.pk, 0) <= 1 + row.times_in_doubt + unsettled
            if row.state == State.SENT:
                assert self.arrived[row.pk] >= 1

    def teardown(self):
        """When nobody dies any more, everything comes to an end."""
        for _ in range(3 * MOST_ATTEMPTS * (len(self.planned) + 1)):
            self.at += timedelta(hours=7)
            outbox.settle(self.at)
            while message := outbox.claim(self.at):
                if outbox.begin_handing(message, self.at):
                    self.arrived[message.pk] = self.arrived.get(message.pk, 0) + 1
                    outbox.confirm(message, self.at)
            if not outbox.outbox().filter(state__in=[State.PENDING, State.HANDING]).exists():
                break
        ends = {State.SENT, State.FAILED, State.CANCELLED, State.UNKNOWN}
        for row in outbox.outbox():
            assert row.state in ends
            # only what may arrive but once waits for a person, or what was tried to the end
            if row.state == State.UNKNOWN:
                assert row.kind == "secret" or row.attempts >= MOST_ATTEMPTS


def test_any_order_of_events_keeps_the_ledger_even(committed, kinds):
    run_state_machine_as_test(
        lambda: LifeOfMessages(committed),
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_digest_that_was_never_written_shows_as_a_difference(committed):
    reader = User.objects.create_user("reader@example.org")
    today = timezone.localdate()
    with use(committed.pk):
        finding = Finding.objects.create(
            rule="SUP-001", subject_id=1, due_on=today, state="due_soon", found_on=today
        )
        Reminder.objects.create(finding=finding, recipient=reader, lead_days=7, planned_on=today)
    assert [account.difference for account in ledger("nightly")] == [1]


def test_an_organization_sees_its_own_account_only(committed, put):
    put()
    with use(committed.pk):
        assert [account.organization_id for account in ledger()] == [committed.pk]
    with use(committed.pk + 1):
        assert ledger() == []


def test_a_lease_outlives_every_wait_of_a_hand_over():
    steps_before_the_dot = 5
    assert LEASE.total_seconds() > steps_before_the_dot * PATIENCE
