"""Pages of audit methods, interviews, suspected grounds and labour-law matters."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.protection import InterviewFactory, LabourViolationFactory, SuspicionFactory
from factories.trainees import TraineeFactory
from factories.training_plans import AuditFactory, TrainingPlanFactory

from titp.compliance.models import Finding
from titp.tenancy.context import use
from training_plans.models import Audit, Interview, LabourViolation, Suspicion


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk)


@pytest.fixture
def plan(inside):
    with inside():
        return TrainingPlanFactory(starts_on=date(2026, 4, 1))


def words(response):
    return response.content.decode()


def version(client, address):
    return client.get(address).context["form"]["version"].value()


AUDIT = {"kind": "regular", "held_on": "2026-05-20", "carried_out": "on"}
ALL = dict.fromkeys(Audit.METHODS, "true")


def test_an_audit_that_tells_nothing_of_its_methods_is_a_gap_and_telling_settles_it(
    office, url, inside, plan
):
    office.post(url(f"/companies/{plan.company_id}/audits/new/"), AUDIT)
    with inside():
        audit = Audit.objects.get()
        assert Finding.objects.open().get(rule="SUP-002").state == "data_gap"
    edit = url(f"/audits/{audit.pk}/edit/")
    filled = AUDIT | ALL | {"interviewed_count": "1", "version": version(office, edit)}
    assert office.post(edit, filled).status_code == 302
    with inside():
        assert not Finding.objects.open().filter(rule="SUP-002").exists()
    assert "training seen on site" in words(office.get(url(f"/audits/{audit.pk}/"))).lower()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"alternative": "By radio."}, "alternative"),
        ({"trainees_interviewed": "false", "interviewed_count": "2"}, "trainees_interviewed"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(office, url, plan, wrong, field):
    answer = office.post(url(f"/companies/{plan.company_id}/audits/new/"), AUDIT | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_people_are_recorded_by_name_from_those_of_the_host_once_each(office, url, inside, plan):
    with inside():
        audit = AuditFactory(company=plan.company, interviewed_count=None)
        elsewhere = TraineeFactory(company=CompanyFactory())
        theirs = str(plan.trainee)
    new = url(f"/audits/{audit.pk}/interviews/new/")
    person = {"trainee": plan.trainee_id, "manner": "in_person"}
    assert office.post(new, person | {"trainee": elsewhere.pk}).status_code == 422
    assert office.post(new, person).url == url(f"/audits/{audit.pk}/")
    assert theirs in words(office.get(url(f"/audits/{audit.pk}/")))
    again = office.post(new, person)
    assert again.status_code == 422
    assert "recorded already" in words(again)
    with inside():
        interview = Interview.objects.get()
        assert not Finding.objects.open().filter(rule="SUP-002").exists()
    removal = url(f"/interviews/{interview.pk}/removal/")
    assert office.post(removal).url == url(f"/audits/{audit.pk}/")


def test_a_suspicion_is_recorded_corrected_and_removed_behind_a_random_address(
    office, url, inside, plan
):
    tab = url(f"/companies/{plan.company_id}/follow-up/")
    assert "Nothing has been recorded yet" in words(office.get(tab))
    filled = {"suspected_on": "2026-10-01", "ground": "order", "source": "visit", "note": "CANARY"}
    assert office.post(url(f"/companies/{plan.company_id}/suspicions/new/"), filled).url == tab
    with inside():
        row = Suspicion.objects.get()
    assert f"/suspicions/{row.public_id}/edit/" in words(office.get(tab))
    assert office.get(url(f"/suspicions/{row.pk}/edit/")).status_code == 404
    edit = url(f"/suspicions/{row.public_id}/edit/")
    filled |= {"ground": "misconduct", "version": version(office, edit)}
    assert office.post(edit, filled).url == tab
    assert office.post(url(f"/suspicions/{row.public_id}/removal/")).url == tab


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"instructed_on": "2026-09-30"}, "instructed_on"),
        ({"reported_on": "2026-10-05", "authority": "監督署"}, "reported_on"),
        ({"instructed_on": "2026-10-06", "reported_on": "2026-10-05", "authority": "監督署"},
         "reported_on"),
        ({"instructed_on": "2026-10-02", "reported_on": "2026-10-05"}, "authority"),
    ],
)  # fmt: skip
def test_a_labour_matter_in_the_wrong_order_is_refused_at_its_field(
    office, url, plan, wrong, field
):
    filled = {"found_on": "2026-10-01", "source": "audit", "law": "lsa", "topic": "hours"}
    answer = office.post(
        url(f"/companies/{plan.company_id}/labour-violations/new/"), filled | wrong
    )
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_database_refuses_it_too(inside):
    for wrong in (
        {"instructed_on": date(2026, 9, 30)},
        {"reported_on": date(2026, 10, 5), "authority": "監督署"},
        {"instructed_on": date(2026, 10, 2), "reported_on": date(2026, 10, 5)},
    ):
        with inside(), pytest.raises(IntegrityError), transaction.atomic():
            LabourViolationFactory(**wrong)


def test_an_audit_that_contradicts_itself_is_refused_by_the_database(inside):
    for wrong in ({"alternative": "x"}, {"trainees_interviewed": False}):
        with inside(), pytest.raises(IntegrityError), transaction.atomic():
            AuditFactory(**wrong)


def test_a_labour_matter_owes_an_instruction_at_once(office, url, inside, plan):
    filled = {"found_on": "2026-10-01", "source": "audit", "law": "lsa", "topic": "hours"}
    office.post(url(f"/companies/{plan.company_id}/labour-violations/new/"), filled)
    with inside():
        assert LabourViolation.objects.get().company_id == plan.company_id
        assert Finding.objects.open().get(rule="SUP-016").company_id == plan.company_id


def test_readers_see_grounds_without_their_source_or_note(signed_in, url, inside, plan):
    with inside():
        SuspicionFactory(company=plan.company, source="consultation", note="CANARY NOTE")
    tab = url(f"/companies/{plan.company_id}/follow-up/")
    page = words(signed_in("auditor").get(tab))
    assert "training not according to the plan" in page
    assert "CANARY NOTE" not in page
    assert "consultation" not in page.lower()


@pytest.mark.parametrize("role", ["clerk", "interpreter"])
def test_others_are_told_that_it_is_not_for_them(signed_in, url, inside, plan, role):
    client = signed_in(role, company=plan.company if role == "clerk" else None)
    assert client.get(url(f"/companies/{plan.company_id}/follow-up/")).status_code == 403


def test_an_audits_history_tells_of_its_interviews(office, url, inside, plan):
    with inside():
        audit = AuditFactory(company=plan.company)
        InterviewFactory(audit=audit, trainee=plan.trainee)
    assert "interview" in words(office.get(url(f"/audits/{audit.pk}/history/"))).lower()
