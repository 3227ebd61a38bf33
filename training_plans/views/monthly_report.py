"""What a host company reports of its months: the company's tab, a report, and one line of it."""

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.history.views import history_page
from titp.pages.hours import as_clock
from titp.pages.lists import Column, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, facts, plain, record_page
from titp.pages.yen import as_yen
from training_plans.filing.wording import STEPS, state_badge
from training_plans.models import Charge, MonthLine, MonthlyReport, ReportStep
from training_plans.month_forms import MonthLineForm

READ, CHANGE = "read monthly reports", "change monthly reports"
MINUTES = (
    "regular_minutes", "overtime_minutes", "legal_holiday_minutes", "night_minutes",
    "essential_minutes", "essential_safety_minutes", "related_minutes", "related_safety_minutes",
    "peripheral_minutes", "peripheral_safety_minutes",
)  # fmt: skip
YEN = ("base_pay", "overtime_pay", "holiday_pay", "night_pay", "net_pay")
PAID = ("payday", "paid_on", "pay_method", "pay_evidence", "ledger_completed_on")


def clocked(minutes):
    """9600 → 160:00; nothing where nothing is recorded."""
    return "" if minutes is None else as_clock(minutes)


def hours_column(name, label):
    return Column(
        name, label, lambda row: getattr(row, name), lambda row: clocked(getattr(row, name)),
        numeric=True,
    )  # fmt: skip


def yen_column(name, label):
    return Column(
        name, label, lambda row: getattr(row, name), lambda row: as_yen(getattr(row, name)),
        numeric=True,
    )  # fmt: skip


REPORTS = (
    Column("month", gettext_lazy("month"), lambda row: row.month, lambda row: named(row, row)),
    Column("state", gettext_lazy("state"), lambda row: row.state, state_badge, important=True),
    plain("due_on", gettext_lazy("due on")),
    Column("lines", gettext_lazy("trainees"), lambda row: row.people, numeric=True),
    plain("submitted_on", gettext_lazy("report received on"), important=True),
    changeable("monthly-report", CHANGE),
)
# What a line says in any table of lines; before it stands whose it is, or of which month.
OF_LINES = (
    hours_column("regular_minutes", gettext_lazy("Regular hours")),
    hours_column("overtime_minutes", gettext_lazy("Overtime (hours)")),
    yen_column("base_pay", gettext_lazy("Base pay (yen)")),
    yen_column("net_pay", gettext_lazy("Net pay (yen)")),
    plain("paid_on", gettext_lazy("paid on"), important=True),
    plain("ledger_completed_on", gettext_lazy("Ledger completed on")),
    changeable("month-line", CHANGE),
)
LINES = (
    Column(
        "trainee", gettext_lazy("trainee"), lambda row: row.trainee,
        lambda row: named(row, row.trainee),
    ),
    *OF_LINES,
)  # fmt: skip
CHARGES = (
    plain("kind", gettext_lazy("kind")),
    Column("item", gettext_lazy("item"), lambda row: row.item, important=True),
    yen_column("amount", gettext_lazy("Amount (yen)")),
    yen_column("actual_cost", gettext_lazy("Actual cost for this person (yen)")),
    plain("agreed_on", gettext_lazy("agreed with the trainee on")),
    plain("in_agreement", gettext_lazy("in the wage deduction agreement")),
    changeable("charge", CHANGE),
)


@may(READ)
def company_months(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)
    reports = MonthlyReport.objects.with_state().filter(company=company)
    # where rows are counted, a model's own order is not kept
    reports = reports.annotate(people=Count("lines")).order_by("-month")
    add = reverse("monthly-report-new", args=[pk]) if allowed(request, CHANGE) else ""
    return record_page(
        request, "company", company, change="change companies",
        tables=[Table(_("Monthly reports"), reports, REPORTS, add, _("Add a month"))],
    )  # fmt: skip


@may(READ)
def monthly_report(request, pk):
    rows = MonthlyReport.objects.with_state().select_related("company")
    row = get_object_or_404(rows, pk=pk)
    lines = MonthLine.objects.filter(report=row).select_related("trainee")
    add = reverse("month-line-new", args=[pk]) if allowed(request, CHANGE) else ""
    told = [
        (_("host company"), linked("company-months", row.company_id, row.company)),
        (_("month"), row),
        (_("state"), state_badge(row)),
        *facts(row, "due_on", "submitted_on"),
    ]
    if row.is_open and allowed(request, "file monthly reports"):
        told.append((_("Filling in"), linked("month-filing", pk, _("Fill in the month"))))
    if allowed(request, "check monthly reports"):
        told.append((_("Checking"), linked("month-check", pk, _("Beside last month and the plan"))))
    steps = ReportStep.objects.filter(report=row).with_person()
    return record_page(
        request, "monthly-report", row, change=CHANGE, template="pages/record.html", facts=told,
        panels=panels_of(request, "monthly-report", row),
        tables=[
            Table(
                _("Trainees"), lines.order_by("trainee__sort_key", "pk"), LINES, add,
                _("Add a trainee"),
            ),
            Table(_("What was done"), steps, STEPS),
        ],
    )  # fmt: skip


@may("read history")
def monthly_report_history(request, pk):
    row = get_object_or_404(MonthlyReport.objects, pk=pk)
    lines = list(row.lines.all())
    charges = Charge.objects.filter(line__in=lines)
    return history_page(request, "monthly-report", row, *lines, *charges, change=CHANGE)


@may(READ)
def month_line(request, pk):
    rows = MonthLine.objects.select_related("report", "trainee", "company")
    row = get_object_or_404(rows, pk=pk)
    add = reverse("charge-new", args=[pk]) if allowed(request, CHANGE) else ""

    def told(names, written):
        """As the form names them: minutes are kept, hours are read."""
        labels = MonthLineForm.base_fields
        return [(labels[name].label, written(getattr(row, name))) for name in names]

    return record_page(
        request, "month-line", row, change=CHANGE, template="pages/record.html",
        panels=panels_of(request, "month-line", row),
        facts=[
            (_("monthly report"), linked("monthly-report", row.report_id, row.report)),
            (_("host company"), linked("company-months", row.company_id, row.company)),
            (_("trainee"), linked("trainee-log", row.trainee_id, row.trainee)),
            *told(MINUTES, clocked),
            *told(YEN, as_yen),
            *facts(row, *PAID),
        ],
        tables=[Table(_("Deductions and charges"), Charge.objects.filter(line=row), CHARGES, add)],
    )  # fmt: skip


@may("read history")
def month_line_history(request, pk):
    row = get_object_or_404(MonthLine.objects.select_related("report", "trainee"), pk=pk)
    return history_page(request, "month-line", row, *row.charges.all(), change=CHANGE)
