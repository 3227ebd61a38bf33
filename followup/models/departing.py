"""What every row about going home has in common."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class OfDeparture(TenantModel):
    """A row that is kept about somebody who goes home; no host company reads any of them."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="%(class)ss", verbose_name=_("trainee")
    )
    # nobody: the person, or the machine's own work
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("recorded by"),
    )  # fmt: skip
    at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-departure", args=[self.trainee_id])
