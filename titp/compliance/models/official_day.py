"""Days that the State sets for all, and what an organization puts in their place."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.declared import Text
from titp.reference.models import ReferenceModel
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class OfficialDay(ReferenceModel):
    """A day of the passage to Employment for Skill Development; may not be known (公的な期日)."""

    key = models.CharField(max_length=40, primary_key=True)
    name_ja = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    day = models.DateField(null=True)
    certainty = models.CharField(max_length=1)
    source_ja = models.TextField(default="")

    reference_file = "official_days.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("official date")
        verbose_name_plural = _("official dates")
        ordering = ["key"]

    def __str__(self):
        return str(Text(ja=self.name_ja, en=self.name_en))

    @property
    def written_in(self):
        """Where it is written, in the reader's language."""
        return str(Text(ja=self.source_ja, en=self.source))


class OwnDayQuerySet(TenantQuerySet):
    def counting(self, on):
        """Of each official date the value that counts on a day: the newest begun by then."""
        begun = self.filter(counts_from__lte=on).order_by("official_id", "-counts_from")
        return begun.distinct("official_id")


class OwnDay(TenantModel):
    """What an organization plans with instead of an official date, and why (期日の独自設定).

    The newest value that has begun to count is the one that counts; older ones stay, because what
    was planned on a day followed from what was known on it.
    """

    official = models.ForeignKey(
        OfficialDay, models.PROTECT, related_name="+", verbose_name=_("official date")
    )
    day = models.DateField(pgettext_lazy("own value", "date"))
    counts_from = models.DateField(
        _("counts from"), default=localdate,
        help_text=_("From this day on the product plans with it."),
    )  # fmt: skip
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Where it is written: notice, web page, number.")
    )
    reason = models.TextField(_("reason"))

    objects = OwnDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("own value of an official date")
        verbose_name_plural = _("own values of official dates")
        ordering = ["official", "-counts_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "official", "counts_from"],
                name="compliance_ownday_once_a_day",
                violation_error_message=_("There is a value that counts from this day already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(source=""),
                name="compliance_ownday_grounded",
                violation_error_message=_("An own value needs its source and its reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(day__range=("2024-06-21", "2035-12-31")),
                name="compliance_ownday_within_the_reform",
                violation_error_message=_(
                    "Between the promulgation of the reform (21 June 2024) and the end of 2035."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.official}: {self.day}"
