"""What a company's clerk fetches does not change by a byte when something confidential is found."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from factories.companies import CompanyFactory
from factories.compliance import FindingFactory
from factories.protection import (
    ConsultationFactory,
    DocumentCheckFactory,
    LabourViolationFactory,
    ProtectionInterviewFactory,
    SuspicionFactory,
)
from factories.training_plans import TrainingPlanFactory

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.sweep import sweep
from titp.notifications.models import CalendarFeed
from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use

TODAY = localdate()
CONFIDENTIAL = {"PROT-001", "PROT-002", "PROT-003", "SUP-005", "SUP-016"}


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)


@pytest.fixture
def host(inside):
    """A company with one person in training, and an ordinary duty."""
    with inside():
        company = CompanyFactory()
        plan = TrainingPlanFactory(company=company, starts_on=TODAY - timedelta(40))
        FindingFactory(company=company, due_on=TODAY + timedelta(3), found_on=TODAY)
        return plan


def tell_in_confidence(plan):
    """Everything that a host must not learn of, found by the rules of today."""
    DocumentCheckFactory(trainee=plan.trainee, checked_on=TODAY, passport_with_trainee=False)
    ProtectionInterviewFactory(trainee=plan.trainee, held_on=TODAY, deposit_reported=True)
    ConsultationFactory(trainee=plan.trainee, received_at=now() - timedelta(20))
    SuspicionFactory(company=plan.company, suspected_on=TODAY - timedelta(9))
    LabourViolationFactory(company=plan.company, found_on=TODAY - timedelta(9))
    for rule_id in CONFIDENTIAL:
        sweep(RULES[rule_id], TODAY)


def fetched(client, host):
    """All that a clerk can fetch, without what differs each time (tokens, stamps)."""
    company, person = host.company_id, host.trainee_id
    paths = [
        "/to-do/", "/to-do/?waived=true", "/to-do/?rule=PROT-001", "/reminders/", "/companies/",
        f"/companies/{company}/", f"/companies/{company}/trainees/", "/trainees/",
        f"/trainees/{person}/", f"/trainees/{person}/training-plans/", "/rules/",
        *(f"/rules/{rule_id}/" for rule_id in sorted(CONFIDENTIAL)),
    ]  # fmt: skip
    pages = {path: client.get(f"/o/kita{path}") for path in paths}
    assert {answer.status_code for answer in pages.values()} == {200}
    told = {path: visible(answer) for path, answer in pages.items()}
    return told | {"api": client.get("/o/kita/api/findings").json()}


# Tokens, and the minute of printing at the foot of a page.
OF_THE_MOMENT = ("csrf", "nonce", 'class="print-foot"')


def visible(answer):
    lines = answer.content.decode().splitlines()
    return [line for line in lines if not any(one in line.lower() for one in OF_THE_MOMENT)]


def test_five_rules_are_confidential():
    assert {rule.id for rule in RULES.values() if rule.confidential} == CONFIDENTIAL


def test_a_clerk_fetches_the_same_bytes_before_and_after(host, inside, signed_in):
    clerk = signed_in("clerk", company=host.company)
    before = fetched(clerk, host)
    with inside():
        tell_in_confidence(host)
        found = set(Finding.objects.open().values_list("rule", flat=True))
    assert found >= CONFIDENTIAL
    assert fetched(clerk, host) == before


def test_a_clerk_opens_none_of_their_pages(host, inside, signed_in):
    with inside():
        tell_in_confidence(host)
        hidden = list(Finding.objects.filter(rule__in=CONFIDENTIAL))
    clerk = signed_in("clerk", company=host.company)
    for finding in hidden:
        assert clerk.get(f"/o/kita/findings/{finding.pk}/").status_code == 404


def test_a_clerks_calendar_has_none_of_them(host, inside, signed_in, kita):
    with inside():
        tell_in_confidence(host)
    clerk = signed_in("clerk", company=host.company)
    clerk.post("/o/kita/calendar/renewal/")
    with use(kita.pk, STAFF):
        token = CalendarFeed.objects.in_force().of(clerk.user.pk).get().token
    text = clerk.__class__().get(f"/calendars/{token}.ics").content.decode()
    assert "SUP-003" in text
    assert not [rule_id for rule_id in CONFIDENTIAL if rule_id in text]


def test_the_office_finds_them_with_a_way_to_the_record(host, inside, signed_in):
    with inside():
        tell_in_confidence(host)
        finding = Finding.objects.get(rule="SUP-005")
    page = signed_in("caseworker").get(f"/o/kita/findings/{finding.pk}/").content.decode()
    assert "No host company sees this." in page
    assert f"/companies/{host.company_id}/follow-up/" in page


def test_the_check_after_a_change_of_the_company_finds_and_settles_them(host, inside, signed_in):
    office = signed_in("caseworker")
    new = f"/o/kita/companies/{host.company_id}/suspicions/new/"
    filled = {"suspected_on": TODAY.isoformat(), "ground": "order", "source": "other"}
    assert office.post(new, filled).status_code == 302
    with inside():
        finding = Finding.objects.open().get(rule="SUP-005")
    assert (finding.company_id, finding.confidential) == (host.company_id, True)
    held = {"kind": "extraordinary", "held_on": TODAY.isoformat(), "carried_out": "on"}
    office.post(f"/o/kita/companies/{host.company_id}/audits/new/", held)
    with inside():
        assert not Finding.objects.open().filter(rule="SUP-005").exists()
