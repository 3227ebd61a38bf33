"""Closing, suspending and opening again the business of supervision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class Closure(TenantModel):
    """That supervision will stop, rest or start again on a day, and its notice (休廃止届).

    Act art. 34(1), Ordinance art. 49, form 19. Without an office the whole business is meant.
    """

    class Kind(models.TextChoices):
        CLOSED = "closed", _("closing for good")  # 廃止
        SUSPENDED = "suspended", _("suspension")  # 休止
        REOPENED = "reopened", _("opening again")  # 再開

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("office"), help_text=_("Leave empty for the whole business."),
    )  # fmt: skip
    decided_on = models.DateField(_("decided on"))
    planned_on = models.DateField(_("planned for"))
    notified_on = models.DateField(_("notified on"), null=True, blank=True)
    measures = models.TextField(
        _("measures for the trainees"), blank=True,
        help_text=_("How their training goes on; not needed for opening again."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("closing or suspension")
        verbose_name_plural = _("closings and suspensions")
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_on__gte=models.F("decided_on")),
                name="companies_closure_decided_before",
                violation_error_message=_("The day is before the decision."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.planned_on}"
