"""What a host company reports of a month."""

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from titp.accounts.naming import name_of
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall

OPEN = ("draft", "returned")  # states in which the office waits for the company


class MonthlyReportQuerySet(TenantQuerySet):
    def with_state(self):
        """Each with `state`: what was done last, or by whether it was received at all."""
        steps = ReportStep.objects.filter(report=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            last_step=Subquery(steps.values("kind")[:1]),
            state=Case(
                When(last_step="approved", then=Value("approved")),
                When(last_step__in=("returned", "reopened"), then=Value("returned")),
                When(last_step="submitted", then=Value("submitted")),
                When(submitted_on=None, then=Value("draft")),
                default=Value("submitted"),
                output_field=models.CharField(),
            ),
        )

    def with_last_step(self):
        """Each with `stepped_at` and `stepped_by`, when and by whom the last step was done."""
        steps = ReportStep.objects.filter(report=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            stepped_at=Subquery(steps.values("at")[:1]),
            stepped_by=Subquery(steps.values(person=name_of("by"))[:1]),
        )

    def with_company_name(self):
        """Each with `company_name`; a join of one column, which company users may read too."""
        return self.annotate(company_name=F("company__name"))

    def missing(self):
        """Of those with a state: which the office waits for, first time or again."""
        return self.filter(state__in=OPEN)


class MonthlyReport(TenantModel):
    """A host company's account of one month of training, with a line for each person (月次報告).

    The night opens it as a draft; what was typed stands in its draft lines until the company
    sends it, and only then in its lines, which the rules read.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("not sent yet")
        SUBMITTED = "submitted", _("to be checked")
        RETURNED = "returned", _("sent back")
        APPROVED = "approved", _("checked and locked")

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="monthly_reports",
        verbose_name=_("host company"),
    )  # fmt: skip
    month = models.DateField(_("month"), help_text=_("Any day of it."))
    due_on = models.DateField(_("report due on"), null=True, blank=True)
    submitted_on = models.DateField(_("report received on"), null=True, blank=True)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT"},
        window=CompanyWindow(
            column="company_id",
            reads=("id", "organization_id", "company_id", "month", "due_on", "submitted_on"),
        ),
    )
    objects = MonthlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("monthly report")
        verbose_name_plural = _("monthly reports")
        ordering = ["-month", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "month"],
                name="training_plans_monthlyreport_once",
                violation_error_message=_("There is a report of this month already."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="training_plans_monthlyreport_month_is_its_first_day",
                violation_error_message=_("A month is written as its first day."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | Q(submitted_on__gte=F("month")),
                name="training_plans_monthlyreport_after_the_month_began",
                violation_error_message=_("The month had not begun then."),
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gt=F("month")),
                name="training_plans_monthlyreport_due_after_the_month_began",
                violation_error_message=_("The month had not begun then."),
            ),
        ]

    def __str__(self):
        return date_format(self.month, "YEAR_MONTH_FORMAT")

    @property
    def is_open(self):
        """Whether its company may type in it; of a report with its state."""
        return self.state in OPEN

    def get_absolute_url(self):
        return reverse("monthly-report", args=[self.pk])


class ReportDay(TenantModel):
    """By which day of the next month reports are asked for, from a month on (提出期限日)."""

    USUAL = 10

    from_month = models.DateField(_("for months from"), help_text=_("Any day of it."))
    day = models.PositiveSmallIntegerField(
        _("day of the next month"), help_text=_("1 to 28; without any row it is the 10th.")
    )

    class Meta:
        verbose_name = _("day of the monthly report")
        verbose_name_plural = _("days of the monthly report")
        ordering = ["-from_month"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "from_month"],
                name="training_plans_reportday_once",
                violation_error_message=_("There is a day from this month on already."),
            ),
            models.CheckConstraint(
                condition=Q(from_month__day=1),
                name="training_plans_reportday_month_is_its_first_day",
                violation_error_message=_("A month is written as its first day."),
            ),
            models.CheckConstraint(
                condition=Q(day__range=(1, 28)),
                name="training_plans_reportday_in_every_month",
                violation_error_message=_("Every month has days 1 to 28."),
            ),
        ]

    def __str__(self):
        return f"{date_format(self.from_month, 'YEAR_MONTH_FORMAT')}: {self.day}"

    def get_absolute_url(self):
        return reverse("report-days")


class OfReport(TenantModel):
    """What belongs to one report; a trigger keeps its company (sql/month_company.sql)."""

    report = TenantForeignKey(
        MonthlyReport, models.CASCADE, related_name="%(class)ss", verbose_name=_("monthly report")
    )
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="+", editable=False,
        verbose_name=_("host company"),
    )  # fmt: skip

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.company_id = self.report.company_id
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return self.report.get_absolute_url()


class ReportStepQuerySet(TenantQuerySet):
    def with_person(self):
        """Each with `person`, the name of who did it."""
        return self.annotate(person=name_of("by"))


class ReportStep(OfReport):
    """What was done with a report, when and by whom; the last one tells its state.

    An approved report is locked by a trigger: neither it nor its lines can be changed until it is
    reopened, which needs a reason.
    """

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("sent")  # 提出
        RETURNED = "returned", _("sent back")  # 差戻し
        APPROVED = "approved", _("checked and locked")  # 受領・確定
        REOPENED = "reopened", _("opened again")  # 再開

    class Via(models.TextChoices):
        GRID = "grid", _("table on the screen")
        PHONE = "phone", _("telephone")
        WORKBOOK = "workbook", _("Excel file")
        API = "api", _("payroll software")
        OFFICE = "office", _("the office")

    kind = models.CharField(_("what was done"), max_length=9, choices=Kind)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    via = models.CharField(_("by what way"), max_length=8, choices=Via)
    reason = models.TextField(_("reason"), blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "report_id", "company_id", "kind", "at", "by_id", "via",
                "reason",
            ),
        )
    )  # fmt: skip
    objects = ReportStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a monthly report")
        verbose_name_plural = _("steps of monthly reports")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="reopened") | ~Q(reason=""),
                name="training_plans_reportstep_reopened_for_a_reason",
                violation_error_message=_("Opening a checked month again needs a reason."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
