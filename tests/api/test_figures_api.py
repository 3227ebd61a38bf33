"""Programs of monitors read published figures, as monitors see them, and nothing else."""

import base64

import pytest
from clearing import clear_tenant_tables, close_connections
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from factories.api import SECRET, MonitorClientFactory
from people import make_person

from titp.accounts.models import User
from titp.api.models import ApiClient, MonitorClient
from titp.api.provider import register
from titp.api.registering import send_away
from titp.monitoring.subjects import published_figures

TOKEN = "/identity/o/api/token"
PUBLISHED = """
    WITH edition AS (
        INSERT INTO monitoring_edition (month, as_of, rules)
        VALUES ('2026-09-01', '2026-09-30', 2), ('2026-10-01', '2026-10-31', 2) RETURNING id, month
    )
    INSERT INTO monitoring_publishedcell
           (edition_id, figure, version, first, second, state, value, n, organizations)
    SELECT edition.id, 'trainees_by_nationality', 1, cell.first, '', cell.state,
           cell.value + extract(month FROM edition.month), 300, 5
      FROM edition, (VALUES ('', 'shown', 300), ('VN', 'shown', 200), ('~', 'merged', 100))
           AS cell (first, state, value)
"""


@pytest.fixture
def unpublished(django_db_setup, django_db_blocker):
    """Writes are real, for monitors see them over a connection of their own; cleared afterwards."""
    with django_db_blocker.unblock():
        yield
        with connections["owner"].cursor() as owner:
            owner.execute("TRUNCATE monitoring_edition, monitoring_publishedcell,"
                          " monitoring_grouping, monitoring_yearlyreport")  # fmt: skip
            owner.execute("DELETE FROM api_monitorclient")
        clear_tenant_tables()
        close_connections()


@pytest.fixture
def editions(unpublished):
    """September and October."""
    with connections["owner"].cursor() as owner:
        owner.execute(PUBLISHED)


@pytest.fixture
def monitor(editions):
    return make_person("monitor@example.org", factor=True, is_monitor=True)


@pytest.fixture
def program(monitor):
    return MonitorClientFactory(made_by=monitor)


class Asking:
    """Asks with the token of a program; `headers` stay good until it is refused."""

    def __init__(self, client_id):
        self.client = Client(REMOTE_ADDR="10.77.7.7")
        basic = base64.b64encode(f"{client_id}:{SECRET}".encode()).decode()
        answer = self.client.post(
            TOKEN, {"grant_type": "client_credentials"},
            headers={"Authorization": f"Basic {basic}"},
        )  # fmt: skip
        self.headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    def __call__(self, path):
        return self.client.get(path, headers=self.headers)


@pytest.fixture
def ask(program):
    register(program.client_id, program.name, SECRET, MonitorClient.scopes)
    return Asking(program.client_id)


def test_editions_come_with_the_newest_first_and_their_rules(ask):
    said = ask("/api/editions").json()
    assert [one["edition"] for one in said] == ["2026-10", "2026-09"]
    assert said[0]["as_of"] == "2026-10-31"
    assert said[0]["rules"]["version"] == 2


def test_the_dictionary_has_every_published_figure_in_both_languages(ask):
    said = ask("/api/figures").json()
    assert [one["figure"] for one in said] == [one.slug for one in published_figures()]
    assert all(one["definition"]["en"] and one["definition"]["ja"] for one in said)


def test_a_figure_comes_by_edition_with_its_numbers_and_names(ask):
    newest = ask("/api/figures/trainees_by_nationality").json()
    older = ask("/api/figures/trainees_by_nationality?edition=2026-09").json()
    assert [(one["first"], one["value"]) for one in newest["numbers"]] == [
        ("", 310), ("VN", 210), ("~", 110)
    ]  # fmt: skip
    assert [one["value"] for one in older["numbers"]] == [309, 209, 109]
    assert newest["numbers"][1]["first_name"] == {"en": "Vietnam", "ja": "ベトナム"}
    assert newest["definition"]["en"].startswith("People who have landed")


