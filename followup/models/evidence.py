"""What shows that a number of a venture is true, how good that is, and who has checked it."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from followup.models.venture import OfVenture
from titp.documents import storage
from titp.tenancy.fields import TenantForeignKey, TenantOneToOne
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall

GRADES = [(grade, grade) for grade in "ABCD"]


class EvidenceQuerySet(TenantQuerySet):
    def in_force(self, on):
        """Seen by a day, and not yet expired on it."""
        return self.filter(seen_on__lte=on, expires_on__gte=on)

    def unchecked(self):
        return self.filter(~Exists(EvidenceCheck.objects.filter(drawn__evidence=OuterRef("pk"))))


class Evidence(OfVenture):
    """A paper, a picture or a word that shows what a venture is (証拠).

    The grades stand in data/evidence_grades.csv. Nothing of it is changed: what is better comes
    as another row, and what was checked says so (EvidenceCheck).
    """

    class Kind(models.TextChoices):
        REGISTRATION = "registration", _("entry in an official register")
        TAX = "tax", _("tax or social insurance paper")
        PAYROLL = "payroll", _("list of wages or contracts")
        ACCOUNTS = "accounts", _("accounts, bank or sales papers")
        SITE = "site", _("seen on site")
        PICTURE = "picture", _("dated pictures")
        TOLD = "told", _("told by the founder")
        HEARSAY = "hearsay", _("told by others")

    kind = models.CharField(_("kind of evidence"), max_length=12, choices=Kind)
    grade = models.CharField(_("grade"), max_length=1, choices=GRADES)
    what = models.CharField(_("what it shows"), max_length=300)
    seen_on = models.DateField(_("seen on"), default=localdate)
    expires_on = models.DateField(_("holds until"))
    key = storage.KeyField(blank=True)
    file_kind = models.CharField(max_length=30, blank=True, editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True, editable=False)

    wall = Wall(staff="SELECT, INSERT, DELETE")
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-seen_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=models.F("seen_on")),
                name="followup_evidence_expires_after_it_was_seen",
                violation_error_message=_("It would end before it began."),
            )
        ]

    def __str__(self):
        return f"{self.grade} {self.get_kind_display()} {self.seen_on}"


class EvidenceDraw(TenantModel):
    """That a sample of the evidence was drawn to be looked at again (証拠の抽出確認).

    The order is that of md5(seed and the evidence's number): with the seed, anybody who has the
    list can draw the same again.
    """

    seed = models.UUIDField(_("seed"), editable=False)
    share = models.PositiveSmallIntegerField(
        _("per cent of what is in force"), default=10,
        choices=[(share, f"{share} %") for share in (5, 10, 20, 50, 100)],
    )  # fmt: skip
    pool = models.PositiveIntegerField(_("in force and never checked"), editable=False)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("drawn by"),
    )  # fmt: skip
    at = models.DateTimeField(_("drawn at"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("drawn sample")
        verbose_name_plural = _("drawn samples")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100), name="followup_draw_share_possible"
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {timezone.localdate(self.at)}"

    @property
    def company_id(self):
        """No host company has part in it."""

    def get_absolute_url(self):
        return reverse("evidence-checks")


class DrawnEvidence(TenantModel):
    """One piece of a drawn sample; it waits until a second person has looked at it."""

    draw = TenantForeignKey(
        EvidenceDraw, models.CASCADE, related_name="pieces", verbose_name=_("drawn sample")
    )
    evidence = TenantForeignKey(
        Evidence, models.CASCADE, related_name="draws", verbose_name=_("evidence")
    )

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("piece of a drawn sample")
        verbose_name_plural = _("pieces of drawn samples")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "draw", "evidence"], name="followup_drawnevidence_once"
            )
        ]

    def __str__(self):
        return str(self.evidence)

    @property
    def company_id(self):
        """No host company has part in it."""

    def get_absolute_url(self):
        return reverse("evidence-check", args=[self.pk])


class EvidenceCheck(TenantModel):
    """What a second person found of a drawn piece (第二者による確認).

    A trigger refuses whoever wrote the evidence (sql/ventures.sql). `grade` is what it counts as
    from then on; empty where it does not hold, and then it counts nowhere.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("evidence", "confirmed")
        OTHER_GRADE = "other_grade", pgettext_lazy("evidence", "it holds, with another grade")
        WRONG = "wrong", pgettext_lazy("evidence", "it does not hold")

    drawn = TenantOneToOne(
        DrawnEvidence, models.CASCADE, related_name="check_made",
        verbose_name=_("piece of a drawn sample"),
    )  # fmt: skip
    verdict = models.CharField(_("verdict"), max_length=11, choices=Verdict)
    grade = models.CharField(_("grade"), max_length=1, choices=GRADES, blank=True)
    note = models.TextField(_("how it was checked"), max_length=2000)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("checked by"),
    )  # fmt: skip
    at = models.DateTimeField(_("checked at"), default=timezone.now, editable=False)

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        verbose_name = _("check of evidence")
        verbose_name_plural = _("checks of evidence")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="wrong", grade="") | ~Q(verdict="wrong") & ~Q(grade=""),
                name="followup_evidencecheck_graded_unless_wrong",
            )
        ]

    def __str__(self):
        return self.get_verdict_display()

    @property
    def company_id(self):
        """No host company has part in it."""

    def get_absolute_url(self):
        return self.drawn.evidence.get_absolute_url()
