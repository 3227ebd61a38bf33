"""Screens speak of the organization by the law under which it is licensed today."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from django.utils.translation import override
from factories.official_day import OwnDayFactory, SupportLicenceFactory

from companies.models import SupervisingManager
from titp.compliance.terms import heading, word

YESTERDAY = localdate() - timedelta(1)


@pytest.fixture
def licensed(inside):
    """The reform is in force, as the organization plans, and it has the new licence."""
    with inside():
        OwnDayFactory(day=YESTERDAY, counts_from=YESTERDAY)
        SupportLicenceFactory(filed_on=None, starts_on=YESTERDAY)


@pytest.fixture
def page(signed_in, at):
    client = signed_in("administrator")
    client.user.language = "ja"
    client.user.save()
    return lambda path: client.get(at("kita", path)).content.decode()


PAGES = pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("/organization/", "監理団体", "監理支援機関"),
        ("/organization/offices/", "監理責任者", "監理支援責任者"),
        ("/supervising-managers/new/", "監理責任者", "監理支援責任者"),
        ("/supervision-fees/", "監理費", "監理支援費"),
        ("/rules/", "監理団体", "監理支援機関"),
    ],
)


@PAGES
def test_without_the_new_licence_the_old_word_holds(page, path, old, new):
    text = page(path)
    assert old in text
    assert new not in text.replace(f"{new}の許可", "")


@PAGES
def test_with_the_new_licence_the_new_word_holds(licensed, page, path, old, new):
    text = page(path)
    assert new in text
    assert old not in text


def test_a_label_is_the_word_of_whoever_reads_it(licensed, inside):
    with override("en"):
        assert str(SupervisingManager._meta.verbose_name_plural) == "supervising managers"
    with inside():
        with override("en"):
            assert str(SupervisingManager._meta.verbose_name_plural) == "support managers"
        with override("ja"):
            assert str(heading("supervision_fee")) == "監理支援費"


def test_outside_of_an_organization_a_label_asks_nobody(django_assert_num_queries, db):
    with django_assert_num_queries(0), override("en"):
        assert str(word("supervising_organization")) == "supervising organization"
        assert str(heading("supervision_fee")) == "Supervision fees"
