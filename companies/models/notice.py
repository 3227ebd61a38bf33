"""What a host company itself reports: that it began to train, and each year how it went."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class _OfCompany(TenantModel):
    class Meta:
        abstract = True

    def get_absolute_url(self):
        return reverse("company-notices", args=[self.company_id])


class CommencementNotice(_OfCompany):
    """The notice that a host has begun to train, once for all its trainees (実施の届出).

    Act art. 17, Ordinance art. 20, form 7; by form 8 the host is given its acceptance number.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="commencement_notices",
        verbose_name=_("host company"),
    )  # fmt: skip
    submitted_on = models.DateField(_("commencement notice submitted on"))

    class Meta:
        verbose_name = _("commencement notice")
        verbose_name_plural = _("commencement notices")
        ordering = ["submitted_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company"],
                name="companies_commencementnotice_once",
                violation_error_message=_("A host notifies once; its notice is recorded already."),
            )
        ]

    def __str__(self):
        return str(self.submitted_on)


class ImplementationReport(_OfCompany):
    """The report of a host on one fiscal year, April to March (実施状況報告書).

    Act art. 21, Ordinance art. 23, form 10; written under the organization's guidance.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="implementation_reports",
        verbose_name=_("host company"),
    )  # fmt: skip
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), validators=[MinValueValidator(2017), MaxValueValidator(2100)],
        help_text=_("The year in which it begins: 2025 is April 2025 to March 2026."),
    )  # fmt: skip
    guidance_on = models.DateField(_("guidance of the organization on"), null=True, blank=True)
    submitted_on = models.DateField(_("implementation report submitted on"), null=True, blank=True)

    class Meta:
        verbose_name = _("implementation report")
        verbose_name_plural = _("implementation reports")
        ordering = ["-fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "fiscal_year"],
                name="companies_implementationreport_once_a_year",
                violation_error_message=_("There is a report for this year already."),
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_on__year__gt=models.F("fiscal_year")),
                name="companies_implementationreport_after_the_year",
                violation_error_message=_("It was submitted before the year was over."),
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_on__gte=models.F("guidance_on")),
                name="companies_implementationreport_guided_first",
                violation_error_message=_("It was submitted before the guidance."),
            ),
        ]

    def __str__(self):
        return str(self.fiscal_year)
