"""What every row about going home has in common."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from followup.models.recorded import Recorded
from titp.tenancy.fields import TenantForeignKey


class OfDeparture(Recorded):
    """A row that is kept about somebody who goes home; no host company reads any of them."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="%(class)ss", verbose_name=_("trainee")
    )

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-departure", args=[self.trainee_id])
