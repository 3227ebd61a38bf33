"""A real browser on a real server: one office of the demo, committed, and cleared afterwards.

While the browser runs, tests see what a person sees and nothing else: they never ask the database.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from urllib.request import urlopen

import pytest
from clearing import clear_tenant_tables, close_connections
from django.test import override_settings
from django.utils.timezone import localdate
from doors import INSIDE, for_machines, roles_of
from playwright.sync_api import sync_playwright
from processes import answers, running, until
from rows import Rows

from browser.desks import Desks, email
from browser.hosts import host_of_ten
from titp.accounts.demo import sample_people
from titp.accounts.models import User
from titp.accounts.permissions import ADMINISTRATOR
from titp.compliance.sweep import sweep_everyone
from titp.embedded.postgres import free_port
from titp.embedded.sample import Scale, fill
from titp.monitoring import editions, snapshots
from titp.notifications.reminders import remind
from titp.official_forms.models import FormOrder
from titp.official_forms.tasks import fill_form_order
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from training_plans.filing.opening import open_month
from training_plans.models import InspectionPack
from training_plans.tasks import make_pack

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing but our own server is asked for anything.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    # a microphone that hums
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
]  # fmt: skip
PEOPLE = 120
# What a walk always finds links to.
LINKED = ("members/", "documents/", "findings/", "intake/", "commits/")


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
def offices(chromium, django_db_setup, django_db_blocker, files):
    """ひかり協同組合 with companies, people and duties, and きた協同組合 with nothing at all.

    In みらい協同組合 there is a row of each kind; yields an address of each.
    """
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=files):
        known = set(Organization.objects.values_list("pk", flat=True))
        try:
            fill(Scale(people=PEOPLE, on=localdate()))
            slugs = ["hikari", "kita", "mirai"]
            sample_people(Organization.objects.using("owner").filter(slug__in=slugs))
            night(localdate())
            addresses = an_address_of_each_kind(Organization.objects.get(slug="mirai"))
            close_connections()
            yield addresses
        finally:
            clear_tenant_tables()
            Organization.objects.exclude(pk__in=known)._raw_delete("owner")
            close_connections()


def an_address_of_each_kind(organization):
    """Of each page with a key, one with a row: a walk from link to link misses what few have."""
    administrator = User.objects.get(email=email(ADMINISTRATOR, organization.slug))
    rows = Rows()
    return [
        f"/o/{organization.slug}{rows.address(route, organization, administrator)}"
        for route, view in INSIDE
        if "<" in route
        and ADMINISTRATOR in roles_of(view)
        and not for_machines(view)
        and not route.startswith(LINKED)
    ]


def night(on: date):
    """What the night finds out; without its last step, which needs workers.

    This month is open on any day, so that there is one to fill in.
    """
    open_month(on.replace(day=1), on, alias="nightly")
    sweep_everyone(on)
    snapshots.take(on)
    editions.publish_due(on)
    remind(on)


@pytest.fixture(scope="package")
def files(tmp_path_factory):
    """The folder in which the site keeps its files."""
    return tmp_path_factory.mktemp("f")


@pytest.fixture(scope="package")
def site(offices, files):
    """The address of the web process, as the demo runs it, on the test database."""
    port = free_port()
    server = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    environment = {"PROCESS": "web", "DEMO": "1", "FILES_ROOT": str(files)}
    with running(*server, "--blocking-threads", "4", "titp.wsgi:application", **environment):
        address = f"http://127.0.0.1:{port}"
        # two parts of a run may start their sites at the same time
        until(lambda: answers(port) and urlopen(f"{address}/healthz").status == 200, 90)
        yield address


@pytest.fixture(scope="package")
def browser(chromium, site):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def hosts(offices, django_db_blocker):
    """`hosts(**fields)`: a new company of ten in みらい協同組合 (see browser.hosts).

    Made in a thread: where the browser runs, Django refuses to ask the database.
    """

    def make(company):
        with django_db_blocker.unblock():
            try:
                return host_of_ten(Organization.objects.get(slug="mirai"), **company)
            finally:
                close_connections()

    with ThreadPoolExecutor(1) as elsewhere:
        yield lambda **company: elsewhere.submit(make, company).result()


@pytest.fixture
def in_a_worker(offices, django_db_blocker):
    """`in_a_worker(do, slug)`: `do(organization)` in a thread, as a worker does it."""

    def work(do, slug):
        with django_db_blocker.unblock():
            try:
                do(Organization.objects.get(slug=slug))
            finally:
                close_connections()

    with ThreadPoolExecutor(1) as worker:
        yield lambda do, slug: worker.submit(work, do, slug).result()


@pytest.fixture
def make_packs(in_a_worker):
    """`make_packs(slug)`: the worker's part: the pack that was asked for last."""

    def make(organization):
        with use(organization.pk):
            pack = InspectionPack.objects.open().newest_first().first()
        make_pack(pack_id=pack.pk, organization_id=organization.pk)

    return lambda slug: in_a_worker(make, slug)


@pytest.fixture
def fill_orders(in_a_worker):
    """`fill_orders(slug)`: the worker's part: the forms that were ordered last."""

    def make(organization):
        with use(organization.pk):
            order = FormOrder.objects.open().first()
        fill_form_order(order_id=order.pk, organization_id=organization.pk)

    return lambda slug: in_a_worker(make, slug)


@pytest.fixture
def desks(browser, site):
    """Where people sit down: `desks.of("caseworker")` is a page of somebody signed in."""
    desks = Desks(browser, site)
    yield desks
    desks.leave()
