"""Minimum wages by prefecture and day: the public list, and rows that an organization adds."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.models.prefecture import Prefecture
from titp.compliance.models.own_row import OwnRow
from titp.reference.models import ReferenceModel


class MinimumWage(ReferenceModel):
    """What an hour of work is worth at least in a prefecture, from a day on (地域別最低賃金).

    Minimum Wage Act art. 9 and 14. Of a rate whose day is not known yet, `window_ends_on` is the
    last day on which it may take effect, `starts_on` the first.
    """

    key = models.CharField(max_length=8, primary_key=True)
    prefecture = models.ForeignKey(
        Prefecture, models.PROTECT, related_name="+", verbose_name=_("prefecture")
    )
    # Each prefecture has one rate a year, decided between August and the following March.
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    yen_per_hour = models.PositiveIntegerField(_("yen an hour"))
    starts_on = models.DateField(_("from"))
    window_ends_on = models.DateField(_("at the latest from"), null=True)

    reference_file = "minimum_wages.csv"
    reference_key = "key"

    class Meta:
        verbose_name = _("minimum wage")
        verbose_name_plural = _("minimum wages")
        ordering = ["prefecture_id", "starts_on"]

    def __str__(self):
        return f"{self.prefecture} {self.starts_on}: {self.yen_per_hour}"

    @classmethod
    def rows(cls):
        for row in super().rows():
            row.key = f"{row.prefecture_id} {row.fiscal_year}"
            yield row


class OwnMinimumWage(OwnRow):
    """A minimum wage that we add: the coming one, or that of an industry (独自の最低賃金).

    With an industry it is the minimum wage of that industry (特定最低賃金; art. 15), which holds
    beside the one of the prefecture; it counts for wage terms that name the same industry.
    """

    prefecture = models.ForeignKey(
        Prefecture, models.PROTECT, related_name="+", verbose_name=_("prefecture")
    )
    industry = models.CharField(
        _("industry of a minimum wage of its own"), max_length=100, blank=True,
        help_text=_("Leave empty for the minimum wage of the prefecture."),
    )  # fmt: skip
    yen_per_hour = models.PositiveIntegerField(
        _("yen an hour"), validators=[MinValueValidator(500)]
    )

    class Meta(OwnRow.Meta):
        abstract = False
        verbose_name = _("minimum wage of our own")
        verbose_name_plural = _("minimum wages of our own")
        ordering = ["prefecture_id", "industry", "starts_on"]
        constraints = [
            *OwnRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "prefecture", "industry", "starts_on"],
                name="companies_ownminimumwage_once",
                violation_error_message=_("There is a row of ours for this day already."),
            ),
            # Every prefecture has been above 500 since the Act of today: less is a slip.
            models.CheckConstraint(
                condition=models.Q(yen_per_hour__range=(500, 10_000)),
                name="companies_ownminimumwage_plausible",
                violation_error_message=_("No minimum wage is like this: please check the number."),
            ),
        ]

    def __str__(self):
        place = f"{self.prefecture} {self.industry}".strip()
        return f"{place} {self.starts_on}: {self.yen_per_hour}"
