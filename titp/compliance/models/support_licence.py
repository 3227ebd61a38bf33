"""The licence under Employment for Skill Development: with it, an organization has a new name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.begun import NoOverlapOnceBegun
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class SupportLicenceQuerySet(TenantQuerySet):
    def in_force(self, on):
        open_ended = models.Q(expires_on=None) | models.Q(expires_on__gte=on)
        return self.filter(open_ended, starts_on__lte=on)


class SupportLicence(TenantModel):
    """A licence to supervise under Employment for Skill Development (監理支援機関の許可).

    Beside the one for technical intern training, never in its place: nothing is carried over. How
    long it is valid is not known yet.
    """

    filed_on = models.DateField(pgettext_lazy("licence", "filed on"), null=True, blank=True)
    number = models.CharField(_("licence number"), max_length=20, blank=True)
    starts_on = models.DateField(_("licensed from"), null=True, blank=True)
    expires_on = models.DateField(_("licence expires on"), null=True, blank=True)

    objects = SupportLicenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("licence as support organization")
        verbose_name_plural = _("licences as support organization")
        ordering = [models.F("starts_on").desc(nulls_first=True), "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(filed_on=None) | ~models.Q(starts_on=None),
                name="compliance_supportlicence_asked_for",
                violation_error_message=_("Give the day of filing, or from when it is licensed."),
            ),
            models.CheckConstraint(
                condition=models.Q(filed_on=None)
                | models.Q(starts_on=None)
                | models.Q(starts_on__gte=models.F("filed_on")),
                name="compliance_supportlicence_filed_before",
                violation_error_message=_("It begins before it was filed."),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on=None)
                | models.Q(expires_on__gte=models.F("starts_on")),
                name="compliance_supportlicence_expires_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None) | models.Q(starts_on__gte="2024-06-21"),
                name="compliance_supportlicence_of_the_reform",
                violation_error_message=_("There was no such licence before the reform."),
            ),
            NoOverlapOnceBegun(
                name="compliance_supportlicence_one_at_a_time", per="organization",
                end="expires_on",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.number} {self.starts_on or self.filed_on}".strip()
