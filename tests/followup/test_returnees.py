"""The list of people who went home."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from factories.companies import CompanyFactory
from factories.trainees import LeavingFactory, PlacementFactory, TraineeFactory
from factories.training_plans import TrainingPlanFactory

from followup.returnees import returnees_by
from titp.tenancy.context import use


def went_home(left_on=date(2026, 10, 1), **person):
    trainee = TraineeFactory(**{"entered_on": date(2023, 4, 1)} | person)
    LeavingFactory(trainee=trainee, left_on=left_on)
    return trainee


def test_only_who_has_gone_home_is_listed(acting):
    today = localdate()
    gone = went_home(today)
    went_home(today + timedelta(days=1))
    LeavingFactory(kind="absconded", left_on=today)
    TraineeFactory()
    assert list(returnees_by(today)) == [gone]


def test_host_and_stage_are_those_from_before_the_return(acting):
    person = went_home()
    first, last = CompanyFactory(), CompanyFactory()
    PlacementFactory(
        trainee=person, company=first, starts_on=date(2023, 4, 1), ends_on=date(2024, 3, 31)
    )
    PlacementFactory(
        trainee=person, company=last, starts_on=date(2024, 4, 1), ends_on=date(2026, 9, 30)
    )
    TrainingPlanFactory(trainee=person, company=first, stage=1, starts_on=date(2023, 4, 1))
    TrainingPlanFactory(trainee=person, company=last, stage=2, starts_on=date(2024, 4, 1))
    TrainingPlanFactory(trainee=person, company=last, stage=3, starts_on=date(2027, 4, 1))
    (row,) = returnees_by(localdate())
    assert (row.host_id, row.host_name, row.stage_reached) == (last.pk, last.name, 2)


def test_the_list_filters_by_stage_year_and_host(office, at, kita):
    with use(kita.pk):
        host = CompanyFactory()
        mine = went_home(date(2026, 10, 1), name_roman="ONE", company=host)
        TrainingPlanFactory(trainee=mine, company=host, stage=1, starts_on=date(2023, 4, 1))
        went_home(date(2025, 10, 1), name_roman="TWO")
    address = at("kita", "/returnees/")
    for query in ({"stage": "1"}, {"year": "2026"}, {"host": host.pk}, {"q": "ｏｎｅ"}):
        page = office.get(address, query, follow=True)
        assert [row.name_roman for row in page.context["page"]] == ["ONE"]
    assert "ONE" in office.get(address, {"format": "csv", "year": "2026"}).content.decode()


def test_an_empty_list_says_so_and_a_clerk_may_not_ask(signed_in, office, at, kita):
    assert "results" in office.get(at("kita", "/returnees/")).content.decode()
    with use(kita.pk):
        company = CompanyFactory()
    clerk = signed_in("clerk", company=company)
    assert clerk.get(at("kita", "/returnees/")).status_code == 403


def test_the_list_asks_as_often_for_thirty_as_for_three(office, at, kita):
    def queries(count):
        with use(kita.pk):
            for _ in range(count):
                went_home()
        with CaptureQueriesContext(connection) as asked:
            assert office.get(at("kita", "/returnees/")).context["total"] >= count
        return len(asked)

    queries(1)  # what is asked once a process
    assert queries(3) == queries(30)


def test_whose_day_of_return_is_not_known_is_listed_from_its_record(acting):
    gone = went_home(left_on=None)
    (row,) = returnees_by(localdate())
    assert row == gone
    assert row.returned_on is None


def test_whose_return_is_only_planned_is_not_listed(acting):
    trainee = TraineeFactory(entered_on=date(2023, 4, 1))
    LeavingFactory(trainee=trainee, left_on=None, planned_on=localdate())
    assert not returnees_by(localdate())
