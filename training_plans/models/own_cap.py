"""Headcount caps that an organization adds to the public list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.compliance.models.own_row import OwnRow
from training_plans.models.headcount_cap import CAP, CareCaps


class OwnHeadcountCap(OwnRow):
    """A base number for hosts of a size, from a day on, that we added (独自の人数枠)."""

    staff_min = models.PositiveIntegerField(_("full-time staff from"))
    staff_max = models.PositiveIntegerField(
        _("full-time staff up to"), null=True, blank=True, help_text=_("Empty: and more.")
    )
    base_number = models.PositiveIntegerField(
        _("base number"),
        help_text=_("Of stage 1 at an ordinary host; the others are multiples of it."),
    )

    class Meta(OwnRow.Meta):
        abstract = False
        verbose_name = _("headcount cap of our own")
        verbose_name_plural = _("headcount caps of our own")
        ordering = ["staff_min", "starts_on"]
        constraints = [
            *OwnRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "staff_min", "starts_on"],
                name="training_plans_ownheadcountcap_once",
                violation_error_message=_("There is a row of ours for this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(staff_max=None) | models.Q(staff_max__gte=models.F("staff_min")),
                name="training_plans_ownheadcountcap_in_order",
                violation_error_message=_("Up to is less than from."),
            ),
        ]

    def __str__(self):
        return f"{self.staff_min}–{self.staff_max or ''} {self.starts_on}: {self.base_number}"


class OwnCareHeadcountCap(OwnRow, CareCaps):
    """Caps for establishments of care of a size, from a day, that we added (独自の介護の人数枠)."""

    class Meta(OwnRow.Meta):
        abstract = False
        verbose_name = _("headcount cap of care of our own")
        verbose_name_plural = _("headcount caps of care of our own")
        ordering = ["care_staff_min", "starts_on"]
        constraints = [
            *OwnRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "care_staff_min", "starts_on"],
                name="training_plans_owncareheadcountcap_once",
                violation_error_message=_("There is a row of ours for this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(care_staff_max=None)
                | models.Q(care_staff_max__gte=models.F("care_staff_min")),
                name="training_plans_owncareheadcountcap_in_order",
                violation_error_message=_("Up to is less than from."),
            ),
            models.CheckConstraint(
                condition=models.Q(
                    basic_stage1__regex=CAP, basic_total__regex=CAP,
                    excellent_stage1__regex=CAP, excellent_total__regex=CAP,
                ),
                name="training_plans_owncareheadcountcap_readable",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{super().__str__()} {self.starts_on}"
