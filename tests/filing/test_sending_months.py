"""A month is sent as a whole, checked, sent back, locked, and opened again."""

import pytest
from django.db import IntegrityError, transaction
from factories.companies import CompanyFactory
from factories.filing import filled, opened_november
from factories.months import ChargeFactory, MonthLineFactory, MonthlyReportFactory

from titp.tenancy.context import COMPANY, use
from training_plans.filing.cells import Typed, keep
from training_plans.filing.review import (
    Back,
    approve,
    cells_of,
    open_cells,
    reopen,
    send_back,
)
from training_plans.filing.submission import NotNow, state_of, submit
from training_plans.models import Charge, DraftLine, MonthLine, MonthlyReport, ReportStep


@pytest.fixture
def report(acting):
    return opened_november(CompanyFactory(), people=2)


def people(report):
    return list(DraftLine.objects.filter(report=report).values_list("trainee_id", flat=True))


def test_what_was_typed_becomes_lines(report, somebody):
    assert submit(filled(report, housing="20000", housing_cost="20000"), somebody, "grid").written
    line = MonthLine.objects.filter(report=report).first()
    assert (line.regular_minutes, line.base_pay) == (9_600, 220_000)
    assert line.charges.get().actual_cost == 20_000
    report.refresh_from_db()
    assert report.submitted_on is not None


def test_what_was_sent_is_followed_once_it_is_written(
    report, somebody, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as waiting:
        submit(report, somebody, "grid")
    assert waiting == []
    with django_capture_on_commit_callbacks() as waiting:
        submit(filled(report), somebody, "grid")
    assert len(waiting) == 1


def test_before_it_is_sent_there_is_no_line(report):
    filled(report)
    assert not MonthLine.objects.filter(report=report).exists()


def test_who_sent_it_and_by_what_way_is_a_row(report, somebody):
    submit(filled(report), somebody, "phone")
    step = ReportStep.objects.get(report=report)
    assert (step.kind, step.by_id, step.via) == ("submitted", somebody.pk, "phone")


def test_one_cell_that_cannot_be_read_keeps_the_whole_month_back(report, somebody):
    first, second = people(filled(report))
    keep(report, [Typed(second, "base_pay", "many")])
    attempt = submit(report, somebody, "grid")
    assert not attempt.written
    assert list(attempt.errors) == [second]
    assert not MonthLine.objects.filter(report=report).exists()
    assert state_of(report) == "draft"


def test_what_must_be_there_is_asked_for_at_its_cell(report, somebody):
    attempt = submit(report, somebody, "grid")
    assert "write 0" in attempt.errors[people(report)[0]]["base_pay"]


def test_more_night_work_than_work_is_said_at_its_cell(report, somebody):
    attempt = submit(filled(report, night_minutes="161"), somebody, "grid")
    assert "night" in attempt.errors[people(report)[0]]["night_minutes"]


def test_it_is_sent_once(report, somebody):
    submit(filled(report), somebody, "grid")
    with pytest.raises(NotNow):
        submit(report, somebody, "grid")


def test_a_company_sends_what_it_may_not_write_itself(report, somebody, acting):
    filled(report)
    with transaction.atomic(), use(acting.organization_id, COMPANY, company_id=report.company_id):
        assert submit(MonthlyReport.objects.get(pk=report.pk), somebody, "grid").written


def test_a_company_cannot_write_lines_itself(report, acting):
    from django.db import ProgrammingError

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        use(acting.organization_id, COMPANY, company_id=report.company_id),
    ):
        Charge.objects.filter(company=report.company_id).update(amount=1)


def test_another_company_sees_nothing_of_it(report, acting):
    other = CompanyFactory()
    with use(acting.organization_id, COMPANY, company_id=other.pk):
        assert not MonthlyReport.objects.exists()
        assert not DraftLine.objects.exists()


