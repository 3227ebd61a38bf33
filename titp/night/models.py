"""The ledger of the night: which step of which day is done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NightStep(models.Model):
    """One step of one night; a step without an end is taken up again (夜間処理)."""

    night_of = models.DateField(_("night of"))
    step = models.CharField(_("step"), max_length=60)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)

    platform_grants = {
        "app_nightly": "SELECT, INSERT, UPDATE",
        "app_worker": "SELECT",
        "app_web": "SELECT",
    }

    class Meta:
        verbose_name = _("step of the night")
        verbose_name_plural = _("steps of the night")
        constraints = [models.UniqueConstraint(fields=["night_of", "step"], name="night_step_once")]

    def __str__(self):
        return f"{self.night_of} {self.step}"
