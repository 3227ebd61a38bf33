"""A real browser on a real server: one office of the demo, committed, and cleared afterwards.

While the browser runs, tests see what a person sees and nothing else: they never ask the database.
"""

import os
import shutil
from datetime import date
from urllib.request import urlopen

import pytest
from clearing import clear_tenant_tables, close_connections
from django.utils.timezone import localdate
from factories.companies import ExcellentStandingFactory
from factories.training_plans import SuspensionFactory
from playwright.sync_api import sync_playwright
from processes import answers, running, until

from browser.desks import Desks
from companies.models import Company
from titp.accounts.demo import sample_people
from titp.compliance.sweep import sweep_everyone
from titp.embedded.postgres import free_port
from titp.embedded.sample import Scale, fill
from titp.monitoring import snapshots
from titp.notifications.reminders import remind
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from trainees.models import Trainee
from training_plans.models import TrainingPlan

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing but our own server is asked for anything.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
PEOPLE = 120


@pytest.fixture(scope="package")
def chromium():
    """The path of a Chromium; without one the tests say so, and CI takes no excuse."""
    wanted = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    path = next(filter(None, map(shutil.which, wanted)), None)
    if path is None:
        reason = f"no browser: none of {', '.join(wanted)} is here; install one or set CHROMIUM"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="package")
def offices(chromium, django_db_setup, django_db_blocker):
    """ひかり協同組合 with companies, people and duties, and きた協同組合 with nothing at all."""
    with django_db_blocker.unblock():
        known = set(Organization.objects.values_list("pk", flat=True))
        try:
            fill(Scale(people=PEOPLE, on=localdate()))
            sample_people(Organization.objects.using("owner").filter(slug__in=["hikari", "kita"]))
            night(localdate())
            seldom = seldom_seen(Organization.objects.get(slug="hikari"))
            close_connections()
            yield seldom
        finally:
            clear_tenant_tables()
            Organization.objects.exclude(pk__in=known)._raw_delete("owner")
            close_connections()


def seldom_seen(organization):
    """Addresses in ひかり協同組合 that a walk from link to link may miss: few records are so."""
    with use(organization.pk):
        standing = ExcellentStandingFactory(company=Company.objects.first())
        suspension = SuspensionFactory(plan=TrainingPlan.objects.first())
        trainee = Trainee.objects.first()
    inside = f"/o/{organization.slug}"
    return [
        f"{inside}/excellent-standings/{standing.pk}/edit/",
        f"{inside}/suspensions/{suspension.pk}/edit/",
        f"{inside}/trainees/{trainee.pk}/placements/new/",
        f"{inside}/papers/compliance_report/{organization.pk}/",
    ]


def night(on: date):
    """What the night finds out; without its last step, which needs workers."""
    sweep_everyone(on)
    snapshots.take(on)
    remind(on)


@pytest.fixture(scope="package")
def site(offices, tmp_path_factory):
    """The address of the web process, as the demo runs it, on the test database."""
    port = free_port()
    server = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    environment = {"PROCESS": "web", "DEMO": "1", "FILES_ROOT": str(tmp_path_factory.mktemp("f"))}
    with running(*server, "--blocking-threads", "4", "titp.wsgi:application", **environment):
        address = f"http://127.0.0.1:{port}"
        until(lambda: answers(port) and urlopen(f"{address}/healthz").status == 200)
        yield address


@pytest.fixture(scope="package")
def browser(chromium, site):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def desks(browser, site):
    """Where people sit down: `desks.of("caseworker")` is a page of somebody signed in."""
    desks = Desks(browser, site)
    yield desks
    desks.leave()
