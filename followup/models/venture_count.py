"""How many people a venture employs and supports, each number as told on a day."""

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.evidence import Evidence
from followup.models.founder import Founder
from followup.models.venture import OfVenture
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.walls import Wall


class VentureCount(OfVenture):
    """A number of people of a venture as of a day (雇用人数等), with what shows it.

    The newest of a kind counts. `counted_elsewhere`: those of them whom another of our ventures
    counts already. Households are told for each founder, so that who has two ventures has one.
    """

    class Kind(models.TextChoices):
        FULL_TIME = "full_time", pgettext_lazy("jobs", "full time")
        PART_TIME = "part_time", pgettext_lazy("jobs", "part time")
        SEASONAL = "seasonal", pgettext_lazy("jobs", "for a season or by the day")
        APPRENTICE = "apprentice", pgettext_lazy("jobs", "apprentices")
        SUPPLIER = "supplier", _("regular suppliers")
        HOUSEHOLD = "household", _("household of a founder, the founder included")

    JOBS = ("full_time", "part_time", "seasonal")

    kind = models.CharField(_("kind of people"), max_length=10, choices=Kind)
    founder = TenantForeignKey(
        Founder, models.CASCADE, related_name="counts", null=True, blank=True,
        verbose_name=_("founder"), help_text=_("For a household only."),
    )  # fmt: skip
    as_of = models.DateField(_("as of"), default=localdate)
    people = models.PositiveIntegerField(_("people"))
    women = models.PositiveIntegerField(_("of them women"), null=True, blank=True)
    counted_elsewhere = models.PositiveIntegerField(
        _("of them counted with another venture"),
        default=0,
        help_text=_("Founders or workers of another venture that stands here too."),
    )
    evidence = TenantForeignKey(
        Evidence, models.PROTECT, related_name="counts", null=True, blank=True,
        verbose_name=_("evidence"), help_text=_("Without any, the number counts nowhere."),
    )  # fmt: skip

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("number of people")
        verbose_name_plural = _("numbers of people")
        ordering = ["-as_of", "-id"]
        indexes = [
            models.Index(
                fields=["organization", "venture", "kind", "-as_of", "-id"],
                name="followup_count_newest",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="household", founder__isnull=False)
                | ~Q(kind="household") & Q(founder=None),
                name="followup_venturecount_household_of_a_founder",
                violation_error_message=_("A household is that of a founder, other people not."),
            ),
            models.CheckConstraint(
                condition=Q(counted_elsewhere__lte=F("people")),
                name="followup_venturecount_part_of_people",
                violation_error_message=_("More than there are people."),
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("people")),
                name="followup_venturecount_women_of_people",
                violation_error_message=_("More than there are people."),
            ),
            models.CheckConstraint(
                condition=Q(people__lte=100_000), name="followup_venturecount_possible",
                violation_error_message=_("So many people cannot be: please check."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.as_of}"
