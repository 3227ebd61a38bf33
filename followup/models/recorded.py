"""Rows that say who wrote them and when, and the dated steps of something that goes on."""

from django.db import models
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.walls import Wall


class Recorded(TenantModel):
    """A row with its writer and its moment (記録者・記録日時)."""

    # nobody: the person, or the machine's own work
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name=_("recorded by"),
    )  # fmt: skip
    at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True


class Step(Recorded):
    """That something came to a `state` on a day; nobody rewrites it."""

    on = models.DateField(_("on"), default=localdate)
    note = models.CharField(_("note"), max_length=300, blank=True)

    wall = Wall(staff="SELECT, INSERT, DELETE")

    class Meta:
        abstract = True
        ordering = ["on", "id"]

    def __str__(self):
        return f"{self.get_state_display()} {self.on}"

    @property
    def company_id(self):
        """No host company has part in it."""
