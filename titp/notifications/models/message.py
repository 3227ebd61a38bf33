"""The outbox of mails that leave the house."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class MessageQuerySet(TenantQuerySet):
    def unknown(self):
        return self.filter(state=Message.State.UNKNOWN)

    def newest_first(self):
        return self.order_by("-due_at", "-id")

    def with_recipient(self):
        """With the columns of the person that a job may read."""
        person = [f"recipient__{name}" for name in ("email", "name", "language", "is_active")]
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related("recipient").only(*own, *person)


class Message(TenantModel):
    """A mail to send: written with the business, sent by the mailer, never lost (送信箱).

    `dedupe_key` makes planning idempotent; lease and claim make sending safe to repeat. The text
    is made at sending from `kind` and `subject_id`, so the row itself carries nobody's name.
    While it waits, `leased_until` is the time before which it is not tried again.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        SENDING = "sending", _("being sent")  # no complete message has left: safe to retry
        HANDING = "handing", _("being handed over")  # may have arrived: see `unknown`
        SENT = "sent", _("sent")
        UNKNOWN = "unknown", _("delivery unknown")
        FAILED = "failed", pgettext_lazy("mail", "failed")
        CANCELLED = "cancelled", _("cancelled")

    dedupe_key = models.CharField(max_length=200)
    kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.BigIntegerField(null=True)
    recipient = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, verbose_name=_("recipient")
    )
    address = models.EmailField(_("address"), blank=True)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # how often the sender vanished between the last word and the receipt: it may have arrived twice
    times_in_doubt = models.PositiveSmallIntegerField(_("times in doubt"), default=0)
    claim = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    error = models.CharField(_("error"), max_length=200, blank=True)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT", "app_mailer": "SELECT, UPDATE"}, history=False
    )
    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "dedupe_key"], name="notifications_message_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state__in=["pending", "sending", "handing"]),
                name="message_waiting",
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    def resend(self):
        """Send it once more, on a person's word; False when it is no longer in doubt."""
        again = Message.objects.unknown().filter(pk=self.pk)
        return bool(again.update(state=Message.State.PENDING, leased_until=None, claim=None))
