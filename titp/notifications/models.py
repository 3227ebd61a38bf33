"""Reminders that people see, and the outbox of mails that leave the house."""

import hashlib
import hmac
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


class ReminderQuerySet(TenantQuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def for_user(self, user):
        return self.filter(recipient=user)

    def newest_first(self):
        return self.order_by("-planned_on", "-id")

    def by_urgency(self, on):
        """{"overdue", "week", "later", "total"}: how many duties of each, as seen on a day."""
        week = on + timedelta(days=7)
        return self.aggregate(
            overdue=models.Count("finding", filter=models.Q(finding__due_on__lt=on), distinct=True),
            week=models.Count(
                "finding", filter=models.Q(finding__due_on__range=(on, week)), distinct=True
            ),
            later=models.Count("finding", filter=models.Q(finding__due_on__gt=week), distinct=True),
            total=models.Count("finding", distinct=True),
        )


class Reminder(TenantModel):
    """That a person was told of a finding, so many days before its due day (督促).

    Once for each finding, lead and person: planning twice writes nothing the second time.
    """

    finding = TenantForeignKey(
        "compliance.Finding", models.CASCADE, related_name="reminders", verbose_name=_("finding")
    )
    recipient = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    lead_days = models.SmallIntegerField(_("days before"))
    planned_on = models.DateField(_("planned on"))
    read_at = models.DateTimeField(_("read at"), null=True)

    wall = Wall(
        grants={"app_nightly": "SELECT, INSERT"},
        window=CompanyWindow(
            column="recipient_id",
            reads=(
                "id", "organization_id", "finding_id", "recipient_id", "lead_days", "planned_on",
                "read_at",
            ),
            writes=("read_at",),
            whose="user_id",
        ),
        history=False,
    )  # fmt: skip
    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "finding", "recipient", "lead_days"],
                name="notifications_reminder_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "recipient", "planned_on", "id"], name="reminder_of_person"
            )
        ]

    def __str__(self):
        return f"{self.finding_id} −{self.lead_days}"


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


class CalendarFeedQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(revoked_at=None)

    def of(self, user):
        return self.filter(user=user)


class CalendarFeed(TenantModel):
    """A person's duties as an address for calendar programs (カレンダー連携); who knows it, reads.

    As with invitations the secret is stored nowhere: it follows from the seed and a key of the
    settings, and the table knows only its hash.
    """

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    seed = models.UUIDField(default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    wall = Wall(
        hidden=("token_hash",),
        window=CompanyWindow(
            column="user_id",
            reads=("id", "organization_id", "user_id", "seed", "token_hash", "created_at",
                   "revoked_at"),
            writes=("organization_id", "user_id", "seed", "token_hash", "created_at",
                    "revoked_at"),
            whose="user_id",
        ),
    )  # fmt: skip
    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"],
                condition=models.Q(revoked_at=None),
                name="notifications_calendarfeed_one_in_force",
            )
        ]
        indexes = [models.Index(fields=["token_hash"], name="calendarfeed_by_secret")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @staticmethod
    def hash_of(token):
        return hashlib.sha256(token.encode()).hexdigest()

    @property
    def token(self):
        """The secret in the address: 256 bits in hexadecimal."""
        key = bytes.fromhex(settings.CALENDAR_KEY)
        return hmac.new(key, self.seed.bytes, hashlib.sha256).hexdigest()

    @classmethod
    def renew(cls, user):
        """A new address; the one of before is no longer good."""
        cls.revoke(user)
        feed = cls(user_id=user.pk)
        feed.token_hash = cls.hash_of(feed.token)
        feed.save()
        return feed

    @classmethod
    def revoke(cls, user):
        cls.objects.in_force().of(user.pk).update(revoked_at=timezone.now())
