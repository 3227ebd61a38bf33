"""Every address × every role, from outside: of an organization that is not theirs, and of none."""

from doors import DOORS, INSIDE, OUTSIDE, each, roles_of

from titp.accounts.models import Role
from titp.accounts.permissions import OPERATOR


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
    # a program is told so (401), a person is led to where one signs in
    is_api = route.startswith("api/")
    assert house.answers(None, f"/o/kita{path}") == ({401} if is_api else {302})
    assert house.answers(None, path) <= ({401} if is_api else {302, 404, 405})


@each(OUTSIDE)
def test_the_platforms_pages_are_there_for_their_own_people_only(house, route, view):
    for role in house.people:
        path = house.address(route, house.kita, role)
        got = house.answers(role, path)
        if role in roles_of(view):
            assert not got & {403, 404}, role
            assert max(got) < 500, role
        else:
            assert got <= {404, 405}, role
        if role in Role.values:
            assert house.answers(role, f"/o/kita{path}") <= {403, 405}, role
