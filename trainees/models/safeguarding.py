"""Who protects people who speak, within which time, and when a matter was taken further."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.encrypted import EncryptedField
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall
from trainees.walls import WithConsultation


class SafeguardingContactQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(ended_at=None)


class SafeguardingContact(TenantModel):
    """That a person of the office is who reads what nobody else may (保護担当者の選任)."""

    user = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    appointed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("appointed by"),
    )  # fmt: skip
    started_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("until"), null=True, editable=False)

    objects = SafeguardingContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("safeguarding contact")
        verbose_name_plural = _("safeguarding contacts")
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"],
                condition=models.Q(ended_at=None),
                name="trainees_safeguardingcontact_once",
                violation_error_message=_("This person is a contact already."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=False)
                | ~models.Q(appointed_by=models.F("user")),
                name="trainees_safeguardingcontact_by_another",
                violation_error_message=_("Nobody appoints themselves."),
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


def hours(label, default, most, **more):
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(most)], **more
    )


class SafeguardingTerms(TenantModel):
    """Within which time the organization answers, from a day on (相談対応の期限).

    The law names no time (Ordinance art. 52(xiv)); without a row the defaults hold, which are
    the product's own and to be confirmed.
    """

    since = models.DateField(_("from"))
    first_answer_hours = hours(_("hours until the first answer"), 24, 720)
    urgent_answer_hours = hours(
        _("hours until the first answer, where it does not wait"), 4, 168,
        help_text=_("Shown on the clock; the duty counts the hours above."),
    )  # fmt: skip
    closing_days = hours(_("days until it is closed or a plan is recorded"), 14, 365)
    guard_days = hours(
        _("days after a report in which changes are shown"), 90, 730,
        help_text=_("Dismissal, transfer, lower wages and absence at the person or the company."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("times of consultations")
        verbose_name_plural = _("times of consultations")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "since"],
                name="trainees_safeguardingterms_once",
                violation_error_message=_("There are times from this day already."),
            ),
        ]

    def __str__(self):
        return str(self.since)

    @classmethod
    def on(cls, day):
        """What holds on a day: the organization's latest row, or else the defaults."""
        return cls.objects.filter(since__lte=day).first() or cls()


class Escalation(TenantModel):
    """That a matter was brought before the safeguarding contacts (保護担当者への引継ぎ)."""

    consultation = TenantForeignKey(
        "trainees.Consultation", models.CASCADE, related_name="escalations",
        verbose_name=_("consultation"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now)
    # nobody: it does not wait, or the person asked for it on the card's page
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, verbose_name=_("by whom")
    )
    reason = EncryptedField(_("reason"), max_length=2000, blank=True)

    wall = Wall(hidden=("reason",), confidential=True)

    class Meta:
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")
        ordering = ["id"]
        constraints = [WithConsultation(name="trainees_escalation_with_consultation")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
