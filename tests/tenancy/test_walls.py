"""The wall between organizations holds, whatever a statement says."""

import pytest
from django.db import ProgrammingError, connection

from companies.models import Company
from titp.tenancy import lints
from titp.tenancy.context import STAFF, NoTenant, use


def test_the_catalogue_has_no_complaint(db):
    assert lints.complaints() == []


def test_without_an_organization_a_queryset_raises(db):
    with pytest.raises(NoTenant):
        Company.objects.count()


def test_without_an_organization_raw_sql_is_refused(db):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM companies_company")


def test_raw_sql_sees_only_the_own_rows(kita, minami):
    with use(minami.pk, STAFF):
        Company.objects.create(name="みなみ工業")
    with use(kita.pk, STAFF):
        Company.objects.create(name="きた食品")
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM companies_company")
            assert cursor.fetchall() == [("きた食品",)]
