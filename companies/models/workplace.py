"""Workplaces: where in a company people are trained."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class WorkplaceQuerySet(TenantQuerySet):
    def open(self, on):
        return self.filter(models.Q(closed_on=None) | models.Q(closed_on__gt=on))


class Workplace(TenantModel):
    """A place of a host company where training takes place (事業所)."""

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="workplaces",
        verbose_name=_("host company"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    prefecture = models.ForeignKey(
        "companies.Prefecture", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("prefecture"),
    )  # fmt: skip
    address = models.CharField(_("address"), max_length=300, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    wall = Wall(
        window=CompanyWindow(
            column="company_id",
            reads=(
                "id", "organization_id", "company_id", "name", "postal_code", "prefecture_id",
                "address", "closed_on",
            ),
        )
    )  # fmt: skip
    objects = WorkplaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("workplace")
        verbose_name_plural = _("workplaces")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company-workplaces", args=[self.company_id])
