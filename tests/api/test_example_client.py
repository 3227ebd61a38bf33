"""The example of docs/ sends a month to a running site, and the demo lets it in."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from factories.api import SECRET, ApiClientFactory
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from people import make_member
from processes import answers, running, until

from titp.accounts.demo import sample_people
from titp.api.demo import sample_clients
from titp.api.models import ApiClient
from titp.api.provider import register
from titp.embedded.postgres import free_port
from titp.tenancy.context import STAFF, use
from titp.tenancy.models import Organization
from training_plans.filing.review import Back, send_back
from training_plans.filing.submission import state_of
from training_plans.models import DraftLine, MonthLine, ReportStep

EXAMPLE = settings.ROOT / "docs" / "example_client.py"


@pytest.fixture
def maker(committed):
    return make_member(committed, "administrator")


@pytest.fixture
def report(committed, maker):
    """The open month of a company whose program is let in; October tells what to propose."""
    with use(committed.pk, STAFF, user_id=maker.pk):
        report = opened_november(CompanyFactory(), people=2)
        for line in DraftLine.objects.filter(report=report):
            line.proposed |= {"worked_days": "20"}
            line.save(update_fields=["proposed"])
        ApiClientFactory(company=report.company, made_by=maker, client_id="example")
    register("example", "example", SECRET, ["months:read", "months:write"])
    return report


@pytest.fixture(scope="module")
def site(django_db_setup):
    """The web process as it runs in production, on the test database."""
    port = free_port()
    server = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    with running(*server, "titp.wsgi:application", PROCESS="web"):
        until(lambda: answers(port), 60)
        yield f"http://127.0.0.1:{port}"


def run(site, secret=SECRET):
    """The example as somebody starts it: its exit code and what it says."""
    done = subprocess.run(
        [sys.executable, EXAMPLE, "--site", site, "--organization", "kita",
         "--client-id", "example", "--secret", secret],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_it_fills_in_a_month_sends_it_and_corrects_what_came_back(site, report, committed, maker):
    assert run(site, "another secret") == (1, "refused: no token (401)\n")
    code, said = run(site)
    assert code == 0, said
    with use(committed.pk, STAFF, user_id=maker.pk):
        assert state_of(report) == "submitted"
        assert ReportStep.objects.get(report=report).via == "api"
        lines = MonthLine.objects.filter(report=report)
        assert {(line.base_pay, line.regular_minutes) for line in lines} == {(220_000, 9_600)}
        send_back(report, maker, [Back(lines[0].trainee_id, "net_pay", "differs", "台帳を見て")])
    code, said = run(site)
    assert code == 0, said
    assert "台帳を見て" in said
    assert run(site) == (0, "No month waits to be filled in.\n")


def test_it_says_at_which_cell_a_month_is_refused(site, report, committed, maker):
    with use(committed.pk, STAFF, user_id=maker.pk):
        filled(report, net_pay="many")
    code, said = run(site)
    assert code == 1
    assert "net_pay" in said


def test_the_demo_has_a_program_for_each_first_company(committed):
    with use(committed.pk, STAFF):
        company = CompanyFactory()
    organizations = Organization.objects.order_by("slug")
    sample_people(organizations)
    for _ in range(2):
        (client,) = sample_clients(organizations)
    with use(committed.pk, STAFF):
        assert ApiClient.objects.get(client_id=client.client_id).company_id == company.pk
    assert (client.client_id, client.slug) == ("demo-kita", "kita")


def test_no_program_with_a_public_secret_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured):
        sample_clients([])
