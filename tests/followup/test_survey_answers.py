"""From an invitation to a situation: what is asked, kept, and made of it."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from factories.survey import agreeing, answered, invitation

from followup.models import Invitation, Situation, Wave
from followup.models.answer import NOT_SAID
from followup.models.invitation import LINK
from followup.survey.money import read_amount
from followup.survey.questions import (
    DOING,
    MOST_QUESTIONS,
    MOST_TAPS,
    OTHER_TAPS,
    path,
)
from followup.survey.recording import Answered, answers_of, complete, invite, missing, record
from followup.survey.scoring import points

pytestmark = pytest.mark.usefixtures("acting")


def test_nobody_is_asked_more_than_nine_questions_or_taps_more_than_twelve_times():
    for wave, doing in product(Wave, (*DOING.options, NOT_SAID)):
        asked = path(wave, {"doing": doing})
        assert 6 <= len(asked) <= MOST_QUESTIONS
        assert sum(one.taps for one in asked) + OTHER_TAPS <= MOST_TAPS


def test_a_link_has_128_bits_and_the_table_knows_only_its_hash():
    row, other = invitation(), invitation()
    assert len(row.token) == 26
    assert row.token != other.token
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM followup_invitation i WHERE id = %s", [row.pk])
        assert row.token not in cursor.fetchone()[0]
    assert row.token_hash == LINK.hash(row.token)


def test_answers_become_a_situation():
    row = answered(invitation())
    assert (row.kind, row.sector, row.people) == ("own_business", "food", "few")
    assert (row.earnings, row.skills_used, row.japanese_used) == (3, 3, 2)
    # economic: (75 × 7 + 80 × 3) / 10 = 76.5
    assert (row.economic, row.social, row.psychosocial) == (77, 100, 50)
    assert row.reintegration == 76
    assert list(Situation.objects.leads()) == [row]


def test_the_first_wave_asks_what_it_cost_and_what_was_paid():
    row = answered(invitation(Wave.MONTH_1))
    assert (row.recruitment_cost, row.recruitment_currency) == (120_000_000, "VND")
    assert (row.recruitment_cost_yen, row.first_pay_yen) == (720_000, 150_000)
    assert row.earnings is None


def test_what_one_would_rather_not_say_is_an_answer_and_no_value():
    row = answered(invitation(), doing=NOT_SAID, economic=NOT_SAID, earnings=NOT_SAID)
    assert (row.kind, row.economic, row.earnings) == ("", None, None)
    assert row.reintegration is None
    assert row.social == 100


def test_a_branch_that_was_left_again_is_not_counted():
    row = invitation()
    record(row, "doing", "own_business")
    record(row, "sector", "food")
    record(row, "doing", "seeking")
    told = answered(row)
    assert (told.kind, told.sector) == ("seeking", "")
    assert answers_of(row)["sector"] == "food"


def test_it_is_answered_once():
    row = invitation()
    answered(row)
    with pytest.raises(Answered):
        complete(row, Situation.Source.PHONE)
    with pytest.raises(Answered):
        invite(row.trainee, row.wave)
    assert Situation.objects.count() == 1


def test_it_is_not_finished_while_questions_are_left():
    row = invitation()
    record(row, "doing", "seeking")
    with pytest.raises(ValidationError, match="error_missing"):
        complete(row, Situation.Source.SURVEY)
    assert missing(row)[0].key == "earnings"


def test_a_new_link_of_a_wave_closes_the_earlier_one():
    first = invitation()
    second = invite(first.trainee, first.wave)
    first.refresh_from_db()
    assert first.state() == Invitation.State.REVOKED
    assert list(Invitation.objects.in_force()) == [second]
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation(trainee=first.trainee, wave=first.wave).issue()


def test_by_hand_somebody_is_asked_as_often_as_one_likes():
    person = agreeing()
    assert invite(person).pk != invite(person).pk
    assert Invitation.objects.in_force().count() == 2


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("0", 0), ("1.500.000", 1_500_000), ("1,500,000", 1_500_000), ("১৫০০", 1500),
     ("１５００", 1500), ("၁၅၀၀", 1500), (" 1 500 ", 1500)],
)  # fmt: skip
def test_an_amount_is_read_as_people_type_it(typed, amount):
    assert read_amount(typed, "VND") == amount


@pytest.mark.parametrize(
    ("typed", "currency", "error"),
    [("", "VND", "amount"), ("-5", "VND", "amount"), ("many", "VND", "amount"),
     ("1.5", "VND", "amount"), ("9" * 15, "VND", "high"), ("9" * 5000, "VND", "amount"),
     ("5", "XXX", "currency"), ("5", "", "currency")],
)  # fmt: skip
def test_no_amount_is_guessed(typed, currency, error):
    with pytest.raises(ValidationError, match=f"error_{error}"):
        read_amount(typed, currency)


def test_an_option_that_is_not_offered_is_not_kept():
    row = invitation()
    for question, value in (("doing", "king"), ("cost", "5"), ("nothing", "0")):
        with pytest.raises(ValidationError, match="error_choice"):
            record(row, question, value)
    assert answers_of(row) == {}


def test_points_need_the_question_of_their_dimension():
    assert points({"doing": "seeking"}) == dict.fromkeys(("economic", "social", "psychosocial"))
    assert points({"doing": "seeking", "economic": "0"})["economic"] == 6
    assert points({"economic": "4"})["economic"] == 100
