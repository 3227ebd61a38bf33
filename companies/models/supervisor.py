"""Supervising managers: who answers for supervision at each office of the organization."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.compliance.terms import word
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import NoOverlap


class SupervisingManager(TenantModel):
    """That somebody is supervising manager of an office, from when until when (監理責任者).

    Act art. 40(1), Ordinance art. 53: full-time at the office, with a course of the last three
    years; who is close to a host company may not supervise it.
    """

    office = TenantForeignKey(
        "tenancy.Office", models.PROTECT, related_name="+", verbose_name=_("office")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=100)
    name_kana = models.CharField(_("name in kana"), max_length=100, blank=True)
    full_time = models.BooleanField(
        _("full-time"), default=True, help_text=_("Full-time officer or staff of this office.")
    )
    close_ties = models.BooleanField(
        _("close ties with a host company"), default=False,
        help_text=_("Then another manager without such ties is needed."),
    )  # fmt: skip
    completed_on = models.DateField(_("course completed on"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = word("supervising_manager")
        verbose_name_plural = word("supervising_manager", plural=True)
        ordering = ["office", "-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="companies_supervisingmanager_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="companies_supervisingmanager_once", per="office", word="name"),
        ]

    def __str__(self):
        return self.name
