"""Programs get tokens, which open one company of one organization and nothing else."""

import jwt
import pytest
from allauth.idp.oidc.models import Client as ProviderClient
from django.urls import reverse
from factories.companies import CompanyFactory

from titp.accounts.models import User
from titp.api.models import ApiClient
from titp.api.registering import send_away
from titp.tenancy.context import STAFF, use

PROBLEM = "application/problem+json"


def client_of(program, organization):
    with use(organization.pk, STAFF):
        return ApiClient.objects.get(client_id=program.client_id)


def test_a_program_gets_a_token_by_its_secret(make_program):
    answer = make_program(signed_in=False).token_answer()
    assert answer.status_code == 200
    assert answer.json()["scope"] == "months:read months:write"
    assert answer.json()["expires_in"] == 3600


def test_a_token_says_for_whom_it_is_good_and_is_signed(make_program, client):
    program = make_program()
    token = program.headers["Authorization"].removeprefix("Bearer ")
    (key,) = client.get("/.well-known/jwks.json").json()["keys"]
    said = jwt.decode(token, jwt.PyJWK(key).key, algorithms=["RS256"])
    assert said["organization"] == "kita"
    assert isinstance(said["company"], int)


def test_a_wrong_secret_gets_none(make_program):
    program = make_program(signed_in=False)
    program.secret = "another"
    assert program.token_answer().status_code == 401


def test_a_program_asks_for_less_but_not_for_more(make_program):
    program = make_program(scopes=["months:read"], signed_in=False)
    assert program.token_answer(scope="months:read").status_code == 200
    assert program.token_answer(scope="months:write").json()["error"] == "invalid_scope"


def test_no_person_signs_in_by_this_door(make_program):
    program = make_program(signed_in=False)
    for grant in ("password", "authorization_code", "refresh_token"):
        assert program.token_answer(grant_type=grant).status_code in (400, 401)


def test_a_character_that_no_table_keeps_is_a_bad_request(make_program):
    program = make_program(signed_in=False)
    assert program.token_answer(scope="a\0b").status_code == 400
    program.client_id = "a\0b"
    assert program.token_answer().status_code == 400


def test_tries_are_counted(make_program, settings):
    settings.TOKENS_PER_MINUTE = 2
    program = make_program(signed_in=False)
    program.client.defaults["REMOTE_ADDR"] = "10.99.98.97"
    assert [program.token_answer().status_code for _ in range(3)] == [200, 200, 429]


def test_the_site_tells_where_tokens_are_given(client):
    said = client.get("/.well-known/openid-configuration").json()
    assert said["token_endpoint"].endswith(reverse("oidc-token"))
    assert said["grant_types_supported"] == ["client_credentials"]


def test_a_token_opens_the_schema_of_its_own_organization(make_program, minami):
    program = make_program()
    assert program.ask("get", "schema").status_code == 200
    answer = program.ask("get", "schema", slug="minami")
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)


def test_a_program_enters_only_where_a_scope_is_named(make_program):
    for path in ("findings", "rules"):
        answer = make_program().ask("get", path)
        assert (answer.status_code, answer["Content-Type"]) == (403, PROBLEM)


@pytest.mark.parametrize("path", ["/o/kita/to-do/", "/o/kita/", "/accounts/email/"])
def test_a_token_opens_no_page(make_program, path):
    program = make_program()
    assert program.client.get(path, headers=program.headers).status_code in (302, 404)


def test_it_counts_more_than_a_cookie(make_program, signed_in):
    program = make_program()
    program.client = signed_in("administrator")
    assert program.ask("get", "findings").status_code == 403


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ", "Bearer \xe9"])
def test_a_token_that_is_none_is_refused(make_program, header):
    program = make_program()
    program.headers["Authorization"] = header
    answer = program.ask("get", "schema")
    assert answer.status_code == 401
    assert "invalid_token" in answer["WWW-Authenticate"]


def test_a_program_that_was_sent_away_sees_nothing_from_its_next_request_on(
    make_program, kita, django_capture_on_commit_callbacks
):
    program = make_program()
    with django_capture_on_commit_callbacks(execute=True), use(kita.pk, STAFF):
        send_away(ApiClient.objects.get(client_id=program.client_id))
    assert program.ask("get", "schema").status_code == 401
    assert program.token_answer().status_code == 401
    assert not ProviderClient.objects.filter(pk=program.client_id).exists()


def test_it_is_let_in_as_long_as_who_made_it_may_sign_in(make_program, administrator_of_kita):
    program = make_program()
    User.objects.filter(pk=administrator_of_kita.pk).update(is_active=False)
    assert program.ask("get", "schema").status_code == 401


def test_who_made_it_may_also_lose_the_second_factor(make_program, administrator_of_kita):
    administrator_of_kita.authenticator_set.all().delete()
    assert make_program().ask("get", "schema").status_code == 200


def test_another_company_has_other_programs(make_program, kita):
    with use(kita.pk, STAFF):
        company = CompanyFactory()
    ours, theirs = make_program(company), make_program()
    assert client_of(ours, kita).company_id == company.pk
    assert client_of(theirs, kita).company_id != company.pk
