"""Where a trainee sleeps, from when until when."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import NoOverlap


class LodgerQuerySet(TenantQuerySet):
    def in_force(self, on):
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=on)
        )


class Lodger(TenantModel):
    """That a trainee sleeps in a room, from when until when (入居)."""

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="lodgers", verbose_name=_("trainee")
    )
    room = TenantForeignKey(
        "companies.Room", models.PROTECT, related_name="lodgers", verbose_name=_("bedroom")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = LodgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("place to sleep")
        verbose_name_plural = _("places to sleep")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="trainees_lodger_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            NoOverlap(name="trainees_lodger_one_at_a_time", per="trainee"),
        ]

    def __str__(self):
        return f"{self.room} {self.starts_on}–{self.ends_on or ''}"

    @property
    def company_id(self):
        return self.room.company_id

    def get_absolute_url(self):
        return reverse("trainee-placements", args=[self.trainee_id])
