"""What follows when training has ended: the pension claim, and papers that may go one day."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from titp.tenancy.walls import NoOverlap


class Afterwards(TenantModel):
    """A row about a person after the training, on the page that tells of it."""

    class Meta:
        abstract = True

    @property
    def company_id(self):
        return self.trainee.company_id

    def get_absolute_url(self):
        return reverse("trainee-afterwards", args=[self.trainee_id])


class PensionClaim(Afterwards):
    """That somebody no longer has an address in Japan, and may claim back pension (脱退一時金)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="pension_claims",
        verbose_name=_("trainee"),
    )  # fmt: skip
    address_lost_on = models.DateField(
        _("no address in Japan since"), help_text=_("By the notice of moving out of the country.")
    )
    contribution_months = models.PositiveSmallIntegerField(
        _("months of contributions"), null=True, blank=True, validators=[MaxValueValidator(600)]
    )
    claimed_on = models.DateField(_("claimed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("claim for the lump-sum withdrawal payment")
        verbose_name_plural = _("claims for the lump-sum withdrawal payment")
        ordering = ["-address_lost_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claimed_on=None)
                | models.Q(claimed_on__gte=models.F("address_lost_on")),
                name="trainees_pensionclaim_claimed_later",
                violation_error_message=_("It was claimed while there was an address in Japan."),
            ),
            models.CheckConstraint(
                condition=models.Q(contribution_months=None)
                | models.Q(contribution_months__lte=600),
                name="trainees_pensionclaim_months_possible",
                violation_error_message=_("Nobody pays for more than 600 months."),
            ),
            models.UniqueConstraint(
                fields=["organization", "trainee", "address_lost_on"],
                name="trainees_pensionclaim_once",
                violation_error_message=_("This day is recorded already."),
            ),
            NotBefore(
                name="trainees_pensionclaim_after_landing", owner="trainee",
                day="address_lost_on", than="entered_on",
                violation_error_message=_("The address was lost before the landing."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.address_lost_on)


class RecordDestruction(Afterwards):
    """That papers about a person were destroyed (帳簿書類の廃棄; Act art. 41)."""

    class Papers(models.TextChoices):
        """The papers that Ordinance art. 54 asks for, as far as they are about one person."""

        ALL = "all", _("all papers about the person")
        ROSTER = "roster", _("roster of trainees")  # 管理簿
        PLACEMENT = "placement", _("record of mediation")  # あっせん
        AUDIT = "audit", _("papers of audits")
        LECTURES = "lectures", _("records of lectures")
        VISITS = "visits", _("records of visits")
        CONSULTATION = "consultation", _("records of consultations")
        OTHER = "other", _("other papers")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="record_destructions",
        verbose_name=_("trainee"),
    )  # fmt: skip
    papers = models.CharField(_("which papers"), max_length=12, choices=Papers, default=Papers.ALL)
    destroyed_on = models.DateField(_("destroyed on"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("destruction of papers")
        verbose_name_plural = _("destructions of papers")
        ordering = ["-destroyed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "trainee", "papers", "destroyed_on"],
                name="trainees_recorddestruction_once",
                violation_error_message=_("This is recorded already."),
            )
        ]

    def __str__(self):
        return f"{self.get_papers_display()} {self.destroyed_on}"


class LegalHold(Afterwards):
    """A time in which nothing about a person may be destroyed, such as a dispute (廃棄の停止)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="legal_holds", verbose_name=_("trainee")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("stop of destruction")
        verbose_name_plural = _("stops of destruction")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="trainees_legalhold_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="trainees_legalhold_one_at_a_time", per="trainee"),
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on or ''}"
