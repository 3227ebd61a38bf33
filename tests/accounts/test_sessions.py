"""How long one stays signed in, and what a browser may keep."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import PASSWORD, make_member


@pytest.fixture
def signed(client, kita):
    user = make_member(kita, "caseworker")
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def test_a_session_ends_after_thirty_idle_minutes(signed):
    assert signed.session.get_expiry_age() == 30 * 60
    assert signed.cookies["sessionid"]["max-age"] == ""  # the cookie goes with the browser


def seen_before(client, seconds):
    """The session as if its person had been here last so many seconds ago; when it then ends."""
    client.get("/memberships/")  # the first request notes since when one is signed in
    session = client.session
    session["seen"][-1] = int(time.time()) - seconds
    session.save()
    return session.model.objects.get().expire_date


def test_a_request_of_the_next_minute_starts_the_minutes_anew(signed):
    before = seen_before(signed, seconds=60)
    signed.get("/o/kita/accounts/email/")
    assert signed.session.model.objects.get().expire_date > before


def test_a_request_of_the_same_minute_writes_nothing(signed):
    before = seen_before(signed, seconds=50)
    with CaptureQueriesContext(connection) as asked:
        signed.get("/o/kita/companies/")
    assert signed.session.model.objects.get().expire_date == before
    assert [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE"))] == []


@pytest.mark.parametrize(
    ("other", "column"), [("REMOTE_ADDR", "ip"), ("HTTP_USER_AGENT", "user_agent")]
)
def test_another_address_or_browser_is_shown_in_the_same_minute(signed, other, column):
    signed.get("/memberships/")
    signed.get("/memberships/", **{other: "192.0.2.7"})
    assert UserSession.objects.values_list(column, flat=True).get() == "192.0.2.7"


def test_a_busy_session_ends_after_twelve_hours(signed):
    session = signed.session
    session["began_at"] = int(time.time()) - 12 * 3600 - 1
    session.save()
    answer = signed.get("/o/kita/companies/")
    assert answer.url.startswith("/accounts/login/")
    assert signed.get("/o/kita/companies/").url.startswith("/accounts/login/")


def test_pages_of_a_person_are_kept_nowhere(signed):
    assert "no-store" in signed.get("/o/kita/accounts/email/").headers["Cache-Control"]


def test_signing_out_clears_what_the_browser_kept(signed):
    answer = signed.post("/o/kita/accounts/logout/")
    assert answer.url == "/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert signed.get("/").url == "/accounts/login/"


@pytest.mark.parametrize("path", ["/accounts/login/", "/healthz", "/no-such-page", "/o/kita/"])
def test_every_answer_says_what_the_browser_may(client, db, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
