"""The wall between organizations holds, whatever a statement says."""

import psycopg
import pytest
from django.apps import apps
from django.db import (
    DatabaseError,
    IntegrityError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)

from companies.models import Company, StaffCount, Workplace
from titp.tenancy import grants, lints
from titp.tenancy.context import COMPANY, STAFF, NoTenant, OtherTenant, use
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import CompanyMayNotRead

TENANT_MODELS = [model for model in apps.get_models() if issubclass(model, TenantModel)]


def names():
    """What raw SQL sees of the companies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM companies_company ORDER BY name")
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def theirs(minami):
    """A company of the other organization."""
    with use(minami.pk, STAFF):
        return Company.objects.create(name="みなみ工業")


@pytest.fixture
def ours(kita, theirs):
    with use(kita.pk, STAFF):
        return Company.objects.create(name="きた食品")


def test_the_catalogue_has_no_complaint(db):
    assert lints.complaints() == []


def test_every_table_has_an_organization_or_a_reason_for_none(db):
    declared = {*grants.GLOBAL, *grants.reference_tables(), *dict(grants.everyone_tables())}
    declared |= {model._meta.db_table for model in TENANT_MODELS}
    assert set(connection.introspection.table_names()) == declared


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_without_an_organization_a_model_cannot_be_read(db, model):
    with pytest.raises(NoTenant):
        model.objects.count()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model._base_manager.count()


def test_raw_sql_sees_only_the_own_rows(kita, ours):
    with use(kita.pk, STAFF):
        assert names() == ["きた食品"]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT name FROM companies_company WHERE true OR organization_id = {other}",
        "SELECT name FROM companies_company UNION SELECT name FROM companies_company",
        "WITH c AS (SELECT * FROM companies_company) SELECT name FROM c",
        "SELECT (SELECT string_agg(name, '') FROM companies_company)",
        "UPDATE companies_company SET note = 'x' WHERE organization_id = {other} RETURNING name",
        "DELETE FROM companies_company WHERE organization_id = {other} RETURNING name",
        "SELECT name FROM companies_company WHERE 1 / (organization_id - {other}) > -9",
    ],
)
def test_no_injected_statement_reaches_the_neighbour(kita, minami, ours, statement):
    with use(kita.pk, STAFF), connection.cursor() as cursor:
        cursor.execute(statement.format(other=minami.pk))
        assert "みなみ工業" not in str(cursor.fetchall())


def test_a_row_cannot_be_given_to_the_neighbour(kita, minami, ours):
    with pytest.raises(ProgrammingError, match="row-level security"), use(kita.pk, STAFF):
        Company.objects.filter(pk=ours.pk).update(organization_id=minami.pk)


def test_a_reference_to_the_neighbours_row_is_refused(kita, theirs, ours):
    with pytest.raises(IntegrityError, match="same_tenant"), use(kita.pk, STAFF):
        StaffCount.objects.create(company=theirs, counted_on="2026-01-01", full_time_staff=3)


def test_the_plain_setting_of_an_organization_changes_nothing(kita, minami, ours):
    with use(kita.pk, STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.org_id', %s, true)", [str(minami.pk)])
        assert names() == ["きた食品"]


def test_copy_to_gives_the_own_rows_only(kita, ours):
    copy = "COPY (SELECT name FROM companies_company) TO STDOUT"
    with use(kita.pk, STAFF), connection.cursor() as cursor, cursor.cursor.copy(copy) as out:
        assert b"".join(out).decode() == "きた食品\n"


def test_copy_from_is_refused(kita, ours):
    with (
        pytest.raises(psycopg.errors.FeatureNotSupported),
        use(kita.pk, STAFF),
        connection.cursor() as cursor,
        cursor.cursor.copy("COPY companies_company (name) FROM STDIN"),
    ):
        pass


def test_a_stray_permissive_policy_does_not_open_the_wall(committed):
    with use(committed.pk, STAFF):
        Company.objects.create(name="きた食品")
    neighbour = type(committed).objects.get(slug="minami")
    with connections["owner"].cursor() as owner:
        owner.execute("CREATE POLICY stray ON companies_company FOR ALL TO app_staff USING (true)")
        try:
            with use(neighbour.pk, STAFF):
                assert names() == []
        finally:
            owner.execute("DROP POLICY stray ON companies_company")


def test_a_badly_made_table_is_complained_about(committed):
    with connections["owner"].cursor() as owner:
        owner.execute(
            "CREATE TABLE bad (id bigint PRIMARY KEY, organization_id bigint, company_id bigint,"
            " code text UNIQUE, confidential bool,"
            " FOREIGN KEY (company_id) REFERENCES companies_company (id))"
        )
        owner.execute("GRANT SELECT (code) ON bad TO app_company")
        owner.execute("GRANT SELECT (code) ON bad TO app_asker")
        owner.execute("CREATE VIEW bad_view AS SELECT * FROM companies_company")
        owner.execute("CREATE FUNCTION app.bad() RETURNS int LANGUAGE sql SECURITY DEFINER"
                      " AS 'SELECT 1'")  # fmt: skip
        try:
            found = lints.complaints()
        finally:
            owner.execute("DROP TABLE bad; DROP VIEW bad_view; DROP FUNCTION app.bad()")
    assert len(found) == len(lints.LINTS)
    assert all("bad" in complaint for complaint in found)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("policy", ["tenant_wall", "company_wall"])
def test_a_wall_with_a_door_in_it_is_found(policy):
    """`… OR true` at the end of a policy's expression; undone by the transaction."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as owner:
        column = {"tenant_wall": "organization_id = (SELECT app.org_id())",
                  "company_wall": "id = (SELECT app.company_id())"}[policy]  # fmt: skip
        owner.execute(f"ALTER POLICY {policy} ON companies_company USING ({column} OR true)")
        found = lints.complaints("owner")
        transaction.set_rollback(True, using="owner")
    assert [line for line in found if line.startswith("companies_company ")]


