"""The decision table as it stands on a day: the shipped rows, and ours that are confirmed.

Act art. 11, Ordinance art. 17 and 18, operation manual; data/plan_changes.csv, OwnChangeItem.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode

from titp.pages.hours import as_clock
from training_plans.models import ChangeItem, OwnChangeItem
from training_plans.models.own_change import OTHER


@dataclass(frozen=True)
class Entry:
    """A line of the table: the shipped `item`, and what of ours stands in its place, or beside."""

    item: ChangeItem
    own: OwnChangeItem | None = None

    def __str__(self):
        return self.own.name if self.is_added else str(self.item)

    @property
    def is_added(self):
        """Whether it is an item that the shipped table does not have."""
        return bool(self.own and self.own.name)

    @property
    def names(self):
        """What a change that is recorded by it names: (shipped item, our own beside “other”)."""
        return self.item.pk, self.own.pk if self.is_added else None

    @property
    def row(self):
        return self.own or self.item

    @property
    def usual_class(self):
        return self.row.usual_class

    @property
    def asks(self):
        return self.row.get_usual_class_display()

    @property
    def guidance(self):
        return self.row.guidance or self.item.guidance

    @property
    def bound(self):
        """The number that decides: ours where we have one; None where no number does."""
        ours = self.own and self.own.bound
        return self.item.bound if ours is None else ours

    @property
    def number(self):
        """In words where it is ours; that of the table stands in the item's name."""
        ours = self.own and self.own.bound
        return "" if ours is None else said(self.item.measure, ours)

    @property
    def to_be_confirmed(self):
        return self.row.to_be_confirmed

    @property
    def query(self):
        """Which item a form begins with, as words of an address."""
        own = {"own": self.own.pk} if self.is_added else {}
        return urlencode({"item": self.item.pk} | own)


def entries(on: date):
    """All lines that hold for a change on the day, in the order of the table, ours at its end."""
    counting = OwnChangeItem.objects.counting(on).filter(starts_on__lte=on).order_by("starts_on")
    shipped = {item.pk: item for item in ChangeItem.objects.order_by("place")}
    instead, added = {}, {}
    for own in counting:  # the newest of each stays
        item = shipped.get(own.item_id)
        if item is None:
            added[own.name] = own
        elif own.starts_on > item.starts_on:
            instead[own.item_id] = own
    lines = [Entry(item, instead.get(code)) for code, item in shipped.items()]
    return [*lines, *(Entry(shipped[OTHER], own) for own in added.values())]


def deciding(lines, measure, amount):
    """The line that an amount comes under, or None; each reaches up to the bound of the next."""
    mine = [line for line in lines if measure and line.item.measure == measure]
    for line in mine:
        if line.item.at_least is None and amount < line.bound:
            return line
    reached = [line for line in mine if line.item.at_least is not None and line.bound <= amount]
    return max(reached, key=lambda line: line.bound, default=None)


def said(measure, bound):
    """A bound as people say it: 25 %, 45:00, 3."""
    match measure:
        case ChangeItem.Measure.HOURS:
            return f"{bound} %"
        case ChangeItem.Measure.OVERTIME:
            return as_clock(bound - 1)  # the last minute that asks for nothing
        case ChangeItem.Measure.TRAINING:
            return as_clock(bound)
    return str(bound)
