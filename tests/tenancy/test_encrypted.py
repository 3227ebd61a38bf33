"""Numbers are unreadable in the tables, and a number moved elsewhere does not open."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from titp.tenancy.context import STAFF, NoTenant, use
from titp.tenancy.encrypted import blind_index, decrypt, encrypt
from trainees.models import Passport, Trainee

PLACE = "trainees_passport|number"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture
def passport(acting):
    trainee = Trainee.objects.create(name_roman="TEST A")
    return Passport.objects.create(trainee=trainee, number="C1234567")


def stored(passport):
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM trainees_passport WHERE id = %s", [passport.pk])
        return bytes(cursor.fetchone()[0])


def test_the_table_does_not_hold_the_number(passport):
    assert b"C1234567" not in stored(passport)


def test_the_model_gives_the_number_back(passport):
    assert Passport.objects.get().number == "C1234567"


def test_equal_numbers_look_different_in_the_table(passport):
    again = Passport.objects.create(trainee=passport.trainee, number="C1234567")
    assert stored(again) != stored(passport)


def test_a_number_is_found_without_reading_all(passport):
    assert Passport.objects.numbered("C1234567").get() == passport
    assert not Passport.objects.numbered("C7654321").exists()


def test_no_number_is_stored_as_nothing(acting):
    trainee = Trainee.objects.create(name_roman="TEST A")
    paper = Passport.objects.create(trainee=trainee)
    assert paper.number_index is None
    assert Passport.objects.get().number == ""


def test_the_history_does_not_tell_the_number(passport):
    with connection.cursor() as cursor:
        cursor.execute("SELECT after FROM history_entry WHERE table_name = 'trainees_passport'")
        assert '"number": "•••"' in cursor.fetchone()[0]


@pytest.mark.parametrize("masked", [("C1234567", "C1••••••67"), ("ABC", "••••••"), ("", "")])
def test_a_page_shows_its_ends_only(masked):
    assert Passport(number=masked[0]).masked == masked[1]


def test_a_number_of_another_organization_does_not_open(kita, minami):
    with use(kita.pk, STAFF):
        ours = encrypt("C1234567", PLACE)
    with pytest.raises(InvalidTag), use(minami.pk, STAFF):
        decrypt(ours, PLACE)


def test_a_number_moved_to_another_column_does_not_open(acting):
    with pytest.raises(InvalidTag):
        decrypt(encrypt("C1234567", PLACE), "trainees_passport|note")


def test_without_an_organization_nothing_is_opened(db):
    with pytest.raises(NoTenant):
        encrypt("C1234567", PLACE)


@given(TEXTS)
def test_any_text_comes_back(django_db_setup, django_db_blocker, text):
    with django_db_blocker.unblock(), use(1, STAFF):
        assert decrypt(encrypt(text, PLACE), PLACE) == text


@given(TEXTS, TEXTS)
def test_equal_texts_and_only_they_have_one_index(django_db_setup, django_db_blocker, one, other):
    with django_db_blocker.unblock(), use(1, STAFF):
        assert (blind_index(one) == blind_index(other)) == (one == other)
