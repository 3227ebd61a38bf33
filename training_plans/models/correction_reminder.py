"""That a host was told of a correction by mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall


class CorrectionReminder(TenantModel):
    """That a clerk was told of a correction which waits for the host's answer (改善事項の督促)."""

    correction = TenantForeignKey(
        "training_plans.Correction", models.CASCADE, related_name="reminders",
        verbose_name=_("correction"),
    )  # fmt: skip
    recipient = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("to whom")
    )
    # the lead that was reached; none before the first and after the day
    lead_days = models.SmallIntegerField(_("days before"), null=True)
    at = models.DateTimeField(_("when"))

    wall = Wall(grants={"app_nightly": "SELECT, INSERT"})

    class Meta:
        verbose_name = _("reminder of a correction")
        verbose_name_plural = _("reminders of corrections")
        ordering = ["id"]

    def __str__(self):
        return f"{self.correction_id} {self.at:%Y-%m-%d}"
