"""What a change would open and close is shown before it is saved, and nothing of it is kept."""

from datetime import timedelta

import pytest
from factories.companies import CompanyFactory
from factories.training_plans import TrainingPlanFactory
from previewing import ASK, CAP, TODAY, as_shown, lines, words

from companies.models import ExcellentStanding, StaffCount
from titp.compliance.what_if import Kind
from titp.tenancy.context import use
from trainees.models import Placement


def test_a_duty_that_would_close_is_listed_with_its_rule_and_company(office, url, host, kept):
    before = kept()
    page = office.post(
        url(f"/companies/{host.pk}/staff-counts/new/"),
        {"counted_on": str(TODAY), "full_time_staff": "35"} | ASK,
    )
    assert page.status_code == 200
    assert lines(page) == {TODAY: [Kind.CLOSED]}
    told = words(page)
    assert url(f"/rules/{CAP}/") in told
    assert url(f"/companies/{host.pk}/") in told
    assert "Nothing is saved yet." in told
    assert kept() == before


def test_a_duty_that_would_open_is_seen_from_the_day_on_that_it_counts(office, url, host):
    next_month = TODAY + timedelta(30)
    standing = {"starts_on": str(TODAY - timedelta(99)), "ends_on": str(TODAY + timedelta(29))}
    address = url(f"/companies/{host.pk}/excellent-standings/new/")
    assert lines(office.post(address, {"starts_on": standing["starts_on"]} | ASK)) == {
        TODAY: [Kind.CLOSED]
    }
    office.post(address, {"starts_on": standing["starts_on"]})
    row = ExcellentStanding.objects
    with use(host.organization_id):
        edit = url(f"/excellent-standings/{row.get().pk}/edit/")
    page = office.post(edit, as_shown(office.get(edit), **standing, **ASK))
    assert list(lines(page)) == [TODAY, next_month]
    assert Kind.OPENED in lines(page)[next_month]


def test_the_form_stays_as_typed_and_then_saves_once(office, url, host, kita):
    address = url(f"/companies/{host.pk}/staff-counts/new/")
    typed = {"counted_on": "令和8年11月1日", "full_time_staff": "３５"}
    page = office.post(address, typed | ASK)
    assert as_shown(page) == typed
    assert office.post(address, as_shown(page)).status_code == 302
    with use(kita.pk):
        assert StaffCount.objects.filter(company=host, full_time_staff=35).count() == 1


def test_a_correction_saves_after_a_look_as_if_there_had_been_none(office, url, host, kita):
    with use(kita.pk):
        row = StaffCount.objects.get(company=host)
    address = url(f"/staff-counts/{row.pk}/edit/")
    shown = office.get(address)
    page = office.post(address, as_shown(shown, full_time_staff="41") | ASK)
    assert page.context["form"]["version"].value() == shown.context["form"]["version"].value()
    page = office.post(address, as_shown(page) | ASK)  # looked twice
    assert office.post(address, as_shown(page)).status_code == 302
    with use(kita.pk):
        assert StaffCount.objects.get(company=host).full_time_staff == 41


def test_who_was_overtaken_is_told_so_when_looking_too(office, url, host, kita, kept):
    with use(kita.pk):
        row = StaffCount.objects.get(company=host)
    address = url(f"/staff-counts/{row.pk}/edit/")
    mine = as_shown(office.get(address), full_time_staff="41")
    with use(kita.pk):
        StaffCount.objects.filter(pk=row.pk).update(full_time_staff=20)
    before = kept()
    page = office.post(address, mine | ASK)
    assert page.status_code == 409
    assert page.context["attempt"].seen is None
    assert "20" in words(page)
    assert kept() == before
    again = office.post(address, as_shown(page) | ASK)  # now that both values were seen
    assert again.status_code == 200
    assert again.context["attempt"].seen


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"counted_on": "never", "full_time_staff": "3"}, "counted_on"),
        ({"counted_on": str(TODAY), "full_time_staff": "-3"}, "full_time_staff"),
        ({"counted_on": str(TODAY - timedelta(90)), "full_time_staff": "3"}, "counted_on"),
    ],
)
def test_what_could_not_be_saved_is_said_at_its_field(office, url, host, kept, typed, field):
    before = kept()
    page = office.post(url(f"/companies/{host.pk}/staff-counts/new/"), typed | ASK)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert "what-if" not in words(page)
    assert kept() == before


def test_an_overlap_that_only_the_books_refuse_is_said_and_leaves_them_whole(office, url, kita):
    with use(kita.pk):
        person = TrainingPlanFactory().trainee
        there, other = person.placements.get(), CompanyFactory()
    typed = {"company": other.pk, "starts_on": str(there.starts_on + timedelta(1))}
    page = office.post(url(f"/placements/{there.pk}/edit/"), {**typed, "version": "old"} | ASK)
    assert page.status_code == 409
    with use(kita.pk):
        assert Placement.objects.get(trainee=person).company_id == there.company_id


def test_nothing_filled_in_is_nothing_to_look_at(office, url, host):
    address = url(f"/companies/{host.pk}/excellent-standings/new/")
    assert office.post(address, ASK).status_code == 422
