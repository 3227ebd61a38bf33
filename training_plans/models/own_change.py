"""Rows that an organization adds to the decision table of changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from titp.compliance.models.own_row import OwnRow
from training_plans.models.reference import ChangeItem

OTHER = "other"  # the shipped row of what the table does not list


class OwnChangeItem(OwnRow):
    """What a change asks for from a day on, as we added it (計画の変更事項の独自の行).

    It takes the place of the shipped row that it names; without one it is an item of its own, which
    changes name beside the shipped “other change”.
    """

    item = models.ForeignKey(
        ChangeItem, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("in place of"),
        help_text=_("The row of the table that it takes the place of; empty: an item of its own."),
    )  # fmt: skip
    name = models.CharField(
        _("what changes"), max_length=100, blank=True,
        help_text=_("Of an item of its own; else the row of the table keeps its words."),
    )  # fmt: skip
    usual_class = models.CharField(_("what it asks for"), max_length=13, choices=ChangeItem.Kind)
    counts_from = models.CharField(
        _("the month for the notice counts from"), max_length=9, choices=ChangeItem.CountsFrom,
        default=ChangeItem.CountsFrom.DAY,
    )  # fmt: skip
    # in the unit of the row: percent, minutes, months; overtime counts from a minute above
    bound = models.PositiveIntegerField(_("number that decides"), null=True, blank=True)
    guidance = models.CharField(_("guidance"), max_length=200, blank=True)
    is_uncertain = models.BooleanField(
        _("the source leaves the class open"), default=False,
        help_text=_("It is then shown as to be confirmed."),
    )  # fmt: skip

    class Meta(OwnRow.Meta):
        abstract = False
        verbose_name = _("row of our own of the decision table")
        verbose_name_plural = _("rows of our own of the decision table")
        ordering = ["starts_on", "id"]
        constraints = [
            *OwnRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "item", "name", "starts_on"],
                name="training_plans_ownchangeitem_once",
                nulls_distinct=False,
                violation_error_message=_("There is a row of ours for this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(item=None) & ~models.Q(name="")
                | models.Q(item__isnull=False, name=""),
                name="training_plans_ownchangeitem_named",
                violation_error_message=_(
                    "Choose the row of the table, or write what changes; not both."
                ),
            ),
        ]

    def __str__(self):
        return self.name or str(self.item)

    @property
    def to_be_confirmed(self):
        return self.is_uncertain
