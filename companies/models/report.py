"""What the organization reports once a year, and what it keeps public."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class BusinessReport(TenantModel):
    """The report of one office for one fiscal year, April to March (事業報告書).

    Act art. 42(2), Ordinance art. 55(2) and (3), form 23; owed for a year without trainees too.
    """

    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", verbose_name=_("office")
    )
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), validators=[MinValueValidator(2017), MaxValueValidator(2100)],
        help_text=_("The year in which it begins: 2025 is April 2025 to March 2026."),
    )  # fmt: skip
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    accounts_attached = models.BooleanField(_("balance sheet and profit and loss"), default=False)
    visits_attached = models.BooleanField(_("copies of visit records"), default=False)
    external_attached = models.BooleanField(_("copies of external control"), default=False)

    class Meta:
        verbose_name = _("business report")
        verbose_name_plural = _("business reports")
        ordering = ["-fiscal_year", "office"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "office", "fiscal_year"],
                name="companies_businessreport_once_a_year",
                violation_error_message=_("There is a report for this office and year already."),
            )
        ]

    def __str__(self):
        return f"{self.office} {self.fiscal_year}"


class OperatingRules(TenantModel):
    """That somebody looked on a day whether the operating rules are public (業務運営規程).

    Ordinance art. 52(xv): on the internet, with the table of fees; a very small organization may
    post them in its office instead, for a reason.
    """

    checked_on = models.DateField(_("looked at on"))
    url = models.URLField(_("address on the internet"), blank=True)
    reachable = models.BooleanField(_("could be read"), default=True)
    exemption = models.CharField(
        _("reason for posting in the office only"), max_length=300, blank=True
    )

    class Meta:
        verbose_name = _("look at the operating regulations")
        verbose_name_plural = _("looks at the operating regulations")
        ordering = ["-checked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "checked_on"],
                name="companies_operatingrules_once_a_day",
                violation_error_message=_("Somebody looked on this day already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(exemption="") | ~models.Q(url=""),
                name="companies_operatingrules_somewhere",
                violation_error_message=_("Give the address, or the reason for none."),
            ),
        ]

    def __str__(self):
        return f"{self.url or self.exemption} {self.checked_on}"