def test_a_block_for_one_organization_cannot_turn_to_another(kita, minami):
    with pytest.raises(OtherTenant), use(minami.pk, STAFF), use(kita.pk, STAFF):
        pass


def test_a_narrower_block_gives_its_role_back(kita, ours):
    with use(kita.pk, STAFF):
        with use(kita.pk, COMPANY, company_id=ours.pk):
            assert Company.objects.get() == ours
        assert Company.objects.create(name="二社目").pk


def test_an_error_inside_a_block_gives_the_role_back(kita, ours):
    with use(kita.pk, STAFF):
        with pytest.raises(ZeroDivisionError), use(kita.pk, COMPANY, company_id=ours.pk):
            raise ZeroDivisionError
        assert names() == ["きた食品"]


def test_nothing_is_left_on_the_connection_after_a_block(committed):
    for _ in range(3):
        with use(committed.pk, STAFF):
            Company.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.ctx', true), current_setting('role')")
            assert cursor.fetchone() in [("", "none"), (None, "none")]
            with pytest.raises(ProgrammingError, match="permission denied"):
                cursor.execute("SELECT * FROM companies_company")


class TestACompanysUser:
    """Sees its company through the window, and nothing beside."""

    @pytest.fixture
    def other_company(self, kita, ours):
        with use(kita.pk, STAFF):
            other = Company.objects.create(name="となり建設", note="internal remark")
            Workplace.objects.create(company=other, name="第一工場")
            Workplace.objects.create(company=ours, name="本社")
            return other

    def test_sees_its_own_company_only(self, kita, ours, other_company):
        with use(kita.pk, COMPANY, company_id=ours.pk):
            assert names() == ["きた食品"]
            assert [place.name for place in Workplace.objects.all()] == ["本社"]

    def test_cannot_read_a_column_outside_the_window(self, kita, ours):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            use(kita.pk, COMPANY, company_id=ours.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT note FROM companies_company")

    def test_cannot_write(self, kita, ours):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            use(kita.pk, COMPANY, company_id=ours.pk),
        ):
            Company.objects.update(name="別名")

    def test_cannot_read_a_table_without_a_window(self, kita, ours):
        with pytest.raises(CompanyMayNotRead), use(kita.pk, COMPANY, company_id=ours.pk):
            StaffCount.objects.count()
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            use(kita.pk, COMPANY, company_id=ours.pk),
        ):
            StaffCount._base_manager.count()

    def test_cannot_become_staff(self, kita, ours):
        escape = "SET LOCAL ROLE app_staff; SELECT * FROM companies_company"
        with (
            pytest.raises(DatabaseError, match="seal is wrong"),
            use(kita.pk, COMPANY, company_id=ours.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute(escape)
