"""Where a trainee is, from when until when, and how the training came to an end."""

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.periods import NotBefore
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class PlacementQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class Placement(TenantModel):
    """That a trainee is with a host company, from when until when (配属)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="placements", verbose_name=_("trainee")
    )
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="placements",
        verbose_name=_("host company"),
    )  # fmt: skip
    workplace = TenantForeignKey(
        "companies.Workplace", models.PROTECT, related_name="placements", null=True, blank=True,
        verbose_name=_("workplace"),
    )  # fmt: skip
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    # Ordinance art. 16(4): someone taken over from a host that cannot go on is not counted.
    taken_over = models.BooleanField(_("taken over from another host"), default=False)

    also_writes = ("trainees.Trainee",)  # the trigger that keeps where the person is now
    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="trainees_placement_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="trainees_placement_one_at_a_time", per="trainee"),
        ]

    def __str__(self):
        return f"{self.starts_on or ''}–{self.ends_on or ''}"

    def get_absolute_url(self):
        return reverse("trainee-placements", args=[self.trainee_id])


class LeavingQuerySet(TenantQuerySet):
    def to_come(self):
        """Leavings that are planned and did not happen yet."""
        return self.filter(left_on=None, planned_on__isnull=False)

    def final(self):
        """Leavings that happened, with `gone_on`: the day, or where none is known, its record's."""
        happened = self.exclude(left_on=None, planned_on__isnull=False)
        return happened.annotate(gone_on=Coalesce("left_on", "recorded_on"))


class Leaving(TenantModel):
    """That a trainee left, or will leave: home, missing, or into another status (離脱・帰国)."""

    class Kind(models.TextChoices):
        RETURNED = "returned", _("returned home")  # 帰国
        ABSCONDED = "absconded", _("missing")  # 失踪・行方不明
        OTHER_STATUS = "other_status", _("changed to another status")  # 特定技能等

    class Reason(models.TextChoices):
        COMPLETED = "completed", pgettext_lazy("reason to leave", "the training is complete")
        OWN_WISH = "own_wish", pgettext_lazy("reason to leave", "the person’s own wish")
        FAMILY = "family", pgettext_lazy("reason to leave", "family")
        HEALTH = "health", pgettext_lazy("reason to leave", "health")
        TEST = "test", pgettext_lazy("reason to leave", "a test was not passed")
        HOST = "host", pgettext_lazy("reason to leave", "the host company cannot go on")
        OTHER = "other", pgettext_lazy("reason to leave", "another reason")

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="leavings", verbose_name=_("trainee")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    left_on = models.DateField(pgettext_lazy("trainee", "left on"), null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=9, choices=Reason, blank=True, db_default="", default=""
    )
    # When neither day is known, the person counts as gone from the day of this record.
    recorded_on = models.DateField(_("recorded on"), default=localdate, editable=False)
    note = models.TextField(_("note"), blank=True)

    also_writes = ("trainees.Placement", "trainees.Trainee")
    objects = LeavingQuerySet.as_manager()

    class Meta:
        verbose_name = _("leaving")
        verbose_name_plural = _("leavings")
        ordering = ["-left_on", "-id"]
        constraints = [
            NotBefore(
                name="trainees_leaving_after_landing", owner="trainee", day="left_on",
                than="entered_on",
                violation_error_message=_("The person left before the landing."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.left_on or self.planned_on or ''}".strip()

    @property
    def company_id(self):
        return self.trainee.company_id

    @transaction.atomic
    def record(self):
        """Save it; once the day is known, the placement of that day ends with it."""
        self.save()
        if self.left_on:
            self.trainee.placements.in_force(self.left_on).filter(ends_on=None).update(
                ends_on=self.left_on
            )

    def get_absolute_url(self):
        return reverse("trainee-placements", args=[self.trainee_id])
