"""What a trainee's employment contract says of wages and hours."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap

DAY, YEAR, MONTH = 24 * 60, 366 * 24 * 60, 31 * 24 * 60  # minutes


class WageTermsQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class WageTerms(TenantModel):
    """The wage of a trainee from a day on, and the hours for which it is paid (賃金の条件).

    Whole yen and whole minutes. Allowances are those of a month, told apart by whether they are
    compared with the minimum wage (Minimum Wage Act art. 4(3)).
    """

    class Unit(models.TextChoices):
        HOURLY = "hourly", _("by the hour")
        DAILY = "daily", _("by the day")
        MONTHLY = "monthly", _("by the month")
        PIECE = "piece", _("by the piece")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="wage_terms", verbose_name=_("trainee")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    unit = models.CharField(_("paid"), max_length=7, choices=Unit)
    amount = models.PositiveIntegerField(
        _("basic wage (yen)"), null=True, blank=True,
        help_text=_("For the hour, day or month; empty where it is paid by the piece."),
    )  # fmt: skip
    included_allowances = models.PositiveIntegerField(
        _("allowances that count, a month (yen)"), default=0,
        help_text=_("Fixed ones such as for a post, a skill or housing."),
    )  # fmt: skip
    excluded_allowances = models.PositiveIntegerField(
        _("allowances that do not count, a month (yen)"), default=0,
        help_text=_("Commuting, family and perfect attendance; neither do bonuses and overtime."),
    )  # fmt: skip
    annual_minutes = models.PositiveIntegerField(
        _("scheduled work of a year (minutes)"), null=True, blank=True
    )
    daily_minutes = models.PositiveIntegerField(
        _("scheduled work of a day (minutes)"), null=True, blank=True
    )
    planned_overtime_minutes = models.PositiveIntegerField(
        _("planned overtime of a month (minutes)"), null=True, blank=True
    )
    hours_exempt = models.BooleanField(
        _("agriculture, livestock or fishery"), default=False,
        help_text=_("Limits of hours and premiums of overtime do not apply there (LSA art. 41)."),
    )  # fmt: skip
    minimum_industry = models.CharField(
        _("industry with a minimum wage of its own"), max_length=100, blank=True,
        help_text=_("As it is called in the reference rows; empty where there is none."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)

    objects = WageTermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("wage terms")
        verbose_name_plural = _("wage terms")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="trainees_wageterms_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(unit="piece", amount=None)
                | models.Q(~models.Q(unit="piece"), amount__isnull=False, amount__gt=0),
                name="trainees_wageterms_amount_of_its_unit",
                violation_error_message=_(
                    "By the hour, day or month there is an amount; by the piece there is none."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(daily_minutes=None) | models.Q(daily_minutes__range=(1, DAY)),
                name="trainees_wageterms_day",
                violation_error_message=_("A day has at most 24 hours, and some work."),
            ),
            models.CheckConstraint(
                condition=models.Q(annual_minutes=None) | models.Q(annual_minutes__range=(1, YEAR)),
                name="trainees_wageterms_year",
                violation_error_message=_("A year has at most 8,784 hours, and some work."),
            ),
            models.CheckConstraint(
                condition=models.Q(planned_overtime_minutes=None)
                | models.Q(planned_overtime_minutes__lte=MONTH),
                name="trainees_wageterms_overtime",
                violation_error_message=_("A month has at most 744 hours."),
            ),
            NoOverlap(name="trainees_wageterms_one_at_a_time", per="trainee"),
        ]

    def __str__(self):
        return f"{self.get_unit_display()} {self.starts_on}–{self.ends_on or ''}"

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-wages", args=[self.trainee_id])
