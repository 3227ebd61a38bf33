"""Snapshots of one day, counted while everyone slept, and editions: what was published of them."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.monitoring.clarification import Clarification, ClarificationAct
from titp.monitoring.yearly.models import YearlyReport
from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall

__all__ = [
    "Clarification", "ClarificationAct", "Edition", "Grouping", "PublishedCell", "Snapshot",
    "YearlyReport",
]  # fmt: skip


class Snapshot(TenantModel):
    """One figure of one organization on one day, by up to two dimensions (日次集計).

    `value` is a count, a numerator or a total; `base` what a rate or a mean is divided by;
    `squares` the total of squares of a mean. Nobody reads it but the night: it counts what in the
    organization itself only few may know, as matters for the safeguarding contacts.
    """

    figure = models.CharField(_("figure"), max_length=60)
    taken_on = models.DateField(_("taken on"))
    group = models.CharField(_("group"), max_length=80, blank=True, db_column="grouping")
    second = models.CharField(_("second group"), max_length=80, blank=True, db_default="")
    value = models.BigIntegerField(_("value"))
    base = models.BigIntegerField(_("divided by"), db_default=0)
    squares = models.BigIntegerField(_("total of squares"), db_default=0)

    wall = Wall(staff="", grants={"app_nightly": "SELECT, INSERT, UPDATE, DELETE"}, history=False)

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


# Written once by the night; a trigger (sql/editions.sql) keeps anybody from changing it.
PUBLISHED = {"app_nightly": "SELECT, INSERT", "app_monitor": "SELECT"}


class Edition(models.Model):
    """The figures of all organizations together as of the end of a month, frozen (月次公表版)."""

    month = models.DateField(_("month"), unique=True)
    as_of = models.DateField(_("as of"))
    # the beginning of the transaction: its numbers can be written by no later one
    published_at = models.DateTimeField(
        _("published at"), db_default=TransactionNow(), editable=False
    )
    rules = models.IntegerField(_("version of the rules of publication"))

    platform_grants = PUBLISHED

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class PublishedCell(models.Model):
    """One number of an edition, safe to be read by anybody (公表値).

    `first` and `second` are keys of the figure's dimensions, "" for everybody, "~…" for groups
    that were merged. A number that is not here was too small, or there is none: nothing tells
    which. `n` is how many people or cases stand behind it, `low` and `high` its interval of 95 %,
    `organizations` at least how many contribute.
    """

    class State(models.TextChoices):
        SHOWN = "shown", _("shown")
        MERGED = "merged", _("merged with others")
        SUPPRESSED = "suppressed", _("suppressed")

    # Without an index of its own: before statistics were taken of a new edition, the planner would
    # read all of it by that one instead of a few numbers by the constraint's.
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="cells", db_index=False)
    figure = models.CharField(_("figure"), max_length=60)
    version = models.IntegerField(_("version"))
    first = models.CharField(_("group"), max_length=80, blank=True)
    second = models.CharField(_("second group"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    value = models.FloatField(_("value"), null=True)
    n = models.BigIntegerField(_("number"), null=True)
    low = models.FloatField(_("interval from"), null=True)
    high = models.FloatField(_("interval to"), null=True)
    organizations = models.IntegerField(_("organizations, at least"), null=True)

    platform_grants = PUBLISHED

    class Meta:
        verbose_name = _("published number")
        verbose_name_plural = _("published numbers")
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "edition", "first", "second"], name="monitoring_cell_once"
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.first} {self.second}"


class Grouping(models.Model):
    """How an edition grouped: what later editions must not undo. Nobody reads it but the night.

    `axis` 1 and 2: the key of a dimension (`first`) and the published group it went into
    (`second`). `axis` 0: the published groups of both dimensions that meet in one number.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    figure = models.CharField(_("figure"), max_length=60)
    version = models.IntegerField(_("version"))
    axis = models.SmallIntegerField(_("dimension"))
    first = models.CharField(_("group"), max_length=80)
    second = models.CharField(_("second group"), max_length=80)
    safe = models.BooleanField(_("large enough by itself"))
    shown = models.BooleanField(_("shown by itself"))

    platform_grants = {"app_nightly": "SELECT, INSERT"}

    class Meta:
        verbose_name = _("grouping")
        verbose_name_plural = _("groupings")
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "edition", "axis", "first", "second"],
                name="monitoring_grouping_once",
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.axis} {self.first} {self.second}"
