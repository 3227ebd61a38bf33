"""What is never changed again: who changed which row, and who was shown a hidden number."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class AboutRowsQuerySet(TenantQuerySet):
    def about(self, *rows):
        """What is recorded about these rows, newest first."""
        by_table = {}
        for row in rows:
            by_table.setdefault(row._meta.db_table, []).append(row.pk)
        any_of_them = models.Q()
        for table, ids in by_table.items():
            any_of_them |= models.Q(table_name=table, row_id__in=ids)
        return self.filter(any_of_them).order_by("-id")


class Entry(TenantModel):
    """One change of one row: before, after, when, and by whom (変更履歴)."""

    at = models.DateTimeField(_("at"))
    transaction = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    actor_role = models.CharField(max_length=63)
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    operation = models.CharField(
        max_length=6,
        choices=[("insert", _("created")), ("update", _("changed")), ("delete", _("deleted"))],
    )
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    # append-only: the trigger writes as the owner, nobody else writes at all
    wall = Wall(staff="SELECT", grants={}, history=False)
    objects = AboutRowsQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        indexes = [
            models.Index(
                fields=["organization", "table_name", "row_id", "id"], name="history_of_a_row"
            ),
            models.Index(fields=["organization", "table_name", "at"], name="history_since"),
        ]

    def __str__(self):
        return f"{self.operation} {self.table_name} {self.row_id}"


def recorded_since(moment):
    """Whether anything was; told by the last entries, whose numbers rise with their moments."""
    return any(entry.at >= moment for entry in Entry.objects.order_by("-pk").only("at")[:20])


class Reading(TenantModel):
    """That somebody was shown a number that is hidden otherwise (閲覧記録)."""

    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    table_name = models.CharField(max_length=63, editable=False)
    row_id = models.BigIntegerField(editable=False)

    # append-only: who has read a number cannot be taken back, and the row is its own history
    wall = Wall(staff="SELECT, INSERT", grants={}, history=False)
    objects = AboutRowsQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes = [
            models.Index(
                fields=["organization", "table_name", "row_id", "id"], name="readings_of_a_row"
            )
        ]

    def __str__(self):
        return f"{self.table_name} {self.row_id} {self.at:%Y-%m-%d}"

    @classmethod
    def record(cls, row, by):
        """Note that this person is now shown the hidden number of this row."""
        return cls.objects.create(by=by, table_name=row._meta.db_table, row_id=row.pk)

    @classmethod
    def record_all(cls, rows, by):
        """The same of many rows, which are shown together."""
        cls.objects.bulk_create(
            cls(by=by, table_name=row._meta.db_table, row_id=row.pk) for row in rows
        )
