"""Protection of a person: whether papers are with them, and what they tell of deposits.

Act art. 46 to 48. What a person tells is never for the host company to read.
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall


class OfTrainee(TenantModel):
    """Something recorded about the protection of one person, on the person's tab for it."""

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-protection", args=[self.trainee_id])


class DocumentCheck(OfTrainee):
    """That somebody looked whether passport and residence card are with the person (所持確認).

    Act art. 48(1): neither host nor organization keeps them, also not when asked to.
    """

    class Absence(models.TextChoices):
        FILING = "filing", _("handed over that day to file an application")
        REQUESTED = "requested", _("kept at the person's own request")
        KEPT = "kept", _("kept by somebody else")
        OTHER = "other", _("another reason")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="document_checks",
        verbose_name=_("trainee"),
    )  # fmt: skip
    checked_on = models.DateField(_("checked on"))
    passport_with_trainee = models.BooleanField(_("passport is with the person"), default=False)
    card_with_trainee = models.BooleanField(_("residence card is with the person"), default=False)
    absence = models.CharField(
        _("why one is not"), max_length=9, choices=Absence, blank=True,
        help_text=_("Only for a filing may another hold them, and only on that day."),
    )  # fmt: skip
    note = EncryptedField(_("note"), max_length=2000, blank=True)

    wall = Wall(hidden=("note",))

    class Meta:
        verbose_name = _("check of passport and card")
        verbose_name_plural = _("checks of passport and card")
        ordering = ["-checked_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee", "checked_on"],
                name="trainees_documentcheck_once_a_day",
                violation_error_message=_("There is a check of this day already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(passport_with_trainee=True, card_with_trainee=True)
                | models.Q(absence=""),
                name="trainees_documentcheck_absence_of_something",
                violation_error_message=_("Both are with the person: there is nothing to explain."),
            ),
        ]

    def __str__(self):
        return str(self.checked_on)


class ProtectionInterview(OfTrainee):
    """What a person tells of deposits, penalties and savings (保証金・違約金・貯蓄の聴取・申告).

    Act art. 47, Ordinance art. 10(2)(vi). What was not asked stays open; it is not "no".
    """

    class Kind(models.TextChoices):
        INTERVIEW = "interview", _("interview")
        DECLARATION = "declaration", _("written declaration")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="protection_interviews",
        verbose_name=_("trainee"),
    )  # fmt: skip
    held_on = models.DateField(_("held on"))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.INTERVIEW)
    deposit_reported = models.BooleanField(
        _("deposit from the person"), null=True, blank=True,
        help_text=_("Money or property given as a security, whoever took it."),
    )  # fmt: skip
    relatives_deposit_reported = models.BooleanField(
        _("deposit from relatives or others close"), null=True, blank=True
    )
    penalty_contract_reported = models.BooleanField(
        _("contract with a penalty or fixed damages"), null=True, blank=True
    )
    savings_controlled = models.BooleanField(
        _("savings kept or forced by others"), null=True, blank=True
    )
    loan_reported = models.BooleanField(
        _("loan for lawful fees"), null=True, blank=True,
        help_text=_("Recorded, but no deposit."),
    )  # fmt: skip
    note = EncryptedField(_("note"), max_length=5000, blank=True)

    wall = Wall(hidden=("note",))

    class Meta:
        verbose_name = _("interview or declaration")
        verbose_name_plural = _("interviews and declarations")
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee", "held_on"],
                name="trainees_protectioninterview_once_a_day",
                violation_error_message=_("There is one of this day already."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"
