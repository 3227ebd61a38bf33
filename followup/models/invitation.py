"""An invitation to tell what became of one: a link without an account, good for a while."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.wave import Wave
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall

LINK = SecretCode("FOLLOW_UP_KEY", 26, "invitation ")  # 130 bits
RECEIPT = SecretCode("FOLLOW_UP_KEY", 8, "receipt ")
# How long a link waits for somebody, and how long one may take once one has begun.
WAITS, RESUMES = timedelta(days=60), timedelta(days=14)


def seed():
    """128 random bits; a UUID of the usual kind has six fewer."""
    return UUID(bytes=secrets.token_bytes(16))


def waits_until():
    return timezone.now() + WAITS


class InvitationQuerySet(TenantQuerySet):
    def in_force(self, at=None):
        """Those whose link opens: neither answered, nor revoked, nor expired."""
        waiting = self.filter(completed_at=None, revoked_at=None)
        return waiting.filter(expires_at__gt=at or timezone.now())

    def begun(self):
        return self.exclude(opened_at=None)

    def completed(self):
        return self.exclude(completed_at=None)

    def of_wave(self, wave):
        return self.filter(wave=wave)


class Invitation(TenantModel):
    """That a person is asked in a wave (帰国後調査の依頼), and how far that came.

    As with cards the link's token is stored nowhere: it follows from the seed and a key. That a
    messenger looked at the address for its preview does not set `opened_at`; to begin does.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("invitation", "waiting")
        BEGUN = "begun", pgettext_lazy("invitation", "begun")
        ANSWERED = "answered", pgettext_lazy("invitation", "answered")
        EXPIRED = "expired", pgettext_lazy("invitation", "expired")
        REVOKED = "revoked", pgettext_lazy("invitation", "revoked")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="invitations", verbose_name=_("trainee")
    )
    wave = models.PositiveSmallIntegerField(_("wave"), choices=Wave, default=Wave.ASKED)
    # That of the page; the person may choose another one.
    language = models.CharField(_("language"), max_length=8, default="en")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)
    # nobody: the night
    asked_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("asked by"),
    )  # fmt: skip
    expires_at = models.DateTimeField(_("expires at"), default=waits_until, editable=False)
    opened_at = models.DateTimeField(_("begun at"), null=True, editable=False)
    completed_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("revoked by"),
    )  # fmt: skip
    # Whether the year of birth that was typed is that of our records; nobody typed one: None.
    same_birth_year = models.BooleanField(
        _("year of birth agrees with our records"), null=True, editable=False
    )
    seed = models.UUIDField(default=seed, editable=False)
    token_hash = models.CharField(max_length=64, editable=False)

    wall = Wall(hidden=("seed", "token_hash"))
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to the follow-up")
        verbose_name_plural = _("invitations to the follow-up")
        ordering = ["-asked_at", "-id"]
        indexes = [
            models.Index(fields=["token_hash"], name="followup_invitation_by_token"),
            models.Index(fields=["organization", "wave", "id"], name="followup_invitation_by_wave"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee", "wave"],
                condition=models.Q(revoked_at=None) & ~models.Q(wave=Wave.ASKED),
                name="followup_invitation_once_a_wave",
                violation_error_message=_("This person was asked in this wave already."),
            ),
            models.CheckConstraint(
                condition=models.Q(completed_at=None) | models.Q(opened_at__isnull=False),
                name="followup_invitation_answered_after_begun",
                violation_error_message=_("It was answered before it was begun."),
            ),
        ]

    def __str__(self):
        return f"{self.get_wave_display()} {self.asked_at:%Y-%m-%d}"

    @property
    def token(self):
        """Twenty-six letters, in the address."""
        return LINK.of(self.seed.bytes)

    @property
    def receipt(self):
        """What the person may name afterwards; it opens nothing."""
        return RECEIPT.of(self.seed.bytes)

    @property
    def company_id(self):
        return self.trainee.company_id

    def state(self, at=None):
        """One of State, as of a moment."""
        if self.completed_at:
            return self.State.ANSWERED
        if self.revoked_at:
            return self.State.REVOKED
        if self.expires_at <= (at or timezone.now()):
            return self.State.EXPIRED
        return self.State.BEGUN if self.opened_at else self.State.WAITING

    def issue(self, by=None):
        """Write it down under the hash of its token."""
        self.asked_by, self.token_hash = by, LINK.hash(self.token)
        self.save()

    def begin(self, language, birth_year=None):
        """The person has begun, in this language; from the first time on days are counted."""
        self.language = language
        born = self.trainee.birth_date
        if birth_year and born:
            self.same_birth_year = born.year == birth_year
        if not self.opened_at:
            self.opened_at = timezone.now()
            self.expires_at = self.opened_at + RESUMES
        self.save(update_fields=["language", "opened_at", "expires_at", "same_birth_year"])

    def revoke(self, by=None):
        """From now on its page is that of any unknown link; what was answered stays."""
        self.revoked_at, self.revoked_by = timezone.now(), by
        self.save(update_fields=["revoked_at", "revoked_by"])
