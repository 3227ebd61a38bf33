"""One person's month: hours, tasks, wages."""

from functools import reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.derived import DerivingModel, DerivingQuerySet
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.walls import CompanyWindow, Wall
from training_plans.models.monthly_report import MonthlyReport

LONGEST = 31 * 24 * 60  # the minutes of the longest month
HOURS = ("regular_minutes", "overtime_minutes", "legal_holiday_minutes", "night_minutes")
DAYS = ("scheduled_days", "worked_days", "paid_leave_days", "absent_days")
TASKS = ("essential", "related", "peripheral")


def month_minutes(label):
    """Minutes of one month; None is not recorded, which is another thing than none."""
    return models.PositiveIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(LONGEST)]
    )


def month_days(label):
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(31)]
    )


def month_yen(label):
    return models.PositiveIntegerField(label, null=True, blank=True)


class MonthLineQuerySet(DerivingQuerySet):
    def with_month(self):
        """Each with `month`, its first day; the latest first."""
        return self.annotate(month=F("report__month")).order_by("-report__month", "trainee_id")


class MonthLine(DerivingModel):
    """One person's month in a report: hours, tasks, pay, and when it was paid (月次報告の明細).

    Every number may be missing: None means that nobody has recorded it.
    """

    class PayMethod(models.TextChoices):
        TRANSFER = "transfer", _("transfer to the own account")  # 口座振込み
        CASH = "cash", _("cash with a signed receipt")
        OTHER = "other", _("another way")

    class Incident(models.TextChoices):
        NONE = "none", _("nothing happened")
        INJURY = "injury", _("accident or injury at work")
        ILLNESS = "illness", _("illness")
        MISSING = "missing", _("not reached for a day or longer")
        TROUBLE = "trouble", _("trouble at work or in the lodging")
        OTHER = "other", pgettext_lazy("incident", "something else")

    report = TenantForeignKey(
        MonthlyReport, models.CASCADE, related_name="lines", verbose_name=_("monthly report")
    )
    # That of the report; row policies of company users need it on the row itself. A trigger
    # keeps it, and the days below not before the month (see sql/month_company.sql).
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="month_lines", editable=False,
        verbose_name=_("host company"),
    )  # fmt: skip
    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="month_lines", verbose_name=_("trainee")
    )
    # Time worked: within the scheduled hours, beyond the statutory ones, on a statutory day of
    # rest; and how much of all that lay between 22 and 5 o'clock.
    regular_minutes = month_minutes(_("regular hours (minutes)"))
    overtime_minutes = month_minutes(_("overtime (minutes)"))
    legal_holiday_minutes = month_minutes(_("work on statutory holidays (minutes)"))
    night_minutes = month_minutes(_("of all these: night work (minutes)"))
    scheduled_days = month_days(_("scheduled days"))
    worked_days = month_days(_("days worked"))
    paid_leave_days = models.DecimalField(
        _("days of paid leave"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(31)],
    )  # fmt: skip
    absent_days = month_days(_("days of absence"))
    # What the time was spent on: by task class, and the safety-and-health part inside each.
    essential_minutes = month_minutes(_("essential tasks (minutes)"))
    related_minutes = month_minutes(_("related tasks (minutes)"))
    peripheral_minutes = month_minutes(_("peripheral tasks (minutes)"))
    essential_safety_minutes = month_minutes(_("of essential tasks: safety and health (minutes)"))
    related_safety_minutes = month_minutes(_("of related tasks: safety and health (minutes)"))
    peripheral_safety_minutes = month_minutes(_("of peripheral tasks: safety and health (minutes)"))
    base_pay = month_yen(_("base pay (yen)"))
    overtime_pay = month_yen(_("overtime pay (yen)"))
    holiday_pay = month_yen(_("holiday pay (yen)"))
    night_pay = month_yen(_("night premium (yen)"))
    allowance_pay = month_yen(_("allowances (yen)"))
    net_pay = month_yen(_("net pay (yen)"))
    payday = models.DateField(_("payday"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    pay_method = models.CharField(_("way of payment"), max_length=8, choices=PayMethod, blank=True)
    pay_evidence = models.CharField(
        _("evidence of the amount paid"), max_length=200, blank=True,
        help_text=_("For example the bank's record, or the receipt that the trainee signed."),
    )  # fmt: skip
    moved_on = models.DateField(_("moved to another lodging on"), null=True, blank=True)
    incident = models.CharField(
        _("incident"), max_length=9, choices=Incident, blank=True, db_default=""
    )
    incident_note = models.TextField(_("what happened"), blank=True, db_default="")
    # 認定計画の履行状況に係る管理簿, Ordinance art. 22
    ledger_completed_on = models.DateField(
        _("plan-fulfilment ledger completed on"), null=True, blank=True
    )

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "report_id", "company_id", "trainee_id",
                *HOURS, *DAYS, *(f"{task}_minutes" for task in TASKS),
                *(f"{task}_safety_minutes" for task in TASKS),
                "base_pay", "overtime_pay", "holiday_pay", "night_pay", "allowance_pay", "net_pay",
                "payday", "paid_on", "pay_method", "pay_evidence", "moved_on", "incident",
                "incident_note", "ledger_completed_on",
            ),
        )
    )  # fmt: skip
    objects = MonthLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a monthly report")
        verbose_name_plural = _("lines of monthly reports")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "report", "trainee"],
                name="training_plans_monthline_once",
                violation_error_message=_("This report has a line of this trainee already."),
            ),
            models.CheckConstraint(
                condition=reduce(
                    and_,
                    (
                        Q(**{name: None}) | Q(**{f"{name}__lte": LONGEST})
                        for name in (*HOURS, *(f"{task}_minutes" for task in TASKS))
                    ),
                ),
                name="training_plans_monthline_within_a_month",
                violation_error_message=_("A month has at most 744 hours."),
            ),
            models.CheckConstraint(
                condition=Q(night_minutes=None)
                | Q(
                    night_minutes__lte=Coalesce("regular_minutes", 0)
                    + Coalesce("overtime_minutes", 0)
                    + Coalesce("legal_holiday_minutes", 0)
                ),
                name="training_plans_monthline_night_is_worked",
                violation_error_message=_("More night work than work."),
            ),
            models.CheckConstraint(
                condition=reduce(
                    and_, (Q(**{name: None}) | Q(**{f"{name}__range": (0, 31)}) for name in DAYS)
                ),
                name="training_plans_monthline_days_within_a_month",
                violation_error_message=_("A month has at most 31 days."),
            ),
            models.CheckConstraint(
                condition=Q(incident__in=("", "none")) | ~Q(incident_note=""),
                name="training_plans_monthline_incident_is_told",
                violation_error_message=_("Please write what happened."),
            ),
            # In words it is said by clean(), at the field of each class.
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{task}_safety_minutes": None})
                    | Q(
                        **{f"{task}_safety_minutes__lte": Coalesce(f"{task}_minutes", 0)}
                    ),
                    name=f"training_plans_monthline_{task}_safety_inside",
                )
                for task in TASKS
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.trainee} {self.report}"

    def derive(self):
        self.company_id = self.report.company_id

    def clean(self):
        """Nothing of a month happens before the month; safety minutes lie inside their class."""
        month = self.report.month
        wrong = {
            name: _("The month had not begun then.")
            for name in ("payday", "paid_on", "ledger_completed_on", "moved_on")
            if getattr(self, name) and getattr(self, name) < month
        }
        for task in TASKS:
            safety = f"{task}_safety_minutes"
            if (getattr(self, safety) or 0) > (getattr(self, f"{task}_minutes") or 0):
                wrong[safety] = _("More than the minutes of this class.")
        if wrong:
            raise ValidationError(wrong)

    def get_absolute_url(self):
        return reverse("month-line", args=[self.pk])