def test_approval_locks_report_lines_and_charges(report, somebody):
    submit(filled(report, housing="20000"), somebody, "grid")
    approve(report, somebody)
    assert state_of(report) == "approved"
    line = MonthLine.objects.filter(report=report).first()
    changes = (
        lambda: MonthLine.objects.filter(pk=line.pk).update(base_pay=1),
        lambda: Charge.objects.filter(line=line).update(amount=1),
        lambda: MonthlyReport.objects.filter(pk=report.pk).delete(),
        lambda: MonthLineFactory(report=report),
    )
    for change in changes:
        with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
            change()


def test_only_what_was_sent_can_be_approved(report, somebody):
    with pytest.raises(NotNow):
        approve(report, somebody)


def test_reopening_needs_a_reason(report, somebody):
    submit(filled(report), somebody, "grid")
    approve(report, somebody)
    with pytest.raises(IntegrityError), transaction.atomic():
        reopen(report, somebody, "")
    reopen(report, somebody, "賃金台帳の訂正")
    assert state_of(report) == "returned"
    assert open_cells(report) is None
    MonthLine.objects.filter(report=report).update(base_pay=1)


def test_cells_that_were_sent_back_are_those_that_are_open(report, somebody):
    submit(filled(report), somebody, "grid")
    person = people(report)[0]
    send_back(report, somebody, [Back(person, "net_pay", "differs")])
    assert state_of(report) == "returned"
    (found,) = open_cells(report).values()
    assert (found.trainee_id, found.column_name, found.was) == (person, "net_pay", "180000")


def test_a_corrected_month_changes_its_lines(report, somebody):
    submit(filled(report, housing="20000"), somebody, "grid")
    person = people(report)[0]
    send_back(report, somebody, [Back(person, "net_pay", "differs")])
    keep(report, [Typed(person, "net_pay", "179000")])
    assert submit(report, somebody, "grid").written
    line = MonthLine.objects.get(report=report, trainee=person)
    assert line.net_pay == 179_000
    assert line.charges.count() == 1


def test_what_the_office_corrected_meanwhile_is_not_undone(report, somebody):
    submit(filled(report, base_pay="220,000"), somebody, "grid")
    first, second = people(report)
    MonthLine.objects.filter(report=report, trainee=first).update(net_pay=181_000)
    send_back(report, somebody, [Back(second, "net_pay", "differs")])
    cells = DraftLine.objects.get(report=report, trainee=first).cells
    assert (cells["net_pay"], cells["base_pay"]) == ("181000", "220,000")
    keep(report, [Typed(second, "net_pay", "179000")])
    submit(report, somebody, "grid")
    assert MonthLine.objects.get(report=report, trainee=first).net_pay == 181_000


def test_several_charges_of_one_kind_stand_in_one_cell(acting):
    line = MonthLineFactory()
    for amount in (12_000, 8_000):
        ChargeFactory(line=line, amount=amount, actual_cost=amount)
    cells = cells_of(line, line.charges.all())
    assert (cells["housing"], cells["housing_cost"]) == ("20000", "20000")


def test_a_report_of_the_office_gets_draft_lines_when_it_is_sent_back(acting, somebody):
    line = MonthLineFactory(report=MonthlyReportFactory())
    send_back(line.report, somebody, [Back(line.trainee_id, "base_pay", "differs")])
    cells = DraftLine.objects.get(report=line.report).cells
    assert (cells["regular_minutes"], cells["base_pay"]) == ("160:00", "220000")
    assert submit(line.report, somebody, "grid").written


def test_a_cell_of_a_stranger_cannot_be_sent_back(report, somebody):
    submit(filled(report), somebody, "grid")
    with pytest.raises(LookupError):
        send_back(report, somebody, [Back(0, "net_pay", "differs")])


def test_a_company_sees_what_the_office_did_without_the_name_of_who_did(acting, report, somebody):
    submit(filled(report), somebody, "grid")
    approve(report, somebody)
    steps = ReportStep.objects.filter(report=report).with_person().order_by("pk")
    assert [step.person for step in steps] == ["somebody@example.org"] * 2
    with use(acting.organization_id, COMPANY, company_id=report.company_id):
        assert [(step.kind, step.person) for step in steps.all()] == [
            ("submitted", ""),
            ("approved", ""),
        ]
