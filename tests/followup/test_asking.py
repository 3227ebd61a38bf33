"""Who is due is asked, by the way that was tried least, and all tries are rows."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from factories.asking import reachable, returned
from factories.departures import anchor
from factories.survey import answered, invitation

from followup.campaign.due import due, open_those_due
from followup.campaign.funnel import Row, funnel
from followup.campaign.reaching import (
    message_of,
    note_try,
    send_mails,
    to_contact,
    with_next_way,
)
from followup.letters import follow_up
from followup.models import Attempt, Channel, Invitation, Wave
from followup.survey.recording import invite
from followup.tasks import ask_those_due
from titp.notifications.models import Message

TODAY = localdate


def next_way(row):
    found = with_next_way(Invitation.objects.filter(pk=row.pk)).get()
    return found.next_way


@pytest.mark.usefixtures("acting")
class TestWhoIsDue:
    @pytest.mark.parametrize(
        ("months", "days", "wave"),
        [
            (1, 0, Wave.MONTH_1), (6, 0, Wave.MONTH_6), (60, 59, Wave.MONTH_60),
            (12, 61, None), (0, 20, None),
        ],
    )  # fmt: skip
    def test_so_many_months_after_the_return(self, months, days, wave):
        returned(months, days)
        assert [found for _, found in due(TODAY())] == ([wave] if wave else [])

    def test_nobody_who_did_not_agree(self):
        person = returned()
        person.followupconsents.get().withdraw("link")
        assert due(TODAY()) == []

    def test_nobody_twice_in_one_wave_also_after_a_link_was_revoked(self):
        returned()
        (row,) = open_those_due(TODAY())
        assert due(TODAY()) == []
        row.revoke()
        assert due(TODAY()) == []


@pytest.mark.usefixtures("acting")
class TestTheNextWay:
    def test_the_contact_tried_least_comes_first_and_then_somebody_at_home(self):
        person = reachable(returned(), "email", "zalo")
        anchor(person, told=True)
        row, ways = invitation(trainee=person), []
        while way := next_way(row):
            ways.append(way)
            channel = Channel.objects.filter(trainee=person, kind=way).first()
            note_try(row, way, Attempt.Outcome.NO_ANSWER, channel=channel)
        assert ways == ["email", "zalo", "email", "zalo", "anchor"]

    def test_a_number_that_no_longer_works_is_not_dialled_again(self):
        person = reachable(returned(), "zalo")
        row, channel = invitation(trainee=person), Channel.objects.get()
        note_try(row, "zalo", Attempt.Outcome.GONE, channel=channel)
        assert next_way(row) is None

    def test_somebody_at_home_who_does_not_know_of_it_is_left_alone(self):
        person = returned()
        anchor(person, told=False)
        assert next_way(invitation(trainee=person)) is None

    def test_after_a_try_one_rests_a_week(self):
        row = invitation(trainee=reachable(returned(), "zalo"))
        note_try(row, "zalo", Attempt.Outcome.SENT, channel=Channel.objects.get())
        assert not to_contact().exists()
        assert to_contact(timezone.now() + timedelta(days=8)).get() == row


@pytest.mark.usefixtures("acting")
class TestMails:
    def test_who_left_off_halfway_is_reminded_after_a_week(self):
        row = invitation(trainee=reachable(returned(), "email"))
        row.begin("vi")
        assert not to_contact().exists()
        later = timezone.now() + timedelta(7)
        assert list(to_contact(later)) == [row]
        assert not to_contact(timezone.now() + timedelta(14)).exists()

    def test_the_night_asks_by_mail_and_doing_it_again_changes_nothing(self):
        reachable(returned(), "email")
        reachable(returned(6), "zalo")
        ask_those_due.run()
        ask_those_due.run()
        assert Invitation.objects.count() == 2
        assert [one.way for one in Attempt.objects.all()] == ["email"]
        assert Message.objects.count() == 1

    def test_the_letter_has_the_link_and_its_address_stands_in_no_row_of_the_outbox(self):
        row = invitation(trainee=reachable(returned(), "email"))
        send_mails(Invitation.objects.all())
        message = Message.objects.get()
        assert message.address == ""
        letter = follow_up(message)
        assert letter.address == "back@home.example"
        assert row.token in letter.text
        assert letter.subject == message_of(row)[0]

    def test_nothing_is_left_to_say_to_who_withdrew_or_answered(self):
        first = invitation(trainee=reachable(returned(), "email"))
        second = invitation(trainee=reachable(returned(), "email"))
        send_mails(Invitation.objects.all())
        first.trainee.followupconsents.get().withdraw("link")
        answered(second)
        assert [follow_up(one) for one in Message.objects.all()] == [None, None]


@pytest.mark.usefixtures("acting")
class TestHowManyAnswer:
    def test_each_step_counts_those_of_the_next_ones_too(self):
        for way in ("email", "zalo"):
            note_try(invitation(trainee=returned()), way, Attempt.Outcome.SENT)
        answered(invitation(trainee=returned()))
        invitation(trainee=returned())
        (row,) = funnel("wave")
        assert (row.asked, row.reached, row.begun, row.answered) == (4, 3, 1, 1)
        assert [one.name for one in funnel("channel")] == ["–", "e-mail", "Zalo"]
        assert funnel().asked == 4

    def test_a_link_that_took_the_place_of_another_is_counted_once(self):
        person = returned()
        for _ in range(2):
            invite(person, Wave.MONTH_6)
            invite(person)
        assert [(one.name, one.asked) for one in funnel("wave")] == [
            (Wave.ASKED.label, 2), (Wave.MONTH_6.label, 1),
        ]  # fmt: skip
        assert funnel().asked == 3

    def test_it_came_as_far_as_any_of_its_links_and_is_tried_by_all(self):
        reached, begun = returned(), returned()
        note_try(invite(reached, Wave.MONTH_6), "zalo", Attempt.Outcome.SENT)
        invite(begun, Wave.MONTH_6).begin("vi")
        for person in (reached, begun):
            invite(person, Wave.MONTH_6)
        (row,) = funnel("wave")
        assert (row.asked, row.reached, row.begun, row.answered) == (2, 2, 1, 0)
        assert {one.name: one.reached for one in funnel("channel")} == {"–": 1, "Zalo": 1}

    def test_who_is_asked_by_hand_again_is_another_asking(self):
        person = returned()
        note_try(invite(person), "zalo", Attempt.Outcome.SENT)
        invite(person)
        (row,) = funnel("wave")
        assert (row.asked, row.reached) == (2, 1)

    def test_the_share_stands_with_the_interval_of_wilson(self):
        # the official survey of FY2023
        assert Row("", 31_666, 31_000, 9_000, 7_936).shown_share == "25% (25%–26%)"
        assert Row("", 10, 9, 1, 0).shown_share == "0% (0%–28%)"
        assert Row("", 0, 0, 0, 0).shown_share == "–"
