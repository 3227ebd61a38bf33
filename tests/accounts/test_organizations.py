"""Which organization one acts for, and what follows a person everywhere: language, density."""

import time

import pytest
from django.http import HttpResponse
from people import make_member, make_person

from companies.models import Company
from titp.accounts import reauthentication
from titp.accounts.models import Membership, Role, User
from titp.tenancy.context import STAFF, use


def join(user, organization, role, **fields):
    with use(organization.pk, STAFF):
        return Membership.objects.create(user=user, role=role, **fields)


def test_who_works_in_one_place_goes_straight_there(client, kita):
    client.force_login(make_member(kita, "caseworker"))
    assert client.get("/").url == "/o/kita/"


def test_who_works_in_two_places_chooses(client, kita, minami):
    user = make_member(kita, "caseworker")
    there = join(user, minami, Role.AUDITOR)
    client.force_login(user)
    assert client.get("/").url == "/memberships/"
    page = client.get("/memberships/").content.decode()
    assert "きた協同組合" in page
    assert "みなみ協同組合" in page
    assert client.post("/memberships/", {"membership": there.pk}).url == "/o/minami/"


@pytest.mark.parametrize(("role", "first"), [("monitor", "/monitor/"), ("operator", "/platform/")])
@pytest.mark.django_db(databases=["default", "monitor"])
def test_people_of_the_platform_go_to_their_page(client, role, first):
    client.force_login(make_person("p@example.org", True, **{f"is_{role}": True}))
    assert client.get("/").url == first
    assert client.get(first).status_code == 200


def test_who_belongs_nowhere_is_told_so(client, db):
    client.force_login(make_person("p@example.org"))
    assert client.get("/").url == "/memberships/"
    assert "not a member" in client.get("/memberships/").content.decode()


def test_a_membership_of_somebody_else_cannot_be_chosen(client, kita, minami):
    user, other = make_member(kita, "caseworker"), make_member(minami, "caseworker")
    client.force_login(user)
    with use(minami.pk, STAFF):
        theirs = Membership.objects.get(user=other)
    assert client.post("/memberships/", {"membership": theirs.pk}).status_code == 404


def test_a_clerk_of_two_companies_acts_for_the_chosen_one(client, kita):
    with use(kita.pk, STAFF):
        companies = [Company.objects.create(name=name) for name in ("一社", "二社")]
    user = make_member(kita, "clerk", company=companies[0])
    second = join(user, kita, Role.CLERK, company=companies[1])
    client.force_login(user)
    assert client.get("/o/kita/companies/").content.decode().count("二社") == 0
    client.post("/memberships/", {"membership": second.pk})
    page = client.get("/o/kita/companies/").content.decode()
    assert "二社" in page
    assert "一社" not in page


def test_a_new_role_holds_from_the_next_request(client, kita):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    assert client.get("/o/kita/companies/new/").status_code == 200
    with use(kita.pk, STAFF):
        Membership.objects.filter(user=user).update(role=Role.AUDITOR)
    assert client.get("/o/kita/companies/new/").status_code == 403


def test_an_ended_membership_ends_with_the_next_request(client, kita):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    with use(kita.pk, STAFF):
        Membership.objects.get(user=user).end()
    assert client.get("/o/kita/companies/").status_code == 404


def test_what_a_refused_request_wrote_is_undone(client, kita):
    """A page that answers with an error leaves nothing behind, even what it wrote before."""
    client.force_login(make_member(kita, "caseworker"))
    page = client.post("/o/kita/companies/new/", {"name": ""})
    assert page.status_code == 422
    with use(kita.pk, STAFF):
        assert not Company.objects.exists()


def test_a_persons_own_pages_stay_in_the_organizations_frame(client, kita):
    client.force_login(make_member(kita, "caseworker"))
    page = client.get("/o/kita/accounts/email/")
    assert page.status_code == 200
    assert "きた協同組合" in page.content.decode()


def test_the_chosen_language_follows_the_person(client, kita):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    assert client.get("/o/kita/accounts/email/").headers["Content-Language"] == "en"
    client.post("/o/kita/language/", {"language": "ja", "next": "/o/kita/"})
    other = client.__class__()
    other.force_login(User.objects.get(pk=user.pk))
    assert other.get("/o/kita/accounts/email/").headers["Content-Language"] == "ja"


@pytest.mark.parametrize(("wish", "kept"), [("compact", "compact"), ("enormous", "normal")])
def test_the_row_height_follows_the_person(client, kita, wish, kept):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    client.post("/density/", {"density": wish, "next": "/o/kita/"})
    assert User.objects.get(pk=user.pk).density == kept


@pytest.mark.parametrize("path", ["/density/", "/language/"])
@pytest.mark.parametrize("away", ["https://example.net/", "//example.net/", "javascript:alert(1)"])
def test_nobody_is_sent_away_from_here(client, kita, path, away):
    client.force_login(make_member(kita, "caseworker"))
    url = client.post(path, {"density": "compact", "language": "en", "next": away}).url
    assert "example.net" not in url
    assert "javascript" not in url


def test_signing_in_leads_to_the_page_that_was_asked_for(client, kita):
    assert client.get("/o/kita/companies/").url == "/accounts/login/?next=/o/kita/companies/"


def test_a_part_of_a_page_takes_the_whole_page_along_to_sign_in(client, kita):
    answer = client.get("/o/kita/companies/", headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/")


class TestAnActThatAsksAgainWhoIsThere:
    """Shown numbers and the like need a proof of the last five minutes."""

    @pytest.fixture
    def act(self, rf, client, kita):
        user = make_member(kita, "caseworker")

        def act(proven_at):
            request = rf.post(
                "/o/kita/numbers/1/", headers={"referer": "http://testserver/o/kita/"}
            )
            request.user, request.session, request.htmx = user, {}, False
            request._messages = type("Messages", (), {"add": lambda *words: None})()
            if proven_at:
                request.session["account_authentication_methods"] = [{"at": proven_at}]
                request.session["account_authentication_methods_user"] = str(user.pk)
            return reauthentication.proven(lambda request: HttpResponse("shown"))(request)

        return act

    def test_goes_through_after_a_recent_proof(self, act):
        assert act(time.time() - 60).content == b"shown"

    @pytest.mark.parametrize("ago", [None, 301])
    def test_asks_for_one_and_comes_back_to_the_page(self, act, ago):
        answer = act(ago and time.time() - ago)
        assert answer.url == "/accounts/reauthenticate/?next=%2Fo%2Fkita%2F"
