"""Cards with a code under which trainees speak without an account, and own numbers to call."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall
from trainees.models.reference import consultation_languages

# 60 and 130 bits. A card's code comes from its seed alone, as on all cards that were handed out.
CARD = SecretCode("VOICE_KEY", 12, made="")
RETURN = SecretCode("VOICE_KEY", 26, made="return ")


class VoiceCardQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(revoked_at=None)


class VoiceCard(TenantModel):
    """A code on cards that are handed out in lectures (相談カード).

    It belongs to the organization and to no person, so that nothing leads from a report to
    somebody. As with calendars the code is stored nowhere: it follows from the seed and a key.
    """

    label = models.CharField(
        _("where it is handed out"), max_length=80,
        help_text=_("For the office only, such as the month of the lectures; nobody's name."),
    )  # fmt: skip
    seed = models.UUIDField(default=uuid4, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("made by"),
    )  # fmt: skip
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    wall = Wall(hidden=("seed", "code_hash"))
    objects = VoiceCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("card for consultations")
        verbose_name_plural = _("cards for consultations")
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["code_hash"], name="voicecard_by_code")]

    def __str__(self):
        return self.label

    @property
    def code(self):
        """Twelve letters, in the address and on the card."""
        return CARD.of(self.seed.bytes)

    def issue(self, by):
        """Write it down under the hash of its code."""
        self.made_by, self.code_hash = by, CARD.hash(self.code)
        self.save()

    def revoke(self):
        """From now on its page is that of any unknown code."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])


class OwnHotline(TenantModel):
    """A number that the organization adds, or puts in place of a public one (自組織の連絡先)."""

    name = models.CharField(_("who answers"), max_length=80)
    phone = models.CharField(_("telephone"), max_length=20)
    language = models.CharField(
        _("language spoken"), max_length=8, blank=True, choices=consultation_languages,
        help_text=_("Empty: shown in every language."),
    )  # fmt: skip
    hours = models.CharField(_("days and hours"), max_length=120, blank=True)
    instead_of = models.CharField(
        _("in place of the public number"), max_length=20, blank=True,
        help_text=_("As it stands in the list; it is then no longer shown."),
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=200)
    checked_on = models.DateField(_("checked on"))

    class Meta:
        verbose_name = _("own number to call")
        verbose_name_plural = _("own numbers to call")
        ordering = ["id"]

    def __str__(self):
        return self.name
