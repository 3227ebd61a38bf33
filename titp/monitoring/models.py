"""Snapshots: the figures of one day, counted while everyone slept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall


class Snapshot(TenantModel):
    """One figure of one organization on one day, by up to two dimensions (日次集計).

    `value` is a count, a numerator or a total; `base` what a rate or a mean is divided by;
    `squares` the total of squares of a mean.
    """

    figure = models.CharField(_("figure"), max_length=60)
    taken_on = models.DateField(_("taken on"))
    group = models.CharField(_("group"), max_length=80, blank=True, db_column="grouping")
    second = models.CharField(_("second group"), max_length=80, blank=True, db_default="")
    value = models.BigIntegerField(_("value"))
    base = models.BigIntegerField(_("divided by"), db_default=0)
    squares = models.BigIntegerField(_("total of squares"), db_default=0)

    wall = Wall(grants={"app_nightly": "SELECT, INSERT, UPDATE, DELETE"}, history=False)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "figure", "taken_on", "group", "second"],
                name="monitoring_snapshot_once",
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.taken_on} {self.group}"


class PublishedFigure(models.Model):
    """One figure of all organizations together, as monitors see it; NULL is suppressed (公表値)."""

    figure = models.CharField(_("figure"), max_length=60)
    taken_on = models.DateField(_("taken on"))
    group = models.CharField(_("group"), max_length=80, blank=True, db_column="grouping")
    value = models.BigIntegerField(_("value"), null=True)
    organizations = models.IntegerField(_("organizations"), null=True)

    platform_grants = {
        "app_nightly": "SELECT, INSERT, UPDATE",
        "app_web": "SELECT",
        "app_monitor": "SELECT",
    }

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "taken_on", "group"], name="monitoring_published_once"
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.taken_on} {self.group}"
