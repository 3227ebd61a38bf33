"""Rows of our own: written and confirmed by the administrator, after a look at what they change."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.pay import (
    OwnHeadcountCapFactory,
    OwnLabourStandardFactory,
    OwnMinimumWageFactory,
    WageTermsFactory,
)
from factories.training_plans import TrainingPlanFactory

from companies.models import OwnMinimumWage
from titp.compliance.models import Finding
from titp.compliance.sweep import check_organization
from titp.japanese.months import fy
from titp.tenancy.context import STAFF, use

TODAY = localdate()
# The rate of the coming fiscal year: no public list has it yet, whenever this is run.
AHEAD = date(fy(TODAY) + 1, 10, 1)
FILLED = {
    "prefecture": "23", "yen_per_hour": "1395", "starts_on": AHEAD.isoformat(),
    "source": "官報 第999号",
}  # fmt: skip


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


@pytest.fixture
def page(at):
    return at("kita", "/organization/reference-rows/")


@pytest.fixture
def new(at):
    return at("kita", "/reference-rows/minimum-wages/new/")


@pytest.fixture
def low_paid(inside):
    """Somebody who practises in Aichi at a wage that every rate up to now allows, not the next."""
    with inside():
        plan = TrainingPlanFactory(
            company=CompanyFactory(name="見本機械", prefecture_id="23"), stage=2,
            starts_on=TODAY - timedelta(20),
        )  # fmt: skip
        WageTermsFactory(trainee=plan.trainee, amount=1_390)
        check_organization(TODAY)
    return plan


@pytest.fixture
def row(administrator, new, inside):
    administrator.post(new, FILLED)
    with inside():
        return OwnMinimumWage.objects.get()


@pytest.fixture
def of_row(at, row):
    return lambda act="": at("kita", f"/reference-rows/minimum-wages/{row.pk}/{act}")


def words(response):
    return response.content.decode()


def test_every_list_stands_there_with_its_source_and_whose_it_is(administrator, page):
    text = words(administrator.get(page))
    for told in ("Minimum wages", "Limits of overtime and premiums", "Headcount caps",
                 "official, its day to be confirmed", "Labour Standards Act art. 36"):  # fmt: skip
        assert told in text


def test_a_prefecture_can_be_looked_for(administrator, page):
    text = words(administrator.get(page, {"place": "13"}))
    assert "Tokyo</" in text
    assert "Osaka</th>" not in text
    assert "Headcount caps" not in text


def test_rows_of_the_past_are_there_for_who_asks(administrator, page):
    told = ">1113</td>"  # of October 2023
    assert told not in words(administrator.get(page, {"place": "13"}))
    assert told in words(administrator.get(page, {"place": "13", "all": "yes"}))


def test_a_row_of_ours_is_written_and_waits(administrator, new, page, inside):
    answer = administrator.post(new, FILLED)
    with inside():
        row = OwnMinimumWage.objects.get()
        assert (row.confirmed_on, row.by_id) == (None, administrator.user.pk)
    assert answer.url.endswith(f"/reference-rows/minimum-wages/{row.pk}/")
    assert "ours, to be confirmed" in words(administrator.get(page))


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"source": ""}, "source", "required"),
        ({"yen_per_hour": "100"}, "yen_per_hour", "500"),
        ({"yen_per_hour": "11000"}, "yen_per_hour", "No minimum wage is like this"),
        ({"starts_on": ""}, "starts_on", "required"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(administrator, new, inside, wrong, field, said):
    answer = administrator.post(new, FILLED | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    with inside():
        assert not OwnMinimumWage.objects.exists()


def test_a_second_row_of_the_same_day_is_refused(administrator, new, row):
    answer = administrator.post(new, FILLED | {"yen_per_hour": "1396"})
    assert answer.status_code == 422
    assert "There is a row of ours for this day already." in words(answer)


def test_the_database_wants_a_source_and_somebody_who_confirmed(administrator, inside):
    for wrong in ({"source": ""}, {"confirmed_on": TODAY}, {"yen_per_hour": 10}):
        with inside(), pytest.raises(IntegrityError), transaction.atomic():
            OwnMinimumWageFactory(**wrong)


def test_before_it_counts_it_shows_what_would_be_different_and_changes_nothing(
    administrator, low_paid, row, of_row, inside
):
    text = words(administrator.post(of_row("difference/")))
    assert "SAMPLE PERSON" in text
    # from October on nobody knows the rate of the year, until this row tells it
    assert "would change" in text
    with inside():
        row.refresh_from_db()
        assert row.confirmed_on is None
        assert not Finding.objects.filter(rule="PAY-001", due_on=AHEAD).exists()


def test_each_day_is_shown_today_the_rows_first_and_one_that_was_asked_for(
    administrator, low_paid, row, of_row
):
    later = AHEAD + timedelta(30)
    answer = administrator.post(of_row("difference/"), {"on": later.isoformat()})
    seen = answer.context["seen"]
    assert [day.on for day in seen] == [TODAY, AHEAD, later]
    states = [[line.finding.state for line in day.lines] for day in seen]
    assert states == [[], ["violation"], ["violation"]]


def test_a_day_that_cannot_be_read_is_said(administrator, row, of_row):
    assert administrator.post(of_row("difference/"), {"on": "some day"}).status_code == 422


def test_confirmed_it_counts_and_says_by_whom(administrator, row, of_row, inside):
    answer = administrator.post(of_row("confirmation/"), follow=True)
    assert "ours, confirmed" in words(answer)
    with inside():
        row.refresh_from_db()
        assert (row.confirmed_on, row.confirmed_by_id) == (TODAY, administrator.user.pk)


def test_withdrawn_it_no_longer_counts_and_may_be_corrected(
    administrator, low_paid, of_row, inside
):
    administrator.post(of_row("confirmation/"))
    assert administrator.get(of_row("edit/")).status_code == 404
    assert administrator.get(of_row("removal/")).status_code == 404
    assert "would change" in words(administrator.post(of_row("difference/")))
    administrator.post(of_row("withdrawal/"))
    form = administrator.get(of_row("edit/")).context["form"]
    filled = FILLED | {"yen_per_hour": "1385", "version": form["version"].value()}
    assert administrator.post(of_row("edit/"), filled).status_code == 302
    assert administrator.post(of_row("removal/")).status_code == 302
    with inside():
        assert not OwnMinimumWage.objects.exists()


def test_what_is_confirmed_cannot_be_confirmed_again(administrator, of_row):
    administrator.post(of_row("confirmation/"))
    assert administrator.post(of_row("confirmation/")).status_code == 404


def test_a_row_that_the_official_one_replaces_says_so(administrator, inside, at, page):
    with inside():
        OwnMinimumWageFactory.confirmed(
            TODAY, prefecture_id="13", starts_on=date(2026, 12, 1), yen_per_hour=1_300
        )
    text = words(administrator.get(page, {"place": "13", "all": "yes"}))
    assert "ours, replaced by the official row" in text


def test_the_caseworker_reads_and_cannot_write_or_confirm(signed_in, page, of_row, new):
    caseworker = signed_in("caseworker")
    text = words(caseworker.get(page))
    assert "ours, to be confirmed" in text
    assert "/reference-rows/minimum-wages/new/" not in text
    assert "Show what it changes" not in words(caseworker.get(of_row()))
    for act in ("edit/", "removal/"):
        assert caseworker.get(of_row(act)).status_code == 403
    for act in ("difference/", "confirmation/", "withdrawal/"):
        assert caseworker.post(of_row(act)).status_code == 403
    assert caseworker.get(new).status_code == 403


def test_interpreters_and_clerks_do_not_see_them(signed_in, page, low_paid):
    assert signed_in("interpreter").get(page).status_code == 403
    assert signed_in("clerk", company=low_paid.company).get(page).status_code == 403


def test_an_organization_sees_and_counts_no_row_of_another(administrator, kita, minami, row):
    with use(minami.pk, STAFF):
        assert not OwnMinimumWage.objects.exists()


def test_a_list_that_nobody_declared_is_not_there(administrator, at):
    assert administrator.get(at("kita", "/reference-rows/horoscopes/new/")).status_code == 404


def test_all_of_one_kind_may_wait_side_by_side(administrator, inside, page):
    with inside():
        OwnMinimumWageFactory()
        OwnLabourStandardFactory()
        OwnHeadcountCapFactory()
    assert words(administrator.get(page)).count("ours, to be confirmed") == 3
