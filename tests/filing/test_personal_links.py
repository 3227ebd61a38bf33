"""The link of a reminder: leads its reader to the report, and nobody else anywhere."""

import json
import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.core.signing import b64_decode
from django.utils import timezone
from factories.companies import CompanyFactory
from factories.months import MonthlyReportFactory
from people import make_member

from titp.accounts.models import Membership, Role
from training_plans.filing.personal_link import GOOD_FOR, token_of
from training_plans.models import MonthlyReport, ReportReminder


@pytest.fixture
def report(books):
    return books(MonthlyReportFactory, submitted_on=None, due_on=date(2026, 11, 10))


@pytest.fixture
def clerk(kita, report):
    return make_member(kita, Role.CLERK, company_id=report.company_id)


@pytest.fixture
def link(books, report, clerk):
    """The address in the letter to the clerk, without the site."""

    def told():
        return ReportReminder.objects.create(
            report=MonthlyReport.objects.get(pk=report.pk), recipient=clerk, at=timezone.now()
        )

    return f"/months/open/{token_of(books(told))}/"


@pytest.fixture
def filing(at, report):
    return at("kita", f"/monthly-reports/{report.pk}/filing/")


def test_its_reader_is_led_to_the_report(client, clerk, link, filing):
    client.force_login(clerk)
    answer = client.get(link, follow=True)
    assert answer.redirect_chain == [(filing, 302)]
    assert answer.status_code == 200


def test_a_clerk_of_two_companies_comes_as_the_one_of_the_report(
    client, kita, clerk, link, filing, books
):
    other = books(CompanyFactory)
    books(lambda: Membership.objects.create(user=clerk, role=Role.CLERK, company=other))
    client.force_login(clerk)
    session = client.session
    session["membership"] = books(lambda: Membership.objects.get(user=clerk, company=other).pk)
    session.save()
    assert client.get(filing).status_code == 404
    assert client.get(link, follow=True).status_code == 200


def test_who_is_not_signed_in_is_sent_a_code_and_lands_on_the_report(client, clerk, link, filing):
    asked = client.get(link)
    assert "Send me the code" in asked.content.decode()
    sent = client.post(link)
    (letter,) = mail.outbox
    assert letter.to == [clerk.email]
    code = re.search(r"^\W*([A-Z0-9-]{6,9})\W*$", letter.body, re.MULTILINE).group(1)
    way = urlsplit(sent.url)
    assert parse_qs(way.query) == {"next": [link]}
    answer = client.post(sent.url, {"code": code, "next": link}, follow=True)
    assert answer.redirect_chain[-1] == (filing, 302)


def test_looking_at_a_link_sends_nothing_and_tells_no_address(client, clerk, link):
    for _ in range(3):
        page = client.get(link)
    assert mail.outbox == []
    assert clerk.email not in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_codes_are_not_sent_without_end(client, clerk, link):
    answers = [client.post(link).status_code for _ in range(5)]
    assert answers.count(302) == 3
    assert answers[-1] == 422


def test_somebody_else_is_told_that_it_is_not_theirs(client, kita, clerk, link, report):
    stranger = make_member(kita, Role.CLERK, company_id=report.company_id)
    client.force_login(stranger)
    page = client.get(link)
    assert page.status_code == 403
    assert clerk.email not in page.content.decode()
    assert report.company.name not in page.content.decode()


def closed(client, link):
    """What the page says for a link that opens nothing; False where it opens something."""
    page = client.get(link)
    main = re.search(r"<main.*?</main>", page.content.decode(), re.DOTALL)
    return page.status_code == 404 and main.group()


def test_every_link_that_is_no_longer_good_gives_the_same_page(client, clerk, link, books):
    token = link.split("/")[3]
    head, stamp, seal = token.split(".")
    pages = {
        closed(client, f"/months/open/{wrong}/")
        for wrong in ("x", "a.b.c", f"{head}.{stamp}.{seal[::-1]}", f"x{token}")
    }
    books(lambda: ReportReminder.objects.all().delete())
    pages.add(closed(client, link))
    assert len(pages) == 1
    assert "This link is no longer good" in pages.pop()


def test_after_thirty_days_it_is_no_longer_good(client, clerk, link, monkeypatch):
    assert client.get(link).status_code == 200
    later = (timezone.now() + GOOD_FOR + timedelta(minutes=1)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert closed(client, link)


def test_it_closes_to_who_files_there_no_more(client, clerk, link, books):
    books(lambda: Membership.objects.get(user=clerk).end())
    client.force_login(clerk)
    assert closed(client, link)


def test_the_token_names_the_reminder_and_neither_person_nor_report(link, kita, books):
    head = link.split("/")[3].split(".")[0]
    told = json.loads(b64_decode(head.encode()))
    assert told == [kita.pk, books(lambda: ReportReminder.objects.get().pk)]


def test_inside_an_organization_there_is_no_such_door(client, clerk, link, at):
    client.force_login(clerk)
    assert client.get(at("kita", link)).status_code == 404
