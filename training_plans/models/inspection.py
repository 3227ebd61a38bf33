"""What is kept ready for inspectors: packs that were made, and a score for each day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.documents import storage
from titp.documents.models.ordered import Ordered
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall


class InspectionPack(Ordered):
    """One ZIP with an indexed PDF, ordered by a person and made by a worker (検査対応一式).

    Of one host company, or of the organization where there is none. A copy for the host has
    only what the host may see itself.
    """

    class Copy(models.TextChoices):
        OFFICE = "office", _("for the inspection of the organization")
        HOST = "host", _("for the host company")

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="inspection_packs", null=True,
        blank=True, verbose_name=_("host company"),
    )  # fmt: skip
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    copy = models.CharField(_("copy"), max_length=6, choices=Copy, default=Copy.OFFICE)
    language = models.CharField(
        _("language"), max_length=2, choices=[("ja", "日本語"), ("en", "English")], default="ja"
    )
    missing = models.PositiveIntegerField(_("missing items"), default=0, editable=False)
    files = models.PositiveIntegerField(_("files"), default=0, editable=False)
    pages = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    size = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True, editable=False)
    key = storage.KeyField(blank=True)

    wall = Wall(history=False)

    class Meta:
        verbose_name = _("inspection pack")
        verbose_name_plural = _("inspection packs")
        ordering = ["-ordered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at=None, key="", refusal="")
                | models.Q(finished_at__isnull=False, refusal="") & ~models.Q(key="")
                | models.Q(finished_at__isnull=False, key="") & ~models.Q(refusal=""),
                name="inspection_pack_one_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="inspection_pack_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(copy="office") | models.Q(company__isnull=False),
                name="inspection_pack_copy_of_a_host",
                violation_error_message=_("Choose the host company that the copy is for."),
            ),
        ]

    def __str__(self):
        days = f"{self.starts_on:%Y-%m-%d}–{self.ends_on:%Y-%m-%d}"
        return " · ".join([*([str(self.company)] if self.company else []), days])

    @property
    def file_name(self):
        """Says nothing of whom it is about: a downloads folder is no safe place."""
        return f"inspection_pack_{self.pk}_{self.starts_on:%Y%m%d}-{self.ends_on:%Y%m%d}.zip"

    def _made(self, make, tell):
        """`make(pack, tell)` answers what was made: see `training_plans.inspection.making.Made`."""
        done = make(self, tell)
        self.missing, self.files, self.pages = done.missing, done.files, done.pages
        self.size, self.sha256, self.key = len(done.content), done.sha256, done.key
        return ""

    def give_up(self):
        """Close it without a file, after an error that nobody had thought of."""
        self.key = ""
        super().give_up()


class InspectionScore(TenantModel):
    """How ready an organization, or one of its hosts, was on a day: 0 to 100 (検査準備度).

    `parts` keeps each part's numerator and denominator: {slug: [of, out of]}.
    """

    company = TenantForeignKey(
        "companies.Company", models.CASCADE, related_name="inspection_scores", null=True,
        verbose_name=_("host company"),
    )  # fmt: skip
    day = models.DateField(_("day"))
    score = models.PositiveSmallIntegerField(_("score"))
    parts = models.JSONField(_("parts"))

    # made by the night; the row itself is the trail
    wall = Wall(history=False)

    class Meta:
        verbose_name = _("inspection score")
        verbose_name_plural = _("inspection scores")
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "company", "day"], nulls_distinct=False,
                name="inspection_score_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(score__lte=100), name="inspection_score_of_a_hundred"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.day} {self.score}"
