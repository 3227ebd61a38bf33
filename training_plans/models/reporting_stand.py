"""How far an organization had reported when an edition was published; no host and no person."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.japanese.months import add_months
from titp.monitoring.models import PUBLISHED


@dataclass(frozen=True)
class Silence:
    """The months that were missing: how many, from which on, and for how many days."""

    months: int
    since: date
    days: int


class ReportingStand(models.Model):
    """Up to which month the reports of an organization had come (報告の状況).

    Written once for each edition; a trigger (sql/reporting_stands.sql) keeps it. It tells of the
    organization alone: a month counts as sent with the first of its reports, and as checked with
    the last one, so neither tells how many there are.
    """

    month = models.DateField(_("month"))
    as_of = models.DateField(_("as of"))
    # not called an organization's own: it is published, and no row behind its wall
    supervisor = models.ForeignKey(
        "tenancy.Organization", models.PROTECT, related_name="+",
        verbose_name=_("supervising organization"),
    )  # fmt: skip
    sent = models.DateField(_("newest month of which a report was sent"), null=True)
    checked = models.DateField(_("newest month of which all reports were checked"), null=True)

    platform_grants = PUBLISHED

    class Meta:
        verbose_name = _("stand of reporting")
        verbose_name_plural = _("stands of reporting")
        constraints = [
            models.UniqueConstraint(
                fields=["month", "supervisor"], name="training_plans_reportingstand_once"
            )
        ]

    def __str__(self):
        return f"{self.supervisor_id} {self.month:%Y-%m}"

    @property
    def expected(self):
        """The newest month whose reports were due by the day of the edition: the one before it."""
        return add_months(self.month, -1)

    @property
    def silence(self):
        """The Silence up to the day of the edition; None where nothing is missing or ever came."""
        if self.sent is None or self.sent >= self.expected:
            return None
        since = add_months(self.sent, 1)
        months = (self.expected.year - self.sent.year) * 12 + self.expected.month - self.sent.month
        ended = add_months(since, 1) - timedelta(1)
        return Silence(months, since, (self.as_of - ended).days)

    @property
    def is_silent(self):
        """Whether a month is missing, or none has ever come."""
        return self.sent is None or self.silence is not None
