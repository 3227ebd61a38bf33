"""Paid leave of employed trainees: what is granted each year, and the days on which it is taken."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.japanese.months import inclusive_end
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from trainees.models.employment import Employment


class OfEmployment(TenantModel):
    """What belongs to one employment, and is shown on its page."""

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.employment.company_id

    def get_absolute_url(self):
        return self.employment.get_absolute_url()


class LeaveGrant(OfEmployment):
    """The paid leave of one year of service, and the day on which it was granted (年休付与).

    Labour Standards Act art. 39: six months after the start, then every year; whoever came on
    fewer than four of five working days before has no right to it.
    """

    class Service(models.IntegerChoices):
        """Months of service after which the law grants leave (Labour Standards Act art. 39)."""

        HALF_YEAR = 6, _("after half a year")
        ONE = 18, _("after a year and a half")
        TWO = 30, _("after two years and a half")
        THREE = 42, _("after three years and a half")
        FOUR = 54, _("after four years and a half")
        FIVE = 66, _("after five years and a half")
        SIX = 78, _("after six years and a half")

    employment = TenantForeignKey(
        Employment, models.CASCADE, related_name="leave_grants", verbose_name=_("employment")
    )
    service = models.PositiveSmallIntegerField(
        _("for service"), choices=Service, default=Service.HALF_YEAR
    )
    granted_on = models.DateField(
        _("granted on"),
        help_text=_("Where it was granted in parts, the day on which it became ten days."),
    )
    days = models.PositiveSmallIntegerField(_("days granted"), validators=[MaxValueValidator(40)])
    attendance_short = models.BooleanField(
        _("came on fewer than 80% of the working days"), default=False
    )

    class Meta:
        verbose_name = _("grant of paid leave")
        verbose_name_plural = _("grants of paid leave")
        ordering = ["-granted_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "employment", "service"],
                name="trainees_leavegrant_once_a_year",
                violation_error_message=_("There is a grant for this year of service already."),
            ),
            models.CheckConstraint(
                condition=models.Q(days__lte=40),
                name="trainees_leavegrant_days_possible",
                violation_error_message=_("Nobody is granted more than 40 days at once."),
            ),
            NotBefore(
                name="trainees_leavegrant_while_employed", owner="employment", day="granted_on",
                than="starts_on",
                violation_error_message=_("This is before the employment began."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.granted_on} ({self.days})"

    @property
    def by_law_on(self):
        """The day on which the law grants it, whatever the company did."""
        return inclusive_end(self.employment.starts_on, self.service) + timedelta(days=1)


class LeaveTaken(OfEmployment):
    """That somebody was on paid leave on one day: all of it, half of it, or some hours (年休取得).

    Hours do not count towards the five days of a year.
    """

    class Part(models.TextChoices):
        DAY = "day", _("a whole day")
        HALF = "half", _("half a day")
        HOURS = "hours", _("some hours")

    employment = TenantForeignKey(
        Employment, models.CASCADE, related_name="leave_taken", verbose_name=_("employment")
    )
    taken_on = models.DateField(pgettext_lazy("leave", "taken on"))
    part = models.CharField(_("how much of the day"), max_length=5, choices=Part, default=Part.DAY)

    class Meta:
        verbose_name = _("day of paid leave")
        verbose_name_plural = _("days of paid leave")
        ordering = ["-taken_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "employment", "taken_on"],
                name="trainees_leavetaken_once_a_day",
                violation_error_message=_("Leave on this day is recorded already."),
            ),
            NotBefore(
                name="trainees_leavetaken_while_employed", owner="employment", day="taken_on",
                than="starts_on",
                violation_error_message=_("This is before the employment began."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.taken_on} {self.get_part_display()}"

    def clean(self):
        """Leave is taken while employed."""
        last = self.employment.ends_on
        if self.taken_on and last and self.taken_on > last:
            raise ValidationError({"taken_on": _("On this day the employment was not in force.")})
