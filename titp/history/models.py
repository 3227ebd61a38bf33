"""Entries of the append-only history, written by the trigger of every tenant table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import Wall


class EntryQuerySet(TenantQuerySet):
    def about(self, row):
        """What happened to one row, newest first."""
        return self.filter(table_name=row._meta.db_table, row_id=row.pk).order_by("-id")


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
    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        indexes = [
            models.Index(
                fields=["organization", "table_name", "row_id", "id"], name="history_of_a_row"
            )
        ]

    def __str__(self):
        return f"{self.operation} {self.table_name} {self.row_id}"
