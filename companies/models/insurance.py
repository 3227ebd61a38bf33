"""The workers' compensation insurance of a host company: since when its people are covered."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models.company import Company
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import NoOverlap


class WorkersCompensation(TenantModel):
    """A time in which whoever works at the company is insured (労災保険の保険関係).

    Ordinance art. 12(1)(v) asks for it of every host, a farm with fewer than five workers too,
    for which the insurance itself would be voluntary.
    """

    company = TenantForeignKey(
        Company, models.CASCADE, related_name="workers_compensations",
        verbose_name=_("host company"),
    )  # fmt: skip
    established_on = models.DateField(_("established on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    number = models.CharField(_("labour insurance number"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("workers' compensation insurance")
        verbose_name_plural = _("workers' compensation insurances")
        ordering = ["-established_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None)
                | models.Q(ended_on__gte=models.F("established_on")),
                name="companies_workerscompensation_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(
                name="companies_workerscompensation_one_at_a_time", per="company",
                start="established_on", end="ended_on",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.established_on}–{self.ended_on or ''}"

    def get_absolute_url(self):
        return reverse("company-workplaces", args=[self.company_id])
