"""What goes with a report: pictures of papers, and that a company was reminded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.walls import CompanyWindow, Wall
from training_plans.models.monthly_report import OfReport


class ReportPhoto(OfReport):
    """A picture of a paper, such as the wage ledger, instead of typing it (添付写真)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="+", null=True, blank=True,
        verbose_name=_("trainee"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    key = storage.KeyField()

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "report_id", "company_id", "trainee_id", "at", "by_id",
                "width", "height", "sha256", "key",
            ),
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("picture of a paper")
        verbose_name_plural = _("pictures of papers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "report", "sha256"],
                name="training_plans_reportphoto_once",
                violation_error_message=_("This picture is there already."),
            )
        ]

    def __str__(self):
        return f"{self.trainee or self.report} {self.at:%Y-%m-%d}"


class ReportReminder(OfReport):
    """That a clerk was asked for a report that is not there yet (督促)."""

    recipient = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("to whom")
    )
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("by whom"),
    )  # fmt: skip

    wall = Wall(grants={"app_nightly": "SELECT, INSERT"})

    class Meta:
        verbose_name = _("reminder of a monthly report")
        verbose_name_plural = _("reminders of monthly reports")
        ordering = ["id"]

    def __str__(self):
        return f"{self.report} {self.at:%Y-%m-%d}"
