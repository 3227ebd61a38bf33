"""The demo's door: a stranger becomes anybody with one click, and only in the demo."""

import pytest
from allauth.account.authentication import get_authentication_records
from django.core.exceptions import ImproperlyConfigured

from companies.models import Company
from titp.accounts.demo import PASSWORD, sample_people
from titp.accounts.models import Role, User
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization


@pytest.fixture
def people(committed, settings):
    """The demo's people, in organizations of which きた has a company."""
    settings.DEMO = True
    with use(committed.pk, STAFF):
        Company.objects.create(name="きた食品")
    return sample_people(Organization.objects.order_by("slug"))


def test_there_is_one_for_each_role_of_each_organization(people):
    told = [(one.role, one.organization.slug if one.organization else "") for one in people]
    assert len(told) == len(set(told))
    assert {role for role, slug in told if slug == "kita"} == set(Role.values)
    # a clerk needs a company, which みなみ has not
    assert {role for role, slug in told if slug == "minami"} == set(Role.values) - {"clerk"}
    assert {role for role, slug in told if not slug} == {"monitor", "operator"}


def test_making_them_again_makes_nobody(people, committed):
    again = sample_people(Organization.objects.order_by("slug"))
    assert again == people
    assert User.objects.count() == len(people)


def test_each_signs_in_with_one_click_and_reaches_their_first_page(client, people):
    for one in people:
        assert client.post("/demo/", {"email": one.email}).url == "/"
        page = client.get("/", follow=True)
        assert page.status_code == 200, one
        assert "2fa" not in page.redirect_chain[-1][0], one


def test_the_factor_is_noted_as_used(client, people, rf):
    client.post("/demo/", {"email": "administrator@kita.demo.example"})
    request = rf.get("/")
    request.session = client.session
    user = User.objects.get(email="administrator@kita.demo.example")
    methods = [one["method"] for one in get_authentication_records(request, user)]
    assert methods == ["password", "mfa"]


def test_the_page_shows_password_and_code_for_the_usual_way(client, people):
    page = client.get("/demo/")
    assert PASSWORD in page.content.decode()
    codes = {one["user"].email: one["code"] for one in page.context["people"]}
    client.post("/accounts/login/", {"login": "monitor@demo.example", "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": codes["monitor@demo.example"]})
    assert client.get("/").url == "/monitor/"


@pytest.mark.parametrize("email", ["nobody@kita.demo.example", "", "somebody@example.org"])
def test_nobody_else_comes_in_this_way(client, people, email):
    assert client.post("/demo/", {"email": email}).status_code == 404


def test_without_the_demo_there_is_no_such_door(client, people, settings):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"email": people[0].email}).status_code == 404


def test_in_production_there_is_neither_door_nor_people(client, people, settings):
    settings.PRODUCTION = True
    assert client.post("/demo/", {"email": people[0].email}).status_code == 404
    with pytest.raises(ImproperlyConfigured):
        sample_people([])
