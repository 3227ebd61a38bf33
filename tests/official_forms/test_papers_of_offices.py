"""Papers of one office of several: the hosts that it supervises, and what was planned for them."""

from datetime import date

import pytest
from django.utils import timezone
from factories.companies import CompanyFactory
from factories.fees import SupervisionFeeFactory
from factories.organization import (
    ExternalConfirmationFactory,
    OfficeFactory,
    SupervisingManagerFactory,
)
from factories.supervision import ErrandFactory, SiteRecordFactory
from factories.trainees import TraineeFactory
from factories.training_plans import (
    AuditFactory,
    LectureFactory,
    TrainingPlanFactory,
    VisitFactory,
)
from filled_in import DAYS, YEAR, form_of
from people import make_member

from titp.official_forms.filling import filled


@pytest.fixture
def offices(acting):
    """The first office, and a branch."""
    return OfficeFactory(name="本部"), OfficeFactory(name="支部")


@pytest.fixture
def member(kita):
    return make_member(kita, "caseworker")


def report_of(office):
    return filled(form_of("business_report"), office, YEAR).values


def supervised(**fields):
    """A host with somebody in training, one audit, one visit, one lecture and one fee."""
    company = CompanyFactory(**fields)
    person = TraineeFactory(company=company, entered_on=date(2025, 4, 1))
    plan = TrainingPlanFactory(
        trainee=person, company=company, starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31)
    )
    LectureFactory(plan=plan, held_on=date(2025, 4, 10), minutes=480)
    AuditFactory(company=company, held_on=date(2025, 7, 7))
    VisitFactory(company=company, visited_on=date(2025, 7, 8))
    SupervisionFeeFactory(company=company, collected_on=date(2025, 7, 9), amount=12_000)
    return company


def test_the_business_report_of_an_office_tells_of_the_hosts_that_it_supervises(offices):
    head, branch = offices
    supervised(office=head)
    supervised()
    supervised(office=branch)
    for office, hosts in ((head, 2), (branch, 1)):
        told = report_of(office)
        assert told["hosts_at_start"] == told["hosts_at_end"] == str(hosts)
        assert told["people"] == [["第1号団体監理型", "ベトナム", "0", str(hosts), str(hosts), "0"]]
        counted = ("regular_audits", "visits", "lecture_courses", "lecture_people")
        assert [told[key] for key in counted] == [str(hosts)] * 4
        assert told["lecture_minutes"] == f"{8 * hosts}時間"
        assert sum(int(row[1][:-1].replace(",", "")) for row in told["fees"]) == 12_000 * hosts


def test_an_office_without_hosts_reports_noughts(offices):
    head, branch = offices
    supervised()
    told = report_of(branch)
    assert (told["hosts_at_end"], told["people"], told["visits"]) == ("0", [], "0")


def test_audits_planned_are_those_of_the_board_and_those_held_without_it(acting):
    """One planned and held two days later, one planned and not held, one held without a plan."""
    company = CompanyFactory()
    for day in (date(2025, 6, 1), date(2025, 9, 1)):
        ErrandFactory(company=company, kind="regular", planned_on=day)
    ErrandFactory(company=company, kind="visit", planned_on=date(2025, 12, 1))
    ErrandFactory(company=company, kind="regular", planned_on=date(2026, 4, 1))
    for day in (date(2025, 6, 3), date(2025, 12, 1)):
        AuditFactory(company=company, held_on=day)
    told = report_of(OfficeFactory())
    assert (told["planned_audits"], told["regular_audits"]) == ("3", "2")


def test_an_audit_recorded_from_its_errand_counts_once_however_late_it_was_held(member, acting):
    """Planned for 1 October and held on the 20th; one of September was an errand to visit."""
    company = CompanyFactory()
    for kind, planned_on, held_on in (
        ("regular", date(2025, 10, 1), date(2025, 10, 20)),
        ("visit", date(2025, 9, 1), date(2025, 9, 2)),
    ):
        SiteRecordFactory(
            company=company, opened_by=member, finished_by=member, finished_at=timezone.now(),
            errand=ErrandFactory(company=company, kind=kind, planned_on=planned_on),
            audit=AuditFactory(company=company, held_on=held_on),
        )  # fmt: skip
    told = report_of(OfficeFactory())
    assert (told["planned_audits"], told["regular_audits"]) == ("2", "2")


def test_the_confirmation_of_an_office_tells_of_its_books(offices):
    head, branch = offices
    supervised()
    for office, visits in ((head, "1回"), (branch, "0回")):
        row = ExternalConfirmationFactory(office=office, held_on=date(2025, 7, 20))
        items = filled(form_of("external_audit"), row, DAYS[""]).values["items"]
        assert items[2][:2] == ["訪問指導", visits]


@pytest.mark.parametrize("slug", ["plan_application", "audit_report", "implementation_report"])
def test_papers_about_a_host_name_the_office_that_supervises_it(offices, slug):
    for office, name in zip(offices, ("本部　長", "支部　長"), strict=True):
        SupervisingManagerFactory(office=office, name=name)
    company = CompanyFactory(office=offices[1])
    about = {
        "plan_application": lambda: TrainingPlanFactory(company=company),
        "audit_report": lambda: AuditFactory(company=company),
        "implementation_report": lambda: company,
    }
    form = form_of(slug)
    told = filled(form, about[slug](), DAYS[form.period]).values
    assert told["office"] == "支部"
    assert told.get("org_managers", told.get("managers", "支部　長")) == "支部　長"
