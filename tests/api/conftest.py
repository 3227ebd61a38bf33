"""A program of one company, let in by an administrator, with a token of its own."""

import base64
import json
import secrets

import pytest
from django.test import Client
from factories.api import SECRET, ApiClientFactory
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from people import make_person

from titp.accounts.models import Membership
from titp.api.provider import register
from titp.tenancy.context import STAFF, use
from training_plans.filing.review import Back, send_back
from training_plans.models import DraftLine

TOKEN = "/identity/o/api/token"


class Program:
    """What a payroll program does: it gets a token, and asks below /o/kita/api/."""

    def __init__(self, client_id, secret=SECRET, slug="kita", **headers):
        self.client_id, self.secret, self.slug = client_id, secret, slug
        self.headers, self.keys = headers, 0
        # an address of its own: the tries of one test do not meet another's
        octets = [secrets.randbelow(250) for _ in range(3)]
        self.client = Client(REMOTE_ADDR=".".join(map(str, [10, *octets])))

    def token_answer(self, **more):
        basic = base64.b64encode(f"{self.client_id}:{self.secret}".encode()).decode()
        form = {"grant_type": "client_credentials"} | more
        return self.client.post(TOKEN, form, headers={"Authorization": f"Basic {basic}"})

    def sign_in(self, **more):
        answer = self.token_answer(**more)
        assert answer.status_code == 200, answer.content
        self.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return self

    def ask(self, method, path, body=None, key=None, slug=None, **headers):
        """The answer; a body goes as JSON, and each act has a key of its own if none is given."""
        headers = self.headers | headers
        if method != "get":
            self.keys += 1
            headers["Idempotency-Key"] = key or f"{self.client_id}-{self.keys}"
        content = {} if body is None else {"data": json.dumps(body)}
        return getattr(self.client, method)(
            f"/o/{slug or self.slug}/api/{path}", headers=headers,
            content_type="application/json", **content,
        )  # fmt: skip


@pytest.fixture
def administrator_of_kita(kita):
    user = make_person("who-lets-in@example.org", factor=True)
    with use(kita.pk):
        Membership.objects.create(user=user, role="administrator")
    return user


@pytest.fixture
def make_program(kita, administrator_of_kita):
    """`make_program(company)`: a program of a company (a new one without), signed in."""

    def make(company=None, organization=kita, signed_in=True, **fields):
        with use(organization.pk, STAFF, user_id=administrator_of_kita.pk):
            client = ApiClientFactory(
                company=company or CompanyFactory(), made_by=administrator_of_kita, **fields
            )
        register(client.client_id, client.name, SECRET, client.scopes)
        program = Program(client.client_id, slug=organization.slug)
        return program.sign_in() if signed_in else program

    return make


@pytest.fixture
def books(kita, administrator_of_kita):
    """`books(make)`: what a function makes or finds in the organization's books."""

    def books(make):
        with use(kita.pk, STAFF, user_id=administrator_of_kita.pk):
            return make()

    return books


@pytest.fixture
def company(books):
    return books(lambda: CompanyFactory(name="やまと食品"))


@pytest.fixture
def report(books, company):
    """Its November: open, with two people; October is on record."""
    return books(lambda: opened_november(company, people=2))


@pytest.fixture
def people(books, report):
    return books(lambda: [line.trainee_id for line in DraftLine.objects.filter(report=report)])


@pytest.fixture
def program(make_program, company):
    return make_program(company)


@pytest.fixture
def sent_back(program, report, people, books, administrator_of_kita):
    """The month was sent, and one cell of it came back."""
    books(lambda: filled(report))
    assert program.ask("post", f"monthly-reports/{report.pk}/submission").status_code == 201
    cell = Back(people[0], "net_pay", "differs", "賃金台帳と違います")
    books(lambda: send_back(report, administrator_of_kita, [cell]))
