"""What people enter for the excellent requirements, because no record of ours tells it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class ExcellenceValue(TenantModel):
    """A number entered for one line of the table of points (優良要件; Ordinance art. 15, 31).

    Of a host company, or of the organization where there is none. `assumed`: it is what we think
    of a year to come, and counts only in that year's calculation.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="excellence_values", null=True,
        blank=True, verbose_name=_("host company"),
    )  # fmt: skip
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), validators=[MinValueValidator(2017), MaxValueValidator(2100)]
    )
    item = models.CharField(_("line"), max_length=20)
    name = models.CharField(_("value"), max_length=20)
    value = models.PositiveIntegerField(_("number"))
    assumed = models.BooleanField(_("assumed"), default=False)

    class Meta:
        verbose_name = _("value of the excellent requirements")
        verbose_name_plural = _("values of the excellent requirements")
        ordering = ["fiscal_year", "item", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "fiscal_year", "item", "name", "assumed"],
                name="training_plans_excellencevalue_once", nulls_distinct=False,
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.item} {self.name}: {self.value}"
