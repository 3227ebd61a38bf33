"""The skills passport: what somebody learnt, on a paper that anybody can check by its code."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.departing import OfDeparture
from titp.documents import storage
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.secret_codes import SecretCode
from titp.tenancy.walls import Wall

# 80 bits: short enough to type, and tries are counted.
PASSPORT_CODE = SecretCode("PASSPORT_KEY", 16)


class SkillsPassportQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(revoked_at=None)


class SkillsPassport(OfDeparture):
    """A frozen paper on tests passed, tasks and hours (技能パスポート; 修得した技能等の証明).

    In Japanese, English and the holder's language. `content` are the values it was made of, `key`
    the PDF as it was handed out, `sha256` its checksum. The code follows from the seed and a key
    and is stored nowhere. A newer one takes the place of the one before.
    """

    class Why(models.TextChoices):
        REPLACED = "replaced", pgettext_lazy("skills passport", "replaced by a newer one")
        WRONG = "wrong", pgettext_lazy("skills passport", "something in it was wrong")
        HOLDER = "holder", pgettext_lazy("skills passport", "the holder asked for it")

    language = models.CharField(_("language of the holder"), max_length=8)
    issued_on = models.DateField(_("issued on"))
    content = models.JSONField(editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False)
    key = storage.KeyField()
    seed = models.UUIDField(default=uuid4, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("revoked by"),
    )  # fmt: skip
    revoked_why = models.CharField(_("reason"), max_length=8, choices=Why, blank=True)

    wall = Wall(
        staff="SELECT, INSERT, DELETE, UPDATE (revoked_at, revoked_by_id, revoked_why)",
        hidden=("content", "seed", "code_hash"),
    )
    objects = SkillsPassportQuerySet.as_manager()

    class Meta:
        verbose_name = _("skills passport")
        verbose_name_plural = _("skills passports")
        ordering = ["-id"]
        indexes = [models.Index(fields=["code_hash"], name="followup_passport_by_code")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee"], condition=Q(revoked_at=None),
                name="followup_passport_one_in_force",
                violation_error_message=_("Somebody else has just issued one."),
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_why=""),
                name="followup_passport_revoked_for_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self._meta.verbose_name} {self.issued_on}"

    @property
    def code(self):
        """Sixteen letters, in the address and on the paper."""
        return PASSPORT_CODE.of(self.seed.bytes)

    def issue(self):
        """Write it down under the hash of its code."""
        self.code_hash = PASSPORT_CODE.hash(self.code)
        self.save()

    def revoke(self, why, by=None):
        """From now on its page says that it no longer holds, and since when."""
        if self.revoked_at:
            return
        self.revoked_at, self.revoked_why, self.revoked_by = timezone.now(), why, by
        self.save(update_fields=["revoked_at", "revoked_why", "revoked_by"])
