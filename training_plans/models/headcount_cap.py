"""Headcount caps: public lists of the law, dated (人数枠)."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.reference.models import ReferenceModel


class HeadcountCap(ReferenceModel):
    """How many a host may train, by its full-time staff (Ordinance art. 16(1)(2)) (人数枠)."""

    key = models.CharField(max_length=60, primary_key=True)
    starts_on = models.DateField(_("from"))
    table = models.CharField(max_length=20)
    acceptance_type = models.CharField(max_length=20)
    staff_min = models.PositiveIntegerField()
    staff_max = models.PositiveIntegerField(null=True)
    base_number = models.PositiveIntegerField(null=True)
    base_fraction = models.CharField(max_length=20)

    reference_file = "headcount_caps.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("headcount cap")
        verbose_name_plural = _("headcount caps")
        ordering = ["table", "staff_min", "starts_on"]

    def __str__(self):
        return f"{self.staff_min}–{self.staff_max or ''}: {self.base_number or self.base_fraction}"

    @classmethod
    def rows(cls):
        for row in super().rows():
            row.key = f"{row.table} {row.acceptance_type} {row.staff_min} {row.starts_on}"
            yield row


# A number, "n" (the staff), or a share of the staff that is cut off: "floor(3n/20)".
CAP = r"^([0-9]{1,5}|n|floor\([1-9]?[0-9]?n/[1-9][0-9]{0,2}\))$"


def care_cap(label):
    """A field for a cap of care, as the notice writes it."""
    told = _("Write a number, n for the care staff, or a share of it such as floor(3n/20).")
    return models.CharField(
        label, max_length=20, validators=[RegexValidator(CAP, told)], help_text=told
    )


class CareCaps(models.Model):
    """The caps of establishments of a size, in care; `total`: stages 1 and 2 of an ordinary host,
    1 to 3 of an excellent one. Source: Ordinance art. 16(3) and the notice on care.
    """

    care_staff_min = models.PositiveIntegerField(_("full-time care staff from"))
    care_staff_max = models.PositiveIntegerField(
        _("full-time care staff up to"), null=True, blank=True, help_text=_("Empty: and more.")
    )
    basic_stage1 = care_cap(_("ordinary host: stage 1"))
    basic_total = care_cap(_("ordinary host: together"))
    excellent_stage1 = care_cap(_("excellent host: stage 1"))
    excellent_total = care_cap(_("excellent host: together"))

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.care_staff_min}–{self.care_staff_max or ''}: {self.basic_total}"


class CareHeadcountCap(ReferenceModel, CareCaps):
    """How many an establishment may train in care, by its full-time care staff (介護の人数枠)."""

    key = models.CharField(max_length=30, primary_key=True)
    starts_on = models.DateField(_("from"))

    reference_file = "headcount_caps_care.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("headcount cap of care")
        verbose_name_plural = _("headcount caps of care")
        ordering = ["care_staff_min", "starts_on"]

    @classmethod
    def rows(cls):
        for row in super().rows():
            row.key = f"{row.care_staff_min} {row.starts_on}"
            yield row
