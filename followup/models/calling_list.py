"""A list of people to call, lent to a sending organization by a link that knows nothing else."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from followup.models.invitation import seed
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall

LIST_LINK = SecretCode("FOLLOW_UP_KEY", 26, "calling list ")  # 130 bits


class CallingListQuerySet(TenantQuerySet):
    def in_force(self, on=None):
        return self.filter(revoked_at=None, until__gte=on or localdate())


class CallingList(TenantModel):
    """That a sending organization may see whom to call, until a day (送出機関への連絡先一覧).

    It shows only people whom that organization sent, who agreed that it may call, and who are
    asked and have not answered. As with invitations the token is stored nowhere.
    """

    sending_organization = TenantForeignKey(
        "trainees.SendingOrganization", models.CASCADE, related_name="calling_lists",
        verbose_name=_("sending organization"),
    )  # fmt: skip
    until = models.DateField(
        _("until"), validators=[MinValueValidator(localdate, _("This day has passed."))],
        help_text=_("After this day the link opens nothing."),
    )  # fmt: skip
    seed = models.UUIDField(default=seed, editable=False)
    token_hash = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("made by"),
    )  # fmt: skip
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    opened_at = models.DateTimeField(_("last opened at"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    wall = Wall(hidden=("seed", "token_hash"))
    objects = CallingListQuerySet.as_manager()

    class Meta:
        verbose_name = _("calling list")
        verbose_name_plural = _("calling lists")
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["token_hash"], name="followup_calling_by_token")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.until}"

    @property
    def token(self):
        return LIST_LINK.of(self.seed.bytes)

    @property
    def is_open(self):
        return self.revoked_at is None and self.until >= localdate()

    def issue(self, by):
        """Write it down under the hash of its token."""
        self.made_by, self.token_hash = by, LIST_LINK.hash(self.token)
        self.save()

    def revoke(self):
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])
