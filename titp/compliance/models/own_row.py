"""What the dated rows have in common that an organization adds to a public list for itself."""

from django.db import models
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class OwnRowQuerySet(TenantQuerySet):
    def counting(self, on):
        """Those that rules read on a day."""
        return self.filter(confirmed_on__lte=on)

    def with_people(self):
        """With who wrote and who confirmed, as far as pages of an organization may read people."""
        people = ("by", "confirmed_by")
        names = [f"{one}__{name}" for one in people for name in ("id", "email", "name")]
        fields = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related(*people).only(*fields, *names)


class OwnRow(TenantModel):
    """A row of a public list that an organization adds for itself, with its source (独自の基準値).

    Public lists belong to nobody and come with a new version of the product. Until then an
    administrator may add the row of the coming year. Rules read it only once it is confirmed, and
    what it changes was looked at.
    """

    starts_on = models.DateField(_("from"))
    source = models.CharField(
        _("source"), max_length=300,
        help_text=_("Where it is written: the notice with its day, or the address of the page."),
    )  # fmt: skip
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = OwnRowQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=""), name="%(app_label)s_%(class)s_has_a_source",
                violation_error_message=_("Say where it is written."),
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on=None, confirmed_by=None)
                | models.Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="%(app_label)s_%(class)s_confirmed_by_somebody",
            ),
        ]  # fmt: skip

    def confirm(self, by):
        """From now on it counts."""
        self.confirmed_on, self.confirmed_by = localdate(), by
        self.save(update_fields=["confirmed_on", "confirmed_by"])

    def withdraw(self):
        """It no longer counts, and may be corrected."""
        self.confirmed_on = self.confirmed_by = None
        self.save(update_fields=["confirmed_on", "confirmed_by"])
