"""Administrators let programs in and send them away."""

import re

import pytest
from allauth.idp.oidc.models import Client as ProviderClient
from django.utils.timezone import localdate
from factories.api import ApiClientFactory
from factories.companies import CompanyFactory

from titp.api.models import ApiClient
from titp.tenancy.context import STAFF, use

NEW = "/o/kita/api-clients/new/"


@pytest.fixture
def company(kita):
    with use(kita.pk, STAFF):
        return CompanyFactory(name="やまと食品")


@pytest.fixture
def let_in(signed_in, company, django_capture_on_commit_callbacks):
    """The administrator's client and the answer to the form."""

    def let_in(**fields):
        client = signed_in("administrator")
        with django_capture_on_commit_callbacks(execute=True):
            form = {"name": "給与奉行", "company": company.pk, "scopes": ["months:read"]} | fields
            return client, client.post(NEW, form)

    return let_in


def secret_in(answer):
    (_client_id, secret, _address) = re.findall(r"<code>([^<]+)</code>", answer.content.decode())
    return secret


def test_the_secret_is_shown_once_and_opens(let_in, kita):
    _client, answer = let_in()
    with use(kita.pk, STAFF):
        made = ApiClient.objects.get()
    known = ProviderClient.objects.get(pk=made.client_id)
    assert known.check_secret(secret_in(answer))
    assert known.get_scopes() == made.scopes == ["months:read"]
    assert known.get_grant_types() == ["client_credentials"]
    assert "no-store" in answer["Cache-Control"]


def test_the_list_shows_who_made_it_for_whom_and_no_secret(let_in):
    client, answer = let_in()
    page = client.get("/o/kita/api-clients/").content.decode()
    assert "給与奉行" in page
    assert "やまと食品" in page
    assert secret_in(answer) not in page


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"company": ""}, {"scopes": []}, {"scopes": ["everything"]}]
)
def test_a_form_that_lacks_something_lets_nobody_in(let_in, kita, wrong):
    _client, answer = let_in(**wrong)
    assert answer.status_code == 422
    with use(kita.pk, STAFF):
        assert not ApiClient.objects.exists()


def test_a_company_of_another_organization_cannot_be_chosen(let_in, minami):
    with use(minami.pk, STAFF):
        theirs = CompanyFactory()
    assert let_in(company=theirs.pk)[1].status_code == 422


def test_sending_away_asks_first(let_in, kita, django_capture_on_commit_callbacks):
    client, _answer = let_in()
    with use(kita.pk, STAFF):
        made = ApiClient.objects.get()
    address = f"/o/kita/api-clients/{made.pk}/ending/"
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address).status_code == 302
    assert not ProviderClient.objects.filter(pk=made.client_id).exists()
    with use(kita.pk, STAFF):
        assert not ApiClient.objects.in_force().exists()
    assert client.get(address).status_code == 404


def test_a_company_sees_no_program_in_the_database(kita, company, administrator_of_kita):
    with use(kita.pk, STAFF, user_id=administrator_of_kita.pk):
        ApiClientFactory(company=company)
    with use(kita.pk, "app_company", company_id=company.pk), pytest.raises(PermissionError):
        ApiClient.objects.count()


def test_the_form_proposes_all_that_a_program_may(signed_in):
    page = signed_in("administrator").get(NEW)
    assert page.context["form"]["scopes"].value() == ["months:read", "months:write"]


def test_looking_back_offers_no_change(let_in):
    client, _answer = let_in()
    page = client.get("/o/kita/api-clients/", {"known": localdate().isoformat()})
    assert page.status_code == 200
    assert "api-clients/new/" not in page.content.decode()
    assert "/ending/" not in page.content.decode()
