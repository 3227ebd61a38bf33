"""Looking back: rows as they were recorded then, behind the same walls, and nothing written."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.protection import ConsultationFactory
from factories.trainees import PassportFactory, PlacementFactory, TraineeFactory
from looks import clock

from companies.models import Company
from titp.past import schema
from titp.past.looking import NoPastForCompanies, PastNotBuilt, as_known, look, present, today
from titp.tenancy.context import COMPANY, JOBS, READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.models import Organization
from trainees.models import Consultation, Passport, Placement, Trainee

ON = date(2026, 11, 1)


def names():
    return sorted(Company.objects.values_list("name", flat=True))


def test_what_was_recorded_since_is_not_there(acting):
    CompanyFactory(name="きた食品")
    then = clock()
    CompanyFactory(name="となり建設")
    with as_known(ON, then):
        assert names() == ["きた食品"]
    assert names() == ["きた食品", "となり建設"]


def test_what_was_changed_twice_since_reads_as_before_the_first_change(acting):
    company = CompanyFactory(name="きた食品", phone="011-000-0001")
    then = clock()
    Company.objects.filter(pk=company.pk).update(name="北食品", phone="011-000-0002")
    Company.objects.filter(pk=company.pk).update(name="北の食品")
    with as_known(ON, then):
        row = Company.objects.get()
        assert (row.name, row.phone) == ("きた食品", "011-000-0001")


def test_between_two_changes_the_first_is_known(acting):
    company = CompanyFactory(name="きた食品")
    Company.objects.filter(pk=company.pk).update(name="北食品")
    then = clock()
    Company.objects.filter(pk=company.pk).update(name="北の食品")
    with as_known(ON, then):
        assert names() == ["北食品"]


def test_what_was_removed_since_is_there_whole(acting):
    placement = PlacementFactory(starts_on=date(2026, 4, 1))
    pk, company = placement.pk, placement.company
    then = clock()
    Placement.objects.filter(pk=placement.pk).update(starts_on=date(2026, 5, 1))
    placement.delete()
    with as_known(ON, then):
        row = Placement.objects.select_related("company").get()
        assert (row.pk, row.starts_on, row.company) == (pk, date(2026, 4, 1), company)


def test_what_came_and_went_since_was_never_there(acting):
    then = clock()
    CompanyFactory().delete()
    with as_known(ON, then):
        assert names() == []


def test_a_day_is_known_up_to_its_end_in_japan(acting):
    CompanyFactory(name="きた食品")
    with as_known(ON, localdate()):
        assert names() == ["きた食品"]
    with as_known(ON, localdate() - timedelta(1)):
        assert names() == []


def test_a_hidden_number_that_was_written_over_reads_as_none(acting):
    passport = PassportFactory(number="AB1234567")
    kept = PassportFactory(number="AB7654321", trainee=passport.trainee)
    then = clock()
    passport.number = "XY1111111"
    passport.save()
    with as_known(ON, then):
        assert Passport.objects.get(pk=passport.pk).number == ""
        assert Passport.objects.get(pk=kept.pk).number == "AB7654321"


def test_a_row_without_any_history_was_always_known(committed):
    """As after a restore of the tables alone."""
    with use(committed.pk, STAFF):
        CompanyFactory(name="きた食品")
    with connections["owner"].cursor() as owner:
        owner.execute("DELETE FROM history_entry")
    with use(committed.pk, STAFF), as_known(ON, localdate() - timedelta(9)):
        assert names() == ["きた食品"]


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE companies_company SET note = 'x'",
        "UPDATE public.companies_company SET note = 'x'",
        "DELETE FROM public.companies_company",
        "INSERT INTO documents_order (report) VALUES ('x')",
    ],
)
def test_nothing_can_be_written_in_the_past(acting, write):
    CompanyFactory(note="kept")
    with (
        pytest.raises(DatabaseError, match="read-only|cannot update view"),
        as_known(ON, localdate()),
        connection.cursor() as cursor,
    ):
        cursor.execute(write)
    assert Company.objects.get().note == "kept"


def test_afterwards_all_is_as_before(acting):
    with as_known(ON, localdate() - timedelta(1)):
        assert (today(), look().known_on) == (ON, localdate() - timedelta(1))
    assert (today(), look()) == (localdate(), None)
    assert CompanyFactory().pk
    assert len(names()) == 1


def test_an_error_in_the_past_leaves_the_present_whole(acting):
    CompanyFactory(name="きた食品")
    with pytest.raises(ZeroDivisionError), as_known(ON, localdate() - timedelta(1)):
        raise ZeroDivisionError
    assert (look(), names()) == (None, ["きた食品"])


def test_the_present_can_be_read_in_between(acting):
    CompanyFactory(name="きた食品")
    with as_known(ON, localdate() - timedelta(1)):
        with present():
            assert (names(), look(), today()) == (["きた食品"], None, localdate())
        assert (names(), today()) == ([], ON)


def test_the_wall_holds_in_the_past(kita, minami):
    with use(minami.pk, STAFF):
        theirs = CompanyFactory(name="よその会社")
        then = clock()
        Company.objects.filter(pk=theirs.pk).update(name="よその新会社")
        TraineeFactory(name_roman="SOMEBODY ELSE")
    with use(kita.pk, STAFF), as_known(ON, then), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM companies_company")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM past.touched('companies_company')")
        assert cursor.fetchone() == (0,)
        assert not Trainee.objects.exists()


def test_a_job_may_look_back_and_a_company_may_not(kita, acting):
    company = CompanyFactory()
    with use(kita.pk, JOBS), as_known(ON, localdate()):
        assert len(names()) == 1
    with (
        use(kita.pk, COMPANY, company_id=company.pk),
        pytest.raises(NoPastForCompanies),
        as_known(ON, localdate()),
    ):
        pass


def test_public_rows_are_as_they_are_now(kita, acting):
    with as_known(ON, localdate() - timedelta(1)):
        assert Organization.objects.get(pk=kita.pk) == kita


def test_a_table_without_its_view_is_refused_instead_of_read_as_of_now(committed):
    """As after a migration that broke off."""
    with connections["owner"].cursor() as owner:
        owner.execute("DROP VIEW past.companies_company")
    try:
        with (
            use(committed.pk, STAFF),
            pytest.raises(PastNotBuilt, match="^companies_company$"),
            as_known(ON, localdate()),
        ):
            pass
    finally:
        schema.tear_down()
        schema.build()


def test_every_table_with_a_history_stands_in_the_past(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(v.viewname)"
            "  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            "  LEFT JOIN pg_views v ON v.schemaname = 'past' AND v.viewname = c.relname"
            " WHERE t.tgname = 'write_history'"
        )
        tables, views = cursor.fetchone()
    assert tables == views > 20


def test_what_only_some_may_read_is_closed_to_the_others_in_the_past_too(kita):
    """The history itself does not know that wall: changed and removed rows come from there."""
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        changed, removed = ConsultationFactory(), ConsultationFactory()
        then = clock()
        changed.handled_by = "OTHER SAMPLE"
        changed.save()
        removed.delete()
        with as_known(ON, then):
            assert Consultation.objects.count() == 2
    with use(kita.pk, STAFF), as_known(ON, then):
        assert not Consultation.objects.exists()
    with use(kita.pk, JOBS), as_known(ON, then):
        assert Consultation.objects.count() == 2
