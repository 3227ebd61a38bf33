"""Looking at a page writes nothing, wherever one looks."""

from django.db import connection
from doors import DOORS, each, roles_of

from titp.accounts.models import Role

# Seen with every page: when a person was here last.
SESSIONS = {"django_session", "usersessions_usersession"}
WRITES = """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
             WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"""


@each(DOORS)
def test_looking_changes_nothing(house, route, view):
    role = sorted(roles_of(view))[0]
    inside = "/o/kita" if role in Role.values else ""
    path = inside + house.address(route, house.kita, role)
    before = written()
    list(house.clients[role].get(path))
    after = written()
    assert {table for table in after if after[table] != before.get(table)} <= SESSIONS


def written():
    """Table → rows that this transaction has written so far."""
    with connection.cursor() as cursor:
        cursor.execute(WRITES)
        return dict(cursor.fetchall())
