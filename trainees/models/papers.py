"""A trainee's papers: passports, periods of stay, and applications for the next one.

Each keeps its history: a renewal is a new row. Numbers are encrypted; the blind index finds them.
"""

import re

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.derived import DerivingModel, DerivingQuerySet
from titp.tenancy.encrypted import EncryptedField, blind_index
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import InOrder
from titp.tenancy.walls import Wall

CARD_NUMBER = re.compile(r"[A-Z]{2}[0-9]{8}[A-Z]{2}")


class NumberedQuerySet(DerivingQuerySet):
    def numbered(self, number):
        return self.filter(number_index=blind_index(number))


class NumberedPaper(DerivingModel):
    """A paper with a number that is encrypted, and found again by its blind index."""

    number = EncryptedField(_("number"), max_length=20, blank=True)
    number_index = models.BinaryField(null=True, editable=False)

    wall = Wall(hidden=("number", "number_index"))
    objects = NumberedQuerySet.as_manager()

    class Meta:
        abstract = True

    def derive(self):
        self.number_index = blind_index(self.number) if self.number else None

    def get_absolute_url(self):
        return reverse("trainee-papers", args=[self.trainee_id])

    @property
    def company_id(self):
        return self.trainee.company_id

    @property
    def masked(self):
        """First two and last two characters, the rest hidden."""
        number = self.number or ""
        return f"{number[:2]}••••••{number[-2:]}" if len(number) > 6 else "••••••" * bool(number)


class Passport(NumberedPaper):
    """A passport; the original is never kept by host or organization (旅券)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="passports", verbose_name=_("trainee")
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)

    class Meta:
        verbose_name = _("passport")
        verbose_name_plural = _("passports")
        ordering = ["-expires_on", "-id"]
        indexes = [models.Index(fields=["organization", "number_index"], name="passport_numbered")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(issued_on=None)
                | models.Q(expires_on=None)
                | models.Q(expires_on__gt=models.F("issued_on")),
                name="trainees_passport_expires_after_issue",
                violation_error_message=_("It expires before it was issued."),
            )
        ]

    def __str__(self):
        return self.masked


class ResidencePeriod(NumberedPaper):
    """A period of stay under one residence card; each renewal brings a new card (在留期間)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="residence_periods",
        verbose_name=_("trainee"),
    )  # fmt: skip
    status = models.ForeignKey(
        "trainees.ResidenceStatus", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("status of residence"),
    )  # fmt: skip
    starts_on = models.DateField(_("permitted on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    # An encrypted number cannot be checked in SQL: the check is made when it is written.
    number_is_well_formed = models.BooleanField(editable=False, default=False)

    class Meta:
        verbose_name = _("period of stay")
        verbose_name_plural = _("periods of stay")
        ordering = ["-expires_on", "-id"]
        indexes = [models.Index(fields=["organization", "number_index"], name="card_numbered")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(expires_on=None)
                | models.Q(expires_on__gte=models.F("starts_on")),
                name="trainees_residenceperiod_expires_after_start",
                violation_error_message=_("It expires before it begins."),
            ),
            # The next stay is permitted while the last one runs, and then takes its place.
            InOrder(name="trainees_residenceperiod_in_order", owner="trainee", end="expires_on"),
        ]

    def __str__(self):
        return f"{self.status_id or ''} {self.expires_on or ''}".strip()

    def derive(self):
        super().derive()
        self.number_is_well_formed = bool(CARD_NUMBER.fullmatch(self.number or ""))


class StayApplication(TenantModel):
    """An application to the Immigration Services Agency for the next period (在留申請)."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", _("extension")  # 更新, ICA art. 21
        CHANGE = "change", _("change of status")  # 変更, ICA art. 20

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="stay_applications",
        verbose_name=_("trainee"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.CHANGE)
    submitted_on = models.DateField(pgettext_lazy("application", "submitted on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("application for stay")
        verbose_name_plural = _("applications for stay")
        ordering = ["-submitted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_on=None)
                | models.Q(decided_on__gte=models.F("submitted_on")),
                name="trainees_stayapplication_decided_later",
                violation_error_message=_("It was decided before it was submitted."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.submitted_on}"

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-papers", args=[self.trainee_id])