def test_it_is_read_over_the_monitors_connection_alone(ask):
    with (
        CaptureQueriesContext(connections["monitor"]) as asked,
        CaptureQueriesContext(connections["default"]) as elsewhere,
    ):
        ask("/api/figures/trainees_by_nationality")
    assert len(asked) == 2
    assert not [one for one in elsewhere if "monitoring_" in one["sql"]]


@pytest.mark.parametrize(
    "path", ["figures/nobody", "figures/leavings_by_kind", "figures/entrepreneurs?edition=2020-01",
             "figures/entrepreneurs?edition=may", "monthly-reports", "findings", "schema"],
)  # fmt: skip
def test_what_is_not_there_is_a_problem(ask, path):
    answer = ask(f"/api/{path}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_its_token_opens_nothing_of_an_organization_and_no_page(ask):
    assert ask("/o/kita/api/monthly-reports").status_code == 404
    assert ask("/o/kita/api/figures").status_code == 404
    assert ask("/monitor/").status_code == 302  # to sign in
    assert ask.client.post("/api/figures", headers=ask.headers).status_code == 405


@pytest.mark.parametrize(
    "end",
    [
        lambda program: send_away(program),
        lambda program: User.objects.filter(pk=program.made_by_id).update(is_monitor=False),
        lambda program: User.objects.filter(pk=program.made_by_id).update(is_active=False),
    ],
    ids=["ended", "maker monitors no longer", "maker may not sign in"],
)
def test_it_ends_with_itself_and_with_its_maker(ask, program, end):
    assert ask("/api/editions").status_code == 200
    end(program)
    assert ask("/api/editions").status_code == 401


def test_a_monitor_may_ask_in_a_session_and_no_stranger(monitor, client):
    assert client.get("/api/figures").status_code == 401
    client.force_login(monitor)
    assert client.get("/api/figures").status_code == 200


def test_before_anything_is_published_a_figure_is_its_definition(client, unpublished):
    client.force_login(make_person("early@example.org", factor=True, is_monitor=True))
    said = client.get("/api/figures/entrepreneurs").json()
    assert (said["edition"], said["numbers"]) == (None, [])
    assert said["title"]["en"] == "Entrepreneurs"


def test_nobody_of_an_organization_asks_here(signed_in):
    office = signed_in("administrator")
    assert office.get("/api/figures").status_code == 404
    assert office.get("/o/kita/api/figures").status_code == 403


def test_payroll_software_reads_no_figures(make_program):
    payroll = make_program()
    assert payroll.ask("get", "figures").status_code == 403
    assert payroll.client.get("/api/figures", headers=payroll.headers).status_code == 404
    assert "figures:read" not in dict(ApiClient._meta.get_field("scopes").base_field.choices)


def test_the_schema_describes_these_operations_and_their_scope(ask):
    said = ask("/api/figures-schema").json()
    assert set(said["paths"]) == {"/api/editions", "/api/figures", "/api/figures/{slug}"}
    operation = said["paths"]["/api/figures/{slug}"]["get"]
    assert operation["security"][0] == {"token": ["figures:read"]}
    assert "404" in operation["responses"]
    office = said["components"]["schemas"]
    assert {"Figure", "Edition", "Number", "Numbers"} <= set(office)


def test_a_monitor_lets_a_program_in_sees_its_secret_once_and_ends_it(monitor, client):
    client.force_login(monitor)
    answer = client.post("/monitor/programs/new/", {"name": "Wall"})
    made = MonitorClient.objects.get()
    assert made.client_id in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    text = client.get("/monitor/programs/").content.decode()
    assert "Wall" in text
    assert made.client_id in text
    client.post(f"/monitor/programs/{made.pk}/ending/")
    made.refresh_from_db()
    assert made.ended_at
    assert client.get(f"/monitor/programs/{made.pk}/ending/").status_code == 404
