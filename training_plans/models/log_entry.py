"""The training diary: what each person did on each day."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel

DAY = 24 * 60


class LogEntry(TenantModel):
    """One day of one person as the host wrote it down (技能実習日誌).

    Ordinance art. 22: kept for every day of practice; leave, absence and days of rest stand in
    it as such.
    """

    class Kind(models.TextChoices):
        WORK = "work", pgettext_lazy("diary", "work")
        LECTURE = "lecture", pgettext_lazy("diary", "lecture")
        LEAVE = "leave", pgettext_lazy("diary", "leave")
        ABSENCE = "absence", pgettext_lazy("diary", "absence")
        HOLIDAY = "holiday", pgettext_lazy("diary", "day of rest")

    SPENT = (Kind.WORK, Kind.LECTURE)

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="log_entries", verbose_name=_("trainee")
    )
    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="log_entries",
        verbose_name=_("host company"),
    )  # fmt: skip
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.WORK)
    minutes = models.PositiveSmallIntegerField(
        _("time spent (minutes)"), default=0, validators=[MaxValueValidator(DAY)]
    )
    written_on = models.DateField(_("written on"), default=localdate)

    class Meta:
        verbose_name = _("entry of the training diary")
        verbose_name_plural = _("training diary")
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee", "day"],
                name="training_plans_logentry_once_a_day",
                violation_error_message=_("There is an entry of this day already."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__lte=DAY),
                name="training_plans_logentry_within_a_day",
                violation_error_message=_("A day has at most 24 hours."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("work", "lecture")) | Q(minutes__gt=0),
                name="training_plans_logentry_work_takes_time",
                violation_error_message=_("Work and lectures need their time."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("work", "lecture")) | Q(minutes=0),
                name="training_plans_logentry_rest_takes_none",
                violation_error_message=_("Only work and lectures have a time."),
            ),
            # Leave and days of rest are known beforehand; work is not.
            models.CheckConstraint(
                condition=Q(kind__in=("leave", "holiday")) | Q(written_on__gte=F("day")),
                name="training_plans_logentry_written_after",
                violation_error_message=_("It was written before the day."),
            ),
        ]

    def __str__(self):
        return f"{self.day} {self.get_kind_display()}"

    def get_absolute_url(self):
        return f"{reverse('trainee-log', args=[self.trainee_id])}?month={self.day:%Y-%m}"
