"""People and what they may do: users, memberships, invitations."""

import hashlib
import hmac
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class Role(models.TextChoices):
    """What a person is to an organization; the permission table says what follows."""

    ADMINISTRATOR = "administrator", _("administrator")
    CASEWORKER = "caseworker", _("caseworker")
    INTERPRETER = "interpreter", _("interpreter")
    AUDITOR = "auditor", _("external auditor")
    CLERK = "clerk", _("company clerk")


class UserAccounts(BaseUserManager):
    """Makes users by e-mail address."""

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in (利用者); what they may do hangs on their memberships."""

    class Density(models.TextChoices):
        NORMAL = "normal", _("Normal")
        COMPACT = "compact", _("Compact")
        TOUCH = "touch", _("Large")

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default="ja"
    )
    density = models.CharField(_("density"), max_length=8, choices=Density, default=Density.NORMAL)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_monitor = models.BooleanField(_("monitors the programme (Devnet)"), default=False)
    is_operator = models.BooleanField(_("operates the platform"), default=False)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now)

    objects = UserAccounts()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.name or self.email


class MembershipQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(ended_at=None)

    def administrators(self):
        return self.filter(role=Role.ADMINISTRATOR)

    def with_person(self):
        """With the columns of the person that an organization may read."""
        person = [f"user__{name}" for name in ("email", "name", "language", "is_active")]
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related("user").only(*own, *person)


class Membership(TenantModel):
    """That a person works for an organization, as what, and a clerk: at which company (所属)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=13, choices=Role)
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("host company"),
    )  # fmt: skip
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=Role.CLERK, company__isnull=False)
                | ~models.Q(role=Role.CLERK) & models.Q(company=None),
                name="accounts_membership_clerk_has_company",
            ),
            models.UniqueConstraint(
                fields=["organization", "user", "company"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="accounts_membership_one_in_force",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.pk}"

    def end(self):
        """Take effect at the next request: the middleware looks every time."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])

    def is_last_administrator(self):
        """Whether nobody else could manage the members; two who leave at once wait in turn."""
        administrators = Membership.objects.in_force().administrators().select_for_update()
        return {member.pk for member in administrators} == {self.pk}


class InvitationOver(Exception):
    """The invitation was accepted, withdrawn or outlived while somebody looked at it."""


class InvitationQuerySet(TenantQuerySet):
    def open(self, at):
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)


class Invitation(TenantModel):
    """An offer to join, sent by mail, good once and for three days (招待).

    The link's secret is stored nowhere: it follows from the seed and a key of the settings, so
    that the mail can be written when it leaves. The table knows only its hash.
    """

    LIFETIME = timedelta(hours=72)

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=13, choices=Role)
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("host company"),
    )  # fmt: skip
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default="ja"
    )
    seed = models.UUIDField(default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, editable=False)
    # nobody: the platform itself, for the first administrator of a new organization
    invited_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False
    )
    created_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires at"), editable=False)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    wall = Wall(hidden=("token_hash",))
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return f"{self.get_role_display()} {self.pk}"

    @staticmethod
    def hash_of(token):
        return hashlib.sha256(token.encode()).hexdigest()

    @property
    def token(self):
        """The secret in the link: 256 bits in hexadecimal."""
        key = bytes.fromhex(settings.INVITATION_KEY)
        return hmac.new(key, self.seed.bytes, hashlib.sha256).hexdigest()

    def issue(self, by):
        """Write it down; an earlier invitation of the same person ends with it."""
        now = timezone.now()
        self.email = self.email.lower()
        self.invited_by, self.created_at, self.expires_at = by, now, now + self.LIFETIME
        self.token_hash = self.hash_of(self.token)
        Invitation.objects.open(now).filter(email=self.email).update(revoked_at=now)
        self.save()

    def revoke(self):
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def accept(self, user):
        """Make the person a member, once; raises InvitationOver when it is no longer open.

        Who is a member there already takes the new role.
        """
        now = timezone.now()
        if not Invitation.objects.open(now).filter(pk=self.pk).update(accepted_at=now):
            raise InvitationOver
        Membership.objects.update_or_create(
            user=user, company_id=self.company_id, ended_at=None, defaults={"role": self.role}
        )
