"""Signing in: by password and factor, by a mailed code, and never by guessing."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from people import PASSWORD, make_member, make_person

from titp.accounts.models import User
from titp.tenancy.context import NoTenant

LOGIN, HOME = "/accounts/login/", "/o/kita/members/"


def sign_in(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def code_now(user):
    """The code of the next seconds; waits for a fresh one rather than run out in mid-test."""
    if time.time() % 30 > 20:
        time.sleep(30 - time.time() % 30)
    secret = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    return format_hotp_value(hotp_value(decrypt(secret), int(time.time()) // 30))


def test_nobody_signs_up(client, db):
    page = client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert "signup_closed" in str([template.name for template in page.templates])
    assert not User.objects.exists()


def test_a_caseworker_signs_in_with_a_password(client, kita):
    sign_in(client, make_member(kita, "caseworker").email)
    assert client.get("/").url == "/o/kita/"


def test_an_administrator_signs_in_with_password_and_code(client, kita):
    user = make_member(kita, "administrator")
    assert "2fa" in sign_in(client, user.email).url
    assert client.get(HOME).url.startswith(LOGIN)
    client.post("/accounts/2fa/authenticate/", {"code": code_now(user)})
    assert client.get(HOME).status_code == 200


def test_a_code_is_good_once(client, kita):
    user = make_member(kita, "administrator")
    code = code_now(user)
    for answer in (302, 200):
        sign_in(client, user.email)
        page = client.post("/accounts/2fa/authenticate/", {"code": code})
        assert page.status_code == answer
        client.post("/accounts/logout/")


@pytest.mark.parametrize("role", ["administrator", "monitor", "operator"])
def test_without_a_factor_one_reaches_its_enrolment_only(client, kita, role):
    if role == "administrator":
        user = make_member(kita, role)
        Authenticator.objects.filter(user=user).delete()
    else:
        user = make_person("p@example.org", **{f"is_{role}": True})
    client.force_login(user)
    for path in ("/", HOME, "/monitor/", "/platform/", "/memberships/", "/accounts/email/"):
        if path != HOME or role == "administrator":
            assert client.get(path).url.endswith("/accounts/2fa/"), path
    assert client.get("/accounts/2fa/").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.post("/language/", {"language": "en"}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302


def test_a_caseworker_needs_no_factor(client, kita):
    client.force_login(make_member(kita, "caseworker"))
    assert client.get("/accounts/email/").status_code == 200


def test_secrets_of_factors_lie_encrypted(kita):
    user = make_member(kita, "administrator")
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert not re.fullmatch("[A-Z2-7]{32}", stored)
    assert re.fullmatch("[A-Z2-7]{32}", decrypt(stored))


def test_a_clerk_signs_in_by_a_code_that_was_mailed(client, kita, mailoutbox):
    make_person("clerk@example.org", password=None)
    client.post("/accounts/login/code/", {"email": "clerk@example.org"})
    code = re.search(r"^\s*([A-Z0-9]+-?[A-Z0-9]+)\s*$", mailoutbox[0].body, re.MULTILINE)[1]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/").url == "/memberships/"


def test_a_wrong_address_looks_like_a_wrong_password(client, kita):
    user = make_member(kita, "caseworker")
    pages = [
        sign_in(client, email, "not-the-password").content.decode()
        for email in (user.email, "nobody-of-us@example.org")
    ]
    blank = [re.sub(r"value=\"[^\"]*\"|[\w.-]+@example.org", "", page) for page in pages]
    blank = [re.sub(r"csrf\w*|X-CSRFToken[^}]*", "", page, flags=re.IGNORECASE) for page in blank]
    assert blank[0] == blank[1]


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client, kita, mailoutbox):
    user = make_member(kita, "caseworker")
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in (user.email, "nobody-of-us@example.org")
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, "/accounts/password/reset/done/")
    }
    assert [mail.to for mail in mailoutbox] == [[user.email]]


def test_a_new_password_does_not_replace_the_factor(client, kita, mailoutbox):
    user = make_member(kita, "administrator")
    client.post("/accounts/password/reset/", {"email": user.email})
    link = re.search(r"http://\S+(/accounts/password/reset/key/\S+)", mailoutbox[0].body)[1]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "another-horse-8-x", "password2": "another-horse-8-x"})
    assert client.get(HOME).url.startswith(LOGIN)
    assert "2fa" in sign_in(client, user.email, "another-horse-8-x").url


def test_the_sixth_wrong_password_in_five_minutes_is_not_looked_at(client, kita):
    user = make_member(kita, "caseworker")
    for _ in range(5):
        sign_in(client, user.email, "not-the-password")
    sign_in(client, user.email)
    assert client.get("/").url == LOGIN


def test_a_forwarded_address_is_not_believed_without_a_proxy(client, kita):
    user = make_member(kita, "caseworker")
    for number in range(12):
        headers = {"x-forwarded-for": f"203.0.113.{number}"}
        page = client.post(LOGIN, {"login": f"u{number}@example.org", "password": "x"},
                           headers=headers)  # fmt: skip
    assert "Too many" in page.content.decode()
    assert user.is_active


def test_passwords_are_long_and_kept_by_argon2(client, kita):
    user = make_member(kita, "caseworker")
    assert identify_hasher(user.password).algorithm == "argon2"
    client.force_login(user)
    page = client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "short-one-1", "password2": "short-one-1"},
    )
    assert page.status_code == 200
    assert "12" in page.content.decode()


def test_a_person_sees_and_ends_their_other_sessions(client, kita):
    user = make_member(kita, "caseworker")
    other = client.__class__()
    for one in (client, other):
        one.force_login(user)
        assert one.get("/o/kita/accounts/sessions/").status_code == 200
    assert UserSession.objects.filter(user=user).count() == 2
    client.post("/accounts/sessions/")
    assert other.get("/").url == LOGIN
    assert client.get("/").url == "/o/kita/"


def test_a_disabled_account_is_out_at_once(client, kita):
    user = make_member(kita, "caseworker")
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/").url == LOGIN


def test_the_cache_is_shared_and_knows_whose_key_it_is(kita, acting):
    cache.set("drawing", "kita")
    assert cache.get("drawing") == "kita"


def test_without_an_organization_the_cache_answers_nobody():
    with pytest.raises(NoTenant):
        cache.get("drawing")
