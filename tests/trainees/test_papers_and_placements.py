"""A trainee's papers, hidden numbers, transfers and leavings."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from factories.companies import CompanyFactory, WorkplaceFactory
from factories.trainees import (
    PassportFactory,
    PlacementFactory,
    ResidencePeriodFactory,
    TraineeFactory,
)

from titp.compliance.models import Finding
from titp.history.models import Entry, Reading
from titp.tenancy.context import use
from trainees.models import Leaving, Passport, Placement, ResidencePeriod


@pytest.fixture
def proven(office):
    """Somebody who has signed in just now by password, so that nobody asks again who it is."""
    office.logout()
    office.post(
        "/accounts/login/", {"login": office.user.email, "password": "correct-horse-7-battery"}
    )
    return office


@pytest.fixture
def person(kita):
    with use(kita.pk):
        return TraineeFactory(company=CompanyFactory())


def words(response):
    return response.content.decode()


def version(client, address):
    return client.get(address).context["form"]["version"].value()


def test_numbers_are_masked_until_somebody_asks(office, url, kita, person):
    with use(kita.pk):
        ResidencePeriodFactory(trainee=person, number="AB12345678CD")
    page = words(office.get(url(f"/trainees/{person.pk}/papers/")))
    assert "AB••••••CD" in page
    assert "12345678" not in page


def test_showing_a_number_is_recorded_with_who_it_was(proven, url, kita, person):
    with use(kita.pk):
        card = ResidencePeriodFactory(trainee=person, number="AB12345678CD")
    address = url(f"/residence-periods/{card.pk}/number/")
    assert proven.get(address).status_code == 405
    answer = proven.post(address, headers={"HX-Request": "true"})
    assert "AB12345678CD" in words(answer)
    assert "no-store" in answer["Cache-Control"]
    with use(kita.pk):
        reading = Reading.objects.get()
        assert (reading.by_id, reading.row_id) == (proven.user.pk, card.pk)
    history = words(proven.get(url(f"/trainees/{person.pk}/history/")))
    assert "Who was shown a hidden number" in history
    assert proven.user.email in history


def test_without_a_script_the_shown_number_leaves_after_a_minute(proven, url, kita, person):
    with use(kita.pk):
        passport = PassportFactory(trainee=person, number="C1234567")
    answer = proven.post(url(f"/passports/{passport.pk}/number/"))
    assert "C1234567" in words(answer)
    assert answer["Refresh"] == f"60; url={url(f'/trainees/{person.pk}/papers/')}"


def test_whoever_may_not_see_numbers_gets_no_button_and_no_number(signed_in, url, kita, person):
    auditor = signed_in("auditor")
    with use(kita.pk):
        passport = PassportFactory(trainee=person, number="C1234567")
    page = words(auditor.get(url(f"/trainees/{person.pk}/papers/")))
    assert "/number/" not in page
    assert auditor.post(url(f"/passports/{passport.pk}/number/")).status_code == 403
    with use(kita.pk):
        assert not Reading.objects.exists()


def test_an_empty_number_box_keeps_the_number_on_record(office, url, kita, person):
    with use(kita.pk):
        passport = PassportFactory(trainee=person, number="C1234567")
    address = url(f"/passports/{passport.pk}/edit/")
    page = office.get(address)
    assert "C1234567" not in words(page)
    filled = {"number": "", "expires_on": "2035-01-31", "version": version(office, address)}
    assert office.post(address, filled).status_code == 302
    with use(kita.pk):
        saved = Passport.objects.get()
        assert (saved.number, saved.expires_on) == ("C1234567", date(2035, 1, 31))


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({"number": "AB123"}, "number"),
        ({"starts_on": "2026-04-02", "expires_on": "2026-04-01"}, "expires_on"),
        ({"expires_on": "2026/2/30"}, "expires_on"),
    ],
)
def test_a_wrong_period_of_stay_is_refused_at_its_field(office, url, kita, person, filled, field):
    answer = office.post(url(f"/trainees/{person.pk}/residence-periods/new/"), filled)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    with use(kita.pk):
        assert not ResidencePeriod.objects.exists()


def test_a_card_number_in_full_width_is_taken(office, url, kita, person):
    office.post(
        url(f"/trainees/{person.pk}/residence-periods/new/"), {"number": "ａｂ１２３４５６７８ｃｄ"}
    )
    with use(kita.pk):
        assert ResidencePeriod.objects.get().number == "AB12345678CD"


def test_the_history_never_tells_a_number(office, url, kita, person):
    with use(kita.pk):
        passport = PassportFactory(trainee=person, number="C1234567")
    address = url(f"/passports/{passport.pk}/edit/")
    office.post(address, {"number": "D7654321", "version": version(office, address)})
    page = words(office.get(url(f"/trainees/{person.pk}/history/")))
    assert "changed; the values are hidden" in page
    assert "7654321" not in page
    with use(kita.pk):
        assert "7654321" not in str(list(Entry.objects.values_list("before", "after")))


def test_a_transfer_ends_the_placement_before_it_on_the_day_before(office, url, kita, person):
    with use(kita.pk):
        there = WorkplaceFactory()
    answer = office.post(
        url(f"/trainees/{person.pk}/transfer/"),
        {"company": there.company_id, "workplace": there.pk, "starts_on": "2026/10/1"},
    )
    assert answer.url == url(f"/trainees/{person.pk}/placements/")
    with use(kita.pk):
        new, old = Placement.objects.filter(trainee=person)
        assert (new.company_id, new.starts_on) == (there.company_id, date(2026, 10, 1))
        assert old.ends_on == date(2026, 9, 30)
        person.refresh_from_db()
        assert person.company_id == there.company_id


def test_a_workplace_of_another_company_is_refused(office, url, kita, person):
    with use(kita.pk):
        there, elsewhere = CompanyFactory(), WorkplaceFactory()
    answer = office.post(
        url(f"/trainees/{person.pk}/transfer/"),
        {"company": there.pk, "workplace": elsewhere.pk, "starts_on": "2026-10-01"},
    )
    assert answer.status_code == 422
    assert "workplace" in answer.context["form"].errors
    with use(kita.pk):
        assert Placement.objects.count() == 1


def test_placements_that_overlap_are_refused_in_words(office, url, kita, person):
    with use(kita.pk):
        later = PlacementFactory(
            trainee=person, company=CompanyFactory(), starts_on=None, ends_on=date(2026, 1, 31)
        )
    address = url(f"/placements/{later.pk}/edit/")
    filled = {
        "company": later.company_id,
        "ends_on": "2026-12-31",
        "version": version(office, address),
    }
    answer = office.post(address, filled)
    assert answer.status_code == 422
    assert "These days overlap" in words(answer)
    with use(kita.pk):
        later.refresh_from_db()
        assert later.ends_on == date(2026, 1, 31)


def test_a_leaving_ends_the_placement_of_that_day(office, url, kita, person):
    office.post(
        url(f"/trainees/{person.pk}/leavings/new/"), {"kind": "returned", "left_on": "2026-11-20"}
    )
    with use(kita.pk):
        assert Leaving.objects.get().left_on == date(2026, 11, 20)
        assert Placement.objects.get(trainee=person).ends_on == date(2026, 11, 20)


def test_what_is_entered_settles_the_duty_at_once_and_says_so(office, url, kita, person):
    expires_on = localdate() + timedelta(days=20)
    address = url(f"/trainees/{person.pk}/residence-periods/new/")
    page = office.post(
        address,
        {"status": "TITP_1_RO", "number": "AB12345678CD", "expires_on": expires_on.isoformat()},
        follow=True,
    )
    assert "opened" in words(page)
    with use(kita.pk):
        duty = Finding.objects.open().get(rule="IMM-001", trainee=person)
        assert duty.due_on == expires_on
    office.post(
        url(f"/trainees/{person.pk}/stay-applications/new/"),
        {"kind": "extension", "submitted_on": localdate().isoformat()},
    )
    with use(kita.pk):
        assert not Finding.objects.open().filter(rule="IMM-001", trainee=person).exists()


def test_a_company_with_people_cannot_be_removed_from_under_them(office, url, kita, person):
    with use(kita.pk):
        place = WorkplaceFactory(company_id=person.company_id)
        Placement.objects.update(workplace=place)
    answer = office.post(url(f"/workplaces/{place.pk}/removal/"))
    assert answer.status_code == 422
    assert "placements refer to it" in words(answer)


@pytest.mark.parametrize("tab", ["", "papers/", "placements/", "history/", "edit/"])
def test_another_organizations_person_is_not_found(office, url, minami, tab):
    with use(minami.pk):
        stranger = TraineeFactory()
    assert office.get(url(f"/trainees/{stranger.pk}/{tab}")).status_code == 404
