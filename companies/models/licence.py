"""The licence of the organization: its periods, and changes of what it was given for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.compliance.terms import word
from titp.japanese.months import inclusive_end
from titp.tenancy.models import Organization, TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class LicenceQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on, expires_on__gte=on)


class Licence(TenantModel):
    """A period for which the organization may supervise, and when its renewal was filed (許可).

    Act art. 23, 31; the lengths are those of Cabinet Order art. 2.
    """

    LENGTHS = (36, 60, 84)  # months

    number = models.CharField(_("licence number"), max_length=20, blank=True)
    kind = models.CharField(_("licence"), max_length=9, choices=Organization.Licence)
    starts_on = models.DateField(_("from"))
    expires_on = models.DateField(_("licence expires on"))
    renewal_filed_on = models.DateField(_("renewal filed on"), null=True, blank=True)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("starts_on")),
                name="companies_licence_expires_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(renewal_filed_on=None)
                | models.Q(renewal_filed_on__gte=models.F("starts_on")),
                name="companies_licence_renewal_after_start",
                violation_error_message=_("The renewal is filed before the licence begins."),
            ),
            NoOverlap(name="companies_licence_one_at_a_time", per="organization", end="expires_on"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts_on}–{self.expires_on}"

    @property
    def months(self):
        """Its length, where it is one of those that licences have; else None."""
        return next(
            (n for n in self.LENGTHS if inclusive_end(self.starts_on, n) == self.expires_on), None
        )


class LicenceChange(TenantModel):
    """That something has changed for which the licence was given, and its notice (変更届).

    Act art. 32(3), Ordinance art. 46 and 47, form 17; a change of the kind of licence is no
    notice, but a licence of its own (form 16).
    """

    class Item(models.TextChoices):
        NAME = "name", _("name, address or representative")
        OFFICERS = "officers", _("officers")
        OFFICES = "offices", _("offices")
        MANAGER = "manager", word("supervising_manager")
        SENDERS = "senders", _("sending organizations")
        RESPONSIBLE = "responsible", _("responsible officer")
        EXTERNAL = "external", _("external officer or auditor")
        CORPORATION = "corporation", _("kind of corporation")
        OCCUPATIONS = "occupations", _("occupations handled")
        CONSULTATION = "consultation", _("consultation")

    item = models.CharField(_("what changed"), max_length=12, choices=Item)
    changed_on = models.DateField(_("changed on"))
    substantial = models.BooleanField(
        _("of substantial influence"), default=True,
        help_text=_("What has none needs no notice (Ordinance art. 46)."),
    )  # fmt: skip
    notified_on = models.DateField(_("notified on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("change of the licence")
        verbose_name_plural = _("changes of the licence")
        ordering = ["-changed_on", "-id"]

    def __str__(self):
        return f"{self.get_item_display()} {self.changed_on}"
