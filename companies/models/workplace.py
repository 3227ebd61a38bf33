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


class CareStaffCount(TenantModel):
    """How many full-time care workers an establishment had from a day on (介護の常勤職員数).

    Decides the caps of care, which are counted by establishment (Ordinance art. 16(3)).
    """

    workplace = TenantForeignKey(
        Workplace, models.CASCADE, related_name="care_staff_counts", verbose_name=_("workplace")
    )
    counted_on = models.DateField(_("counted on"))
    full_time_care_staff = models.PositiveIntegerField(_("full-time care staff"))

    class Meta:
        verbose_name = _("count of care staff")
        verbose_name_plural = _("counts of care staff")
        ordering = ["-counted_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "workplace", "counted_on"],
                name="companies_carestaffcount_once_a_day",
                violation_error_message=_("There is a count for this day already."),
            )
        ]

    def __str__(self):
        return f"{self.counted_on}: {self.full_time_care_staff}"

    @property
    def company_id(self):
        return self.workplace.company_id

    def get_absolute_url(self):
        return reverse("company-workplaces", args=[self.company_id])
