"""Employment, paid leave, notices within 14 days, and what follows the training, on pages."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory, WorkersCompensationFactory
from factories.employment import (
    EmploymentFactory,
    LeaveGrantFactory,
    LeaveTakenFactory,
    LegalHoldFactory,
    PensionClaimFactory,
    RecordDestructionFactory,
    ResidenceNoticeFactory,
)
from factories.trainees import TraineeFactory

from titp.tenancy.context import use
from trainees.models import Employment, LeaveGrant, LeaveTaken

LOSS = "employment_insurance_loss_filed_on"


@pytest.fixture
def person(kita):
    with use(kita.pk):
        return TraineeFactory(company=CompanyFactory())


@pytest.fixture
def employment(kita, person):
    with use(kita.pk):
        return EmploymentFactory(trainee=person, company=person.company)


def words(response):
    return response.content.decode()


def errors_of(answer):
    assert answer.status_code == 422
    return answer.context["form"].errors


def test_without_an_employment_the_page_says_so_and_offers_to_add_one(office, at, person):
    page = words(office.get(at("kita", f"/trainees/{person.pk}/employment/")))
    assert f"/trainees/{person.pk}/employments/new/" in page
    assert "/leave-grants/new/" not in page


def test_a_new_employment_proposes_the_present_host_and_leads_back(office, at, kita, person):
    new = at("kita", f"/trainees/{person.pk}/employments/new/")
    form = office.get(new).context["form"]
    assert form["company"].value() == person.company_id
    filled = {"company": person.company_id, "starts_on": "2026-05-01"}
    answer = office.post(new, filled)
    assert answer.url == at("kita", f"/trainees/{person.pk}/employment/")
    assert "2026-05-01" in words(office.get(answer.url))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": "2026-04-30"}, "ends_on"),
        ({"social_insurance_filed_on": "2026-04-30"}, "social_insurance_filed_on"),
        ({"employment_insurance_filed_on": "2026-04-30"}, "employment_insurance_filed_on"),
        ({LOSS: "2026-06-01"}, LOSS),
        ({LOSS: "2026-05-30", "ends_on": "2026-05-31"}, LOSS),
        ({"employment_insurance_exempt": "on"}, "exemption"),
        (
            {
                "social_insurance_exempt": "on", "exemption": "個人農家",
                "social_insurance_filed_on": "2026-05-02",
            },
            "social_insurance_filed_on",
        ),
    ],
)  # fmt: skip
def test_an_employment_that_cannot_be_is_refused_at_its_field(office, at, person, wrong, field):
    new = at("kita", f"/trainees/{person.pk}/employments/new/")
    filled = {"company": person.company_id, "starts_on": "2026-05-01"} | wrong
    assert field in errors_of(office.post(new, filled))


def test_two_employments_of_one_person_do_not_overlap(office, at, person, employment):
    new = at("kita", f"/trainees/{person.pk}/employments/new/")
    filled = {"company": person.company_id, "starts_on": "2026-06-01"}
    assert "overlap" in str(errors_of(office.post(new, filled))["ends_on"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": date(2026, 4, 30)},
        {"social_insurance_filed_on": date(2026, 4, 30)},
        {"employment_insurance_filed_on": date(2026, 4, 30)},
        {"employment_insurance_loss_filed_on": date(2026, 6, 1)},
        {"social_insurance_exempt": True},
        {"employment_insurance_exempt": True},
    ],
    ids=str,
)
def test_the_database_refuses_it_too(acting, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentFactory(**wrong)
    person = TraineeFactory()
    EmploymentFactory(trainee=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentFactory(trainee=person, starts_on=date(2026, 6, 1))


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (WorkersCompensationFactory, {"ended_on": date(2015, 3, 31)}),
        (LeaveGrantFactory, {"days": 41}),
        (LeaveGrantFactory, {"days": -1}),
        (ResidenceNoticeFactory, {"notified_on": date(2026, 9, 30)}),
        (PensionClaimFactory, {"claimed_on": date(2026, 9, 30)}),
        (PensionClaimFactory, {"contribution_months": 601}),
        (LegalHoldFactory, {"ends_on": date(2026, 9, 30)}),
        (EmploymentFactory, {"starts_on": date(2026, 3, 31)}),
        (LeaveGrantFactory, {"granted_on": date(2026, 4, 30)}),
        (LeaveTakenFactory, {"taken_on": date(2026, 4, 30)}),
        (ResidenceNoticeFactory, {"happened_on": date(2026, 3, 31)}),
        (PensionClaimFactory, {"address_lost_on": date(2026, 3, 31)}),
    ],
)
def test_the_database_refuses_days_in_the_wrong_order_and_impossible_numbers(
    acting, factory, wrong
):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**wrong)


@pytest.mark.parametrize(
    ("factory", "parent"),
    [
        (LeaveGrantFactory, "employment"),
        (LeaveTakenFactory, "employment"),
        (ResidenceNoticeFactory, "trainee"),
        (PensionClaimFactory, "trainee"),
        (RecordDestructionFactory, "trainee"),
        (LegalHoldFactory, "trainee"),
        (WorkersCompensationFactory, "company"),
    ],
)
def test_nothing_is_recorded_twice(acting, factory, parent):
    first = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**{parent: getattr(first, parent)})


def test_leave_is_granted_and_taken_on_the_page_of_the_employment(office, at, kita, employment):
    grants = at("kita", f"/employments/{employment.pk}/leave-grants/new/")
    assert office.post(grants, {"service": 6, "granted_on": "2026-11-01", "days": 10}).url == at(
        "kita", f"/trainees/{employment.trainee_id}/employment/"
    )
    assert office.get(grants).context["form"]["service"].value() == 18
    taken = at("kita", f"/employments/{employment.pk}/leave-taken/new/")
    assert office.post(taken, {"taken_on": "2026-11-10", "part": "half"}).status_code == 302
    page = words(office.get(at("kita", f"/trainees/{employment.trainee_id}/employment/")))
    assert "half a day" in page
    assert "2026-11-01" in page
    with use(kita.pk):
        assert LeaveGrant.objects.get().by_law_on == date(2026, 11, 1)
        assert LeaveTaken.objects.get().company_id == employment.company_id


def test_leave_outside_of_the_employment_is_refused(office, at, kita, employment):
    with use(kita.pk):
        Employment.objects.update(ends_on=date(2027, 5, 1))
    grants = at("kita", f"/employments/{employment.pk}/leave-grants/new/")
    filled = {"service": 6, "granted_on": "2026-04-30", "days": 10}
    assert "before the employment" in str(errors_of(office.post(grants, filled))["granted_on"])
    taken = at("kita", f"/employments/{employment.pk}/leave-taken/new/")
    for day, words_of_it in (("2026-04-30", "before the employ"), ("2027-05-02", "not in force")):
        refused = errors_of(office.post(taken, {"taken_on": day, "part": "day"}))
        assert words_of_it in str(refused["taken_on"])


def test_a_grant_can_be_corrected_and_removed(office, at, kita, employment):
    with use(kita.pk):
        grant = LeaveGrantFactory(employment=employment)
    edit = at("kita", f"/leave-grants/{grant.pk}/edit/")
    version = office.get(edit).context["form"]["version"].value()
    filled = {"service": 6, "granted_on": "2026-11-01", "days": 12, "version": version}
    assert office.post(edit, filled).status_code == 302
    assert office.post(at("kita", f"/leave-grants/{grant.pk}/removal/")).status_code == 302
    with use(kita.pk):
        assert not LeaveGrant.objects.exists()


def test_notices_stand_with_the_papers(office, at, person):
    new = at("kita", f"/trainees/{person.pk}/residence-notices/new/")
    filled = {"kind": "move", "happened_on": "2026-10-01", "notified_on": "2026-09-30"}
    assert "before it happened" in str(errors_of(office.post(new, filled))["notified_on"])
    filled["notified_on"] = "2026-10-05"
    page = at("kita", f"/trainees/{person.pk}/papers/")
    assert office.post(new, filled).url == page
    assert "moved to another address" in words(office.get(page))


def test_what_follows_the_training_has_a_page(office, at, person):
    page = at("kita", f"/trainees/{person.pk}/afterwards/")
    for plural, filled in (
        ("pension-claims", {"address_lost_on": "2026-10-01", "contribution_months": "34"}),
        ("record-destructions", {"papers": "audit", "destroyed_on": "2026-10-02"}),
        ("legal-holds", {"starts_on": "2026-10-03", "reason": "未払賃金の申告"}),
    ):
        new = at("kita", f"/trainees/{person.pk}/{plural}/new/")
        assert office.post(new, filled).url == page
    shown = words(office.get(page))
    for day in ("2026-10-01", "2026-10-02", "2026-10-03"):
        assert day in shown


def test_the_history_tells_of_employment_leave_and_notices(office, at, kita, person, employment):
    with use(kita.pk):
        LeaveTakenFactory(employment=employment, taken_on=date(2026, 11, 17))
        PensionClaimFactory(trainee=person, address_lost_on=date(2026, 11, 18))
    history = words(office.get(at("kita", f"/trainees/{person.pk}/history/")))
    assert "2026-11-17" in history
    assert "2026-11-18" in history


@pytest.mark.parametrize("role", ["interpreter", "clerk"])
def test_whoever_may_not_read_papers_sees_none_of_it(signed_in, at, person, role):
    fields = {"company_id": person.company_id} if role == "clerk" else {}
    client = signed_in(role, **fields)
    for tab in ("employment", "afterwards"):
        assert client.get(at("kita", f"/trainees/{person.pk}/{tab}/")).status_code in (403, 404)


def test_an_auditor_reads_but_changes_nothing(signed_in, at, person, employment):
    auditor = signed_in("auditor")
    page = words(auditor.get(at("kita", f"/trainees/{person.pk}/employment/")))
    assert "2026-05-01" in page
    assert "/edit/" not in page
    assert auditor.post(at("kita", f"/employments/{employment.pk}/removal/")).status_code == 403
