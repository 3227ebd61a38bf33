"""PostgreSQL believes a context only if this process sealed it for this transaction."""

import time

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from companies.models import Company
from titp.tenancy.context import STAFF, Context, use
from titp.tenancy.seal import sealed


def read_with(text, role=STAFF):
    """Try to read companies under a seal of one's own making."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, true), set_config('app.ctx', %s, true)", [role, text]
        )
        # Over an empty table the planner may find nothing to ask the wall about: ask it ourselves.
        cursor.execute("SELECT count(*), app.org_id() FROM companies_company")
        return cursor.fetchone()[0]


def pid():
    connection.ensure_connection()
    return connection.connection.info.backend_pid


def test_a_proper_seal_is_believed(kita):
    assert read_with(sealed(Context(kita.pk, STAFF), pid())) == 0


@pytest.mark.parametrize(
    "text", ["|" * 8, "1|2", "x|x|x|x|x|x|x|x|x", "1|1|1|1|1|app_staff|0|99999999999|00"]
)
def test_an_invented_seal_is_refused(kita, text):
    with pytest.raises(DatabaseError, match="seal is wrong"):
        read_with(text)


@pytest.mark.parametrize("part", range(9))
def test_a_changed_part_breaks_the_seal(kita, part):
    parts = sealed(Context(kita.pk, STAFF), pid()).split("|")
    parts[part] = {5: "app_jobs", 8: "0" * 64}.get(part) or str(int(parts[part]) + 1)
    with pytest.raises(DatabaseError, match="seal is wrong"):
        read_with("|".join(parts))


def test_an_expired_seal_is_refused(kita):
    with pytest.raises(DatabaseError, match="seal is wrong"):
        read_with(sealed(Context(kita.pk, STAFF), pid(), expires=int(time.time()) - 1))


def test_a_seal_of_another_connection_is_refused(kita):
    with pytest.raises(DatabaseError, match="seal is wrong"):
        read_with(sealed(Context(kita.pk, STAFF), pid() + 1))


def test_a_seal_for_another_role_is_refused(kita):
    with pytest.raises(DatabaseError, match="seal is wrong"):
        read_with(sealed(Context(kita.pk, "app_company", company_id=1), pid()))


def test_an_empty_setting_counts_as_missing(kita):
    with pytest.raises(DatabaseError, match="context is not set"):
        read_with("")


def test_the_key_cannot_be_read(kita):
    with (
        pytest.raises(Exception, match="permission denied"),
        use(kita.pk, STAFF),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM sealed.secret")


def test_the_owner_alone_writes_history(kita):
    with use(kita.pk, STAFF, user_id=7):
        Company.objects.create(name="きた食品")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT actor_id, actor_role, operation, after ->> 'name' FROM history_entry"
            )
            assert cursor.fetchall() == [(7, STAFF, "insert", "きた食品")]
            for forging in ("INSERT INTO history_entry DEFAULT VALUES", "DELETE FROM history_entry",
                            "UPDATE history_entry SET actor_id = 1"):  # fmt: skip
                with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                    cursor.execute(forging)


@given(st.text(alphabet="0123456789|app_stf-", max_size=80))
def test_no_text_of_digits_and_bars_is_believed(django_db_blocker, django_db_setup, text):
    with django_db_blocker.unblock(), pytest.raises(Exception, match="seal is wrong|not set"):
        read_with(text)


def test_the_nightly_role_sees_all_but_changes_nothing_of_theirs(committed):
    with use(committed.pk, STAFF):
        Company.objects.create(name="きた食品")
    with connections["nightly"].cursor() as cursor:
        cursor.execute("SELECT name FROM companies_company")
        assert cursor.fetchall() == [("きた食品",)]
        with pytest.raises(Exception, match="permission denied"):
            cursor.execute("UPDATE companies_company SET name = ''")


def test_the_mailer_role_sees_messages_only(committed):
    with (
        pytest.raises(Exception, match="permission denied"),
        connections["mailer"].cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM companies_company")
