"""Addresses under which calendar programs read a person's duties."""

import hashlib
import hmac
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


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
