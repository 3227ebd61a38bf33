"""Where trainees live: lodgings of a host company, and the rooms in which people sleep."""

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel


class Lodging(TenantModel):
    """A house or flat in which a host company lodges trainees (宿泊施設; Ordinance art. 14(i)).

    What nobody has looked at yet is empty: not seen is neither there nor missing.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="lodgings",
        verbose_name=_("host company"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    extinguisher = models.BooleanField(_("fire extinguisher"), null=True, blank=True)
    stairs = models.PositiveSmallIntegerField(
        _("stairs that lead into the open"), null=True, blank=True,
        help_text=_("From the second floor up; only needed where somebody sleeps there."),
    )  # fmt: skip
    checked_on = models.DateField(_("looked at on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("lodging")
        verbose_name_plural = _("lodgings")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "name"],
                name="companies_lodging_name_once",
                violation_error_message=_("A lodging of this name is there already."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("company-lodging", args=[self.company_id])


class Room(TenantModel):
    """A room of a lodging in which people sleep (寝室).

    The area is without closets and alcoves; the others who sleep there are those that are no
    trainees of ours, for everybody who sleeps in the room counts.
    """

    lodging = TenantForeignKey(
        Lodging, models.CASCADE, related_name="rooms", verbose_name=_("lodging")
    )
    name = models.CharField(pgettext_lazy("room", "name"), max_length=100)
    floor = models.PositiveSmallIntegerField(
        _("floor"), default=1, validators=[MinValueValidator(1)],
        help_text=_("1 is the ground floor."),
    )  # fmt: skip
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=6, decimal_places=2, null=True, blank=True,
        help_text=_("Without closets and alcoves."),
    )  # fmt: skip
    window_m2 = models.DecimalField(
        _("windows (m²)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    other_residents = models.PositiveSmallIntegerField(
        _("others who sleep here"), default=0, help_text=_("Besides the trainees recorded here.")
    )
    lockable_storage = models.BooleanField(
        _("lockable storage for each person"), null=True, blank=True
    )
    heating = models.BooleanField(_("heating"), null=True, blank=True)

    class Meta:
        verbose_name = _("bedroom")
        verbose_name_plural = _("bedrooms")
        ordering = ["lodging", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "lodging", "name"],
                name="companies_room_name_once",
                violation_error_message=_("A room of this name is there already."),
            ),
            models.CheckConstraint(
                condition=models.Q(floor__gte=1),
                name="companies_room_floor_counted_from_one",
                violation_error_message=_("Floors are counted from 1."),
            ),
            models.CheckConstraint(
                condition=models.Q(area_m2=None) | models.Q(area_m2__gt=0),
                name="companies_room_has_an_area",
                violation_error_message=_("An area is more than nought."),
            ),
            models.CheckConstraint(
                condition=models.Q(window_m2=None) | models.Q(window_m2__gte=0),
                name="companies_room_windows_not_negative",
                violation_error_message=_("The windows cannot be less than nought."),
            ),
        ]

    def __str__(self):
        return f"{self.lodging} {self.name}"

    @property
    def company_id(self):
        return self.lodging.company_id

    def get_absolute_url(self):
        return reverse("company-lodging", args=[self.company_id])
