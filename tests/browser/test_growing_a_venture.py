"""A venture from a person's page to the goal: stages, evidence, a second person, a match."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from clearing import close_connections
from factories.trainees import LeavingFactory, TraineeFactory
from factories.ventures import mentor
from playwright.sync_api import expect

from titp.tenancy.context import use
from titp.tenancy.models import Organization

pytestmark = pytest.mark.browser


@pytest.fixture
def person(site, django_db_blocker):
    """The path of somebody who went home from みらい協同組合, which knows a mentor there."""

    def make():
        with django_db_blocker.unblock():
            try:
                with use(Organization.objects.get(slug="mirai").pk):
                    trainee = TraineeFactory(entered_on=date(2021, 4, 1))
                    LeavingFactory(trainee=trainee, left_on=date(2024, 3, 31))
                    mentor(country="VN", helps_with="tailoring")
                    return f"/o/mirai/trainees/{trainee.pk}/ventures/"
            finally:
                close_connections()

    # Where the browser runs, Django refuses to ask the database.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(make).result()


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def test_a_venture_grows_and_a_second_person_checks_what_is_said_of_it(desks, person):
    page = desks.of("caseworker", organization="mirai", script=False)
    page.goto(person)
    press(page, "Propose")
    expect(page.get_by_role("cell", name="same country")).to_be_visible()
    page.get_by_role("link", name="A new venture").click()
    page.get_by_label("name of the venture").fill("Sample Blue Tailor")
    page.get_by_label("sector").select_option("manufacturing")
    press(page, "Save")
    at = page.url
    page.get_by_role("link", name="Next stage").click()
    page.get_by_label("stage").select_option("hiring")
    press(page, "Save")
    expect(page.locator(".page-head__state")).to_contain_text("employs people")
    page.goto(f"{at}evidence/new/")
    page.get_by_label("kind of evidence").select_option("payroll")
    page.get_by_label("grade").select_option("B")
    page.get_by_label("what it shows").fill("list of wages")
    press(page, "Save")
    page.goto(f"{at}count/new/")
    page.get_by_label("kind of people").select_option("full_time")
    page.locator("#id_people").fill("2")
    page.locator("#id_evidence").select_option(index=1)
    press(page, "Save")
    expect(page.locator("#supported .stat__value")).to_have_text("5–9 people")
    page.goto("/o/mirai/evidence-checks/draw/")
    page.get_by_label("per cent").select_option("100")
    press(page, "Draw")
    expect(page.get_by_text("Somebody else checks it").first).to_be_visible()

    other = desks.of("administrator", organization="mirai", script=False)
    other.goto("/o/mirai/evidence-checks/")
    other.get_by_role("link", name="Check list of wages").click()
    other.get_by_label("verdict").select_option("wrong")
    other.get_by_label("how it was checked").fill("telephone")
    press(other, "Save")
    page.goto(at)
    expect(page.locator("#supported .stat__value")).to_have_text("0–1 people")
    page.goto("/o/mirai/ventures/")
    expect(page.locator("#stage-hiring + article")).to_contain_text("Sample Blue Tailor")
    page.goto("/o/mirai/venture-goal/")
    expect(page.locator("#closing")).to_contain_text("Sample Blue Tailor")
