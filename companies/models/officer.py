"""Officers of a host company: who runs it, and whether a ground of disqualification applies."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class OfficerQuerySet(TenantQuerySet):
    def in_office(self, on):
        """Those of a day, in the order in which they came."""
        rows = self.filter(starts_on__lte=on).exclude(ends_on__lt=on)
        return rows.order_by("starts_on", "pk")


class Officer(TenantModel):
    """That somebody is an officer of a host company, from when until when (役員).

    The application for a plan names them all (Act art. 8(2), form 1), and a ground that applies to
    one of them disqualifies the company (Act art. 10). Of each is recorded on which day they last
    declared whether there is one.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="officers",
        verbose_name=_("host company"),
    )  # fmt: skip
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    name_kana = models.CharField(_("name in kana"), max_length=100, blank=True)
    post = models.CharField(pgettext_lazy("officer", "post"), max_length=50)
    address = models.CharField(pgettext_lazy("person", "address"), max_length=300, blank=True)
    in_charge = models.BooleanField(_("in charge of the technical intern training"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Leave empty while it lasts.")
    )
    declared_on = models.DateField(
        _("declared on"), null=True, blank=True,
        help_text=_("The last day on which they declared whether a ground of Act art. 10 applies."),
    )  # fmt: skip
    disqualified = models.BooleanField(
        _("disqualified"), default=False,
        help_text=_("A ground of Act art. 10 applies, for instance a punishment."),
    )  # fmt: skip

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_officer_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="companies_officer_once", per="company", word="name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company-staff", args=[self.company_id])
