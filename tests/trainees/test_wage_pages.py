"""Wage terms of a trainee: entered in hours and yen, one at a time, corrected and removed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.pay import WageTermsFactory
from factories.trainees import TraineeFactory

from titp.tenancy.context import STAFF, use
from trainees.models import WageTerms

FILLED = {
    "starts_on": "令和8年4月1日", "unit": "monthly", "amount": "180000",
    "included_allowances": "5000", "excluded_allowances": "8000", "annual_minutes": "2085:40",
    "daily_minutes": "8", "planned_overtime_minutes": "20",
}  # fmt: skip


@pytest.fixture
def person(kita):
    with use(kita.pk):
        return TraineeFactory(company=CompanyFactory())


@pytest.fixture
def new(at, person):
    return at("kita", f"/trainees/{person.pk}/wage-terms/new/")


@pytest.fixture
def page(at, person):
    return at("kita", f"/trainees/{person.pk}/wages/")


def words(response):
    return response.content.decode()


def test_terms_are_entered_in_hours_and_kept_in_minutes(office, kita, new, page):
    assert office.post(new, FILLED).url == page
    with use(kita.pk):
        terms = WageTerms.objects.get()
    assert (terms.starts_on, terms.amount) == (date(2026, 4, 1), 180_000)
    assert (terms.annual_minutes, terms.daily_minutes) == (125_140, 480)
    assert "2085:40" in words(office.get(page))


def test_an_hour_that_is_not_known_stays_unknown(office, kita, new):
    office.post(new, FILLED | {"annual_minutes": "", "daily_minutes": ""})
    with use(kita.pk):
        terms = WageTerms.objects.get()
    assert (terms.annual_minutes, terms.daily_minutes) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"ends_on": "2026-03-31"}, "ends_on", "The end is before the start."),
        ({"amount": ""}, "amount", "By the hour, day or month there is an amount"),
        ({"amount": "0"}, "amount", "By the hour, day or month there is an amount"),
        ({"unit": "piece"}, "amount", "by the piece there is none"),
        ({"amount": "-1"}, "amount", "greater than or equal to 0"),
        ({"daily_minutes": "25"}, "daily_minutes", "A day has at most 24 hours"),
        ({"daily_minutes": "0"}, "daily_minutes", "A day has at most 24 hours"),
        ({"annual_minutes": "9000"}, "annual_minutes", "A year has at most 8,784 hours"),
        ({"planned_overtime_minutes": "745"}, "planned_overtime_minutes", "at most 744 hours"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, kita, new, wrong, field, said):
    answer = office.post(new, FILLED | wrong)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    with use(kita.pk):
        assert not WageTerms.objects.exists()


def test_two_terms_at_a_time_are_refused_at_the_field_and_by_the_database(
    office, kita, new, person
):
    with use(kita.pk):
        WageTermsFactory(trainee=person, starts_on=date(2026, 1, 1), ends_on=date(2026, 4, 1))
    answer = office.post(new, FILLED)
    assert answer.status_code == 422
    assert "These days overlap" in str(answer.context["form"].errors["ends_on"])
    assert office.post(new, FILLED | {"starts_on": "2026-04-02"}).status_code == 302
    with use(kita.pk), pytest.raises(IntegrityError), transaction.atomic():
        WageTermsFactory(trainee=person, starts_on=date(2026, 3, 1))


def test_the_database_refuses_what_a_form_would(kita, person):
    for wrong in ({"amount": None}, {"unit": "piece"}, {"daily_minutes": 0}, {"amount": 0}):
        with use(kita.pk), pytest.raises(IntegrityError), transaction.atomic():
            WageTermsFactory(trainee=person, **wrong)


def test_terms_are_corrected_and_removed(office, kita, at, person, page):
    with use(kita.pk):
        terms = WageTermsFactory(trainee=person)
    edit, removal = (at("kita", f"/wage-terms/{terms.pk}/{act}/") for act in ("edit", "removal"))
    form = office.get(edit).context["form"]
    assert form["annual_minutes"].value() == "2080"
    filled = FILLED | {"unit": "hourly", "amount": "1290", "version": form["version"].value()}
    assert office.post(edit, filled).url == page
    assert "1,290" in words(office.get(page))
    assert office.post(removal).url == page
    assert "Nothing has been recorded yet" in words(office.get(page))


def test_the_auditor_reads_wages_and_the_interpreter_does_not(signed_in, at, page):
    auditor = signed_in("auditor")
    assert auditor.get(page).status_code == 200
    assert "/wage-terms/new/" not in words(auditor.get(page))
    assert signed_in("interpreter").get(page).status_code == 403


def test_a_change_of_wages_stands_in_the_history(office, kita, at, new, person):
    office.post(new, FILLED)
    assert "180000" in words(office.get(at("kita", f"/trainees/{person.pk}/history/")))


def test_an_organization_sees_no_wages_of_another(kita, minami, person):
    with use(kita.pk, STAFF):
        WageTermsFactory(trainee=person)
    with use(minami.pk, STAFF):
        assert not WageTerms.objects.exists()
