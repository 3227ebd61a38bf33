"""Every address × every role, inside an organization: who may enter, and who is told no.

The addresses are walked, not listed: a page that is added later is asked the same questions.
"""

from doors import INSIDE, OURS, each, permission_of, roles_of
from samples import FILLED_IN

from titp.accounts.models import Role
from titp.accounts.permissions import ADMINISTRATOR, CLERK

PUBLIC = {
    "healthz": "asked by whoever runs it, says nothing",
    "readyz": "as above",
    "home": "only leads on, to the page that is right for a person",
    "memberships": "a person's own list of organizations",
    "set_language": "chosen before signing in, too",
    "set_density": "changes the person's own pages only",
    "invitation": "the secret in the address is the key",
    "calendar-file": "as above",
    "month-door": "as above, and whoever it belongs to has to sign in",
    "voice-door": "for people without an account; behind the codes of a card and of a report",
    "voice-languages": "as above",
    "voice": "as above",
    "voice-return": "as above",
    "follow-up-door": "for people who went home, without an account",
    "follow-up": "the secret in the address is the key",
    "follow-up-question": "as above",
    "follow-up-send": "as above",
    "follow-up-withdrawal": "as above",
    "follow-up-answers": "as above",
    "calling": "as above, for a sending organization",
    "case-consent-door": "for the person concerned; behind the code of a copy",
    "case-consent": "as above",
    "passport-door": "for whoever holds a skills passport; behind its code",
    "passport": "as above",
    "oidc-token": "the program's secret is the key",
    "oidc-revocation": "as above",
    "oidc-configuration": "tells programs where the others are",
    "demo": "does not exist unless DEMO is set",
    "filed-mails": "does not exist unless DEMO is set",
    "filed-mail": "as above",
}


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


@each([door for door in INSIDE if "pk>" in door[0] and CLERK in roles_of(door[1])])
def test_a_row_of_another_company_is_not_there_for_a_clerk(house, route, view):
    path = house.address(route, house.kita, ADMINISTRATOR)
    assert house.answers(CLERK, f"/o/kita{path}") <= {404, 405}
