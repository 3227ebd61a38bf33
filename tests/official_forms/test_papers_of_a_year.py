"""Papers of a fiscal year: what a month, a stage and a fee come to, counted by hand."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.fees import SupervisionFeeFactory
from factories.months import MonthLineFactory, MonthlyReportFactory
from factories.organization import OfficeFactory
from factories.trainees import LeavingFactory, TraineeFactory
from factories.training_plans import (
    CourseLessonFactory,
    CourseSeatFactory,
    LectureCourseFactory,
    LectureFactory,
    TrainingPlanFactory,
)
from filled_in import DAYS, YEAR, form_of

from titp.official_forms.filling import filled
from titp.tenancy.context import current
from titp.tenancy.models import Organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(acting):
    return CompanyFactory()


def planned(company, stage, first, last, **more):
    """Somebody's plan of a stage, from a day until a day."""
    person = more.pop("trainee", None) or TraineeFactory(company=company, entered_on=first)
    return TrainingPlanFactory(
        trainee=person, company=company, stage=stage, starts_on=first, ends_on=last,
        filed_on=date(2024, 1, 10), accredited_on=date(2024, 2, 10), **more,
    )  # fmt: skip


def test_wages_count_for_the_stage_in_which_they_were_earned(company):
    first = planned(company, 1, date(2024, 11, 1), date(2025, 10, 31))
    planned(company, 2, date(2025, 11, 1), date(2027, 10, 31), trainee=first.trainee)
    for month, pay in ((date(2025, 10, 1), 200_000), (date(2025, 11, 1), 230_000)):
        report = MonthlyReportFactory(company=company, month=month)
        MonthLineFactory(report=report, trainee=first.trainee, base_pay=pay)
    wages = filled(form_of("implementation_report"), company, YEAR).values["wages"]
    assert [row[:3] for row in wages] == [
        ["第1号団体監理型", "200,000円", "200,000円"],
        ["第2号団体監理型", "230,000円", "230,000円"],
    ]


def test_fees_are_told_for_a_person_and_a_month(company):
    """Ten months of one, and three of another: 13 × 3,000 yen."""
    planned(company, 1, date(2025, 6, 15), date(2026, 6, 14))
    planned(company, 1, date(2024, 7, 1), date(2025, 6, 30))
    SupervisionFeeFactory(company=company, amount=39_000, collected_on=date(2026, 3, 31))
    SupervisionFeeFactory(company=company, amount=99_000, collected_on=date(2026, 4, 1))
    fees = filled(form_of("business_report"), OfficeFactory(), YEAR).values["fees"]
    assert [row[3] for row in fees] == ["0円", "0円", "3,000円", "0円"]


def test_hosts_are_counted_of_whom_somebody_is_there_on_the_day(company):
    """At the end of the year the one of the second host had left."""
    other = CompanyFactory()
    planned(company, 1, date(2025, 4, 1), date(2026, 4, 30))
    planned(other, 1, date(2025, 4, 1), date(2026, 4, 30), ended_on=date(2026, 3, 30))
    paper = filled(form_of("business_report"), OfficeFactory(), YEAR).values
    assert (paper["hosts_at_start"], paper["hosts_at_end"]) == ("2", "1")


def test_courses_of_lectures_are_counted_as_they_were_planned_or_by_host_stage_and_day(company):
    """Two hosts share a planned course; of three more plans without one, two began together."""
    day, course = date(2025, 4, 1), LectureCourseFactory()
    other = CompanyFactory()

    def taught(host, **lecture):
        plan = planned(host, 1, day, date(2026, 3, 31), lecture_starts_on=day)
        LectureFactory(plan=plan, held_on=date(2025, 4, 10), **lecture)
        return plan

    lesson = CourseLessonFactory(course=course)
    for host in (company, other):
        plan = taught(host, lesson=lesson)
        CourseSeatFactory(course=course, plan=plan)
        LectureFactory(plan=plan, held_on=date(2025, 4, 11))  # written down by hand
    for host in (company, company, other):
        taught(host)
    paper = filled(form_of("business_report"), OfficeFactory(), YEAR).values
    assert paper["lecture_courses"] == "3"


def test_the_register_of_hosts_says_whom_they_took_and_who_left_early(company):
    planned(company, 1, date(2025, 4, 1), date(2026, 3, 31))
    moved = planned(company, 1, date(2024, 4, 1), date(2025, 3, 31), ended_on=date(2024, 9, 1))
    elsewhere = planned(
        CompanyFactory(), 1, date(2024, 9, 2), date(2025, 9, 1), trainee=moved.trainee,
        ended_on=date(2025, 5, 1),
    )  # fmt: skip
    LeavingFactory(trainee=moved.trainee, kind="returned", left_on=date(2025, 5, 2))
    lost = planned(company, 1, date(2025, 4, 1), date(2026, 3, 31))
    LeavingFactory(trainee=lost.trainee, kind="absconded", left_on=date(2025, 8, 1))
    organization = Organization.objects.get(pk=current().organization_id)
    rows = filled(form_of("company_register"), organization, DAYS[""]).values["all"]
    told = {row[0].partition("\n")[0]: row[-3:] for row in rows}
    assert told[company.name] == ["ベトナム　3人", "", "第1号　1人"]
    assert told[elsewhere.company.name] == ["ベトナム　1人", "第1号　1人", ""]


def test_a_fee_without_its_use_is_listed_before_the_ledger_is_made(company):
    SupervisionFeeFactory(company=company, collected_on=date(2025, 6, 25), use="", people=2)
    organization = Organization.objects.get(pk=current().organization_id)
    paper = filled(form_of("fee_ledger"), organization, YEAR)
    gaps = {one.box.key: [column.key for column, _n in one.gaps] for one in paper.missing}
    assert gaps["rows"] == ["use"]


def test_who_left_stands_with_a_share_and_the_reason_where_it_was_early(company):
    plans = [planned(company, 1, date(2025, 4, 1), date(2026, 3, 31)) for _ in range(3)]
    gone = planned(company, 1, date(2025, 4, 1), date(2026, 3, 31), ended_on=date(2025, 9, 1))
    left = {"trainee": gone.trainee, "kind": "returned", "left_on": date(2025, 9, 2)}
    LeavingFactory(reason="family", **left)
    LeavingFactory(trainee=plans[0].trainee, kind="returned", left_on=date(2026, 3, 31),
                   reason="completed")  # fmt: skip
    paper = filled(form_of("implementation_report"), company, YEAR).values
    assert paper["gone"][0] == ["帰国", "2", "50.0％", "1"]
    assert paper["gone_reasons"] == "帰国（家庭の事情）1人"
