"""Every address × every role: who may enter, who is told no, and to whom nothing is there.

The addresses are walked, not listed: a page that is added later is asked the same questions.
"""

import re

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.urls import get_resolver
from everybody import House
from rest_framework.views import APIView
from samples import FILLED_IN

from titp.accounts.models import Role
from titp.accounts.permissions import CLERK, MONITOR, OPERATOR, TABLE, MayReadApi

PUBLIC = {
    "healthz": "asked by whoever runs it, says nothing",
    "readyz": "as above",
    "home": "only leads on, to the page that is right for a person",
    "memberships": "a person's own list of organizations",
    "set_language": "chosen before signing in, too",
    "set_density": "changes the person's own pages only",
    "invitation": "the secret in the address is the key",
    "calendar-file": "as above",
    "demo": "does not exist unless DEMO is set",
    "filed-mails": "does not exist unless DEMO is set",
    "filed-mail": "as above",
}
# Sign-in and its machinery guard themselves; tests/accounts looks at them.
GUARD_THEMSELVES = ("allauth.",)
# Seen with every page: when a person was here last.
SESSIONS = {"django_session", "usersessions_usersession"}
WRITES = """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
             WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"""


def addresses(resolver=None, before=""):
    """(route, view, name) of every address; a route written as a regex is put as others are."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(pattern.pattern))
        route = re.sub(r"[\^$\\]|/\?$", "", route)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, route)
        else:
            yield route, pattern.callback, pattern.name


def permission_of(view):
    """The words of the table that stand at this door, or None."""
    api = getattr(view, "cls", None)  # what DRF leaves on its views
    if api and issubclass(api, APIView):
        words = getattr(api, "may", "use the api")
        return words if MayReadApi in api.permission_classes else None
    return getattr(view, "may", None)


def roles_of(view):
    """Who may enter; the API asks for a word of its own beside the view's."""
    roles = TABLE[permission_of(view)]
    return roles & TABLE["use the api"] if hasattr(view, "cls") else roles


OURS = [
    (route, view, name)
    for route, view, name in addresses()
    if not view.__module__.startswith(GUARD_THEMSELVES)
]
DOORS = [(route, view) for route, view, _name in OURS if permission_of(view)]
INSIDE = [door for door in DOORS if not roles_of(door[1]) & {MONITOR, OPERATOR}]
OUTSIDE = [door for door in DOORS if door not in INSIDE]


def each(doors):
    ids = [route for route, _view in doors]
    return pytest.mark.parametrize(("route", "view"), doors, ids=ids)


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        yield House()
        transaction.set_rollback(True)
    connection.close()


def test_every_address_has_a_permission_or_a_reason_for_none():
    without = {name for _route, view, name in OURS if not permission_of(view)}
    assert without == set(PUBLIC)


@each(INSIDE)
def test_a_role_with_the_right_enters(house, route, view):
    for role in roles_of(view):
        form = FILLED_IN[route](house.kita) if route in FILLED_IN else None
        got = house.answers(role, f"/o/kita{house.address(route, house.kita, role)}", form)
        # a clerk may enter, but the row is of another company than the clerk's
        closed = {403} if role == CLERK and "<" in route else {403, 404}
        assert not got & closed, role
        assert max(got) < 500, role


@each(INSIDE)
def test_a_role_without_the_right_is_told_so(house, route, view):
    for role in set(Role.values) - roles_of(view):
        got = house.answers(role, f"/o/kita{house.address(route, house.kita, role)}")
        assert got <= {403, 405}, role
        assert 403 in got, role


@each([door for door in INSIDE if "pk>" in door[0]])
def test_a_row_of_another_organization_is_not_there(house, route, view):
    for role in roles_of(view):
        got = house.answers(role, f"/o/kita{house.address(route, house.minami, role)}")
        assert got <= {404, 405}, role
        assert 404 in got, role


@each(DOORS)
def test_another_organization_is_not_there(house, route, view):
    for role in house.people:
        got = house.answers(role, f"/o/minami{house.address(route, house.minami, role)}")
        assert got == {404}, role


@each(INSIDE)
def test_outside_an_organization_its_pages_are_not_there(house, route, view):
    for role in house.people:
        got = house.answers(role, house.address(route, house.kita, role))
        assert got <= {404, 405}, role


@each(DOORS)
def test_a_stranger_is_asked_to_sign_in(house, route, view):
    path = house.address(route, house.kita, OPERATOR)
    assert house.answers(None, f"/o/kita{path}") == {302}
    # 403 is how the API asks a stranger to sign in
    assert house.answers(None, path) <= ({403} if route.startswith("api/") else {302, 404, 405})


@each(OUTSIDE)
def test_the_platforms_pages_are_there_for_their_own_people_only(house, route, view):
    for role in house.people:
        got = house.answers(role, house.address(route, house.kita, role))
        if role in roles_of(view):
            assert not got & {403, 404}, role
            assert max(got) < 500, role
        else:
            assert got <= {404, 405}, role
        if role in Role.values:
            assert house.answers(role, f"/o/kita/{route}") <= {403, 405}, role


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
