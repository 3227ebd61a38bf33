"""What a trainee has to tell the city or the Immigration Services Agency within 14 days."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore


class ResidenceNotice(TenantModel):
    """An event that a person must notify within 14 days, and its notice (14日以内の届出)."""

    class Kind(models.TextChoices):
        LANDING = "landing", _("settled at an address after landing")  # ICA art. 19-7
        MOVE = "move", _("moved to another address")  # ICA art. 19-9
        ORGANIZATION = "organization", _("host company left, changed, or renamed")  # ICA 19-16

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="residence_notices",
        verbose_name=_("trainee"),
    )  # fmt: skip
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind)
    happened_on = models.DateField(
        _("happened on"),
        help_text=_(
            "After landing: the day of settling at the address. A move: that of moving in."
        ),
    )
    notified_on = models.DateField(_("notified on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("notice within 14 days")
        verbose_name_plural = _("notices within 14 days")
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(notified_on=None)
                | models.Q(notified_on__gte=models.F("happened_on")),
                name="trainees_residencenotice_notified_later",
                violation_error_message=_("It was notified before it happened."),
            ),
            models.UniqueConstraint(
                fields=["organization", "trainee", "kind", "happened_on"],
                name="trainees_residencenotice_once",
                violation_error_message=_("This event is recorded already."),
            ),
            NotBefore(
                name="trainees_residencenotice_after_landing", owner="trainee", day="happened_on",
                than="entered_on", violation_error_message=_("It happened before the landing."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.happened_on}"

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-papers", args=[self.trainee_id])
