"""What is confidential: no company sees it, and of the staff only those whose seal says so."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.protection import ConsultationFactory

from titp.compliance.models import Finding, Waiver
from titp.compliance.rule import RULES
from titp.compliance.sweep import check_organization
from titp.history.models import Entry
from titp.tenancy import lints
from titp.tenancy.context import COMPANY, JOBS, READS_CONFIDENTIAL, STAFF, use
from titp.tenancy.scope import CompanyMayNotRead
from trainees.models import Consultation


@pytest.fixture
def office(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def told(office):
    with office():
        return ConsultationFactory()


@pytest.fixture
def company(office):
    with office():
        return CompanyFactory()


def ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_the_office_reads_a_consultation(told, office):
    with office():
        assert Consultation.objects.get().summary == "CANARY WORDS"


def test_other_staff_find_none_whatever_the_statement(told, kita):
    with use(kita.pk, STAFF):
        assert not Consultation.objects.exists()
        assert ask("SELECT 1 FROM trainees_consultation WHERE true OR id > 0") == []
        assert ask("DELETE FROM trainees_consultation RETURNING id") == []


def test_other_staff_write_none(kita):
    with pytest.raises(ProgrammingError, match="row-level security"), use(kita.pk, STAFF):
        ConsultationFactory()


def test_work_of_the_machine_sees_it(told, kita):
    with use(kita.pk, JOBS):
        assert Consultation.objects.count() == 1


def test_another_organization_finds_none(told, minami):
    with use(minami.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        assert not Consultation.objects.exists()


def test_a_company_may_not_even_ask(told, kita, company):
    with use(kita.pk, COMPANY, company_id=company.pk, capabilities=READS_CONFIDENTIAL):
        with pytest.raises(CompanyMayNotRead):
            Consultation.objects.count()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            ask("SELECT count(*) FROM trainees_consultation")


def test_what_was_said_is_neither_in_the_table_nor_in_the_history(told, office):
    with office():
        (stored,) = ask("SELECT summary FROM trainees_consultation")[0]
        assert b"CANARY" not in bytes(stored)
        after = Entry.objects.get(table_name="trainees_consultation").after
    assert after["summary"] == after["category"] == "•••"


def test_addresses_tell_neither_how_many_there_are_nor_when_one_came(told, office):
    with office():
        later = ConsultationFactory()
    assert told.get_absolute_url() != later.get_absolute_url()
    assert str(told.pk) not in told.get_absolute_url().split("/")
    assert told.public_id.version == 4


def test_a_company_sees_its_findings_but_those_that_are_confidential(kita, office, company):
    with office():
        seen = FindingFactory(company=company)
        hidden = FindingFactory(company=company, confidential=True)
    with use(kita.pk, COMPANY, company_id=company.pk):
        assert [finding.pk for finding in Finding.objects.all()] == [seen.pk]
        assert ask("SELECT id FROM compliance_finding WHERE confidential OR true") == [(seen.pk,)]
    with office():
        assert Finding.objects.filter(pk=hidden.pk).exists()


def test_that_a_confidential_finding_rests_is_not_told_either(kita, office, company, signed_in):
    user = signed_in("caseworker").user
    with office():
        for confidential in (True, False):
            finding = FindingFactory(company=company, confidential=confidential)
            waiver = Waiver.of(finding, user)
            waiver.reason = "x"
            waiver.save()
    with use(kita.pk, COMPANY, company_id=company.pk):
        assert [waiver.finding_id for waiver in Waiver.objects.order_by("pk")] == [finding.pk]


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_table_without_that_wall_is_complained_about():
    with transaction.atomic(using="owner"), connections["owner"].cursor() as owner:
        owner.execute("DROP POLICY company_blind ON compliance_finding")
        found = lints.complaints("owner")
        transaction.set_rollback(True, using="owner")
    assert "compliance_finding lets a company see its confidential rows" in found


def test_who_cannot_read_what_a_rule_reads_does_not_settle_what_it_found(told, office, kita):
    """To them the table looks empty: nothing would be owed any more."""
    day = date(2026, 10, 3)
    with office():
        check_organization(day)
        owed = Finding.objects.open().filter(rule="PROT-003")
        assert owed.exists()
    with use(kita.pk, STAFF):
        check_organization(day)
        assert owed.exists()


def test_a_confidential_duty_is_the_organizations_own_to_settle():
    assert {rule.owed_by for rule in RULES.values() if rule.confidential} == {"organization"}
