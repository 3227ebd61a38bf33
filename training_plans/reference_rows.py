"""The dated lists of this room: headcount caps, those of care, and what changes ask for."""

from operator import attrgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from titp.compliance.reference_rows import LISTS, DatedList
from titp.pages.forms import TenantForm
from titp.pages.hours import MINUTES, HoursField
from titp.pages.lists import Column
from training_plans.decision_table import said
from training_plans.models import (
    CareHeadcountCap,
    ChangeItem,
    HeadcountCap,
    OwnCareHeadcountCap,
    OwnChangeItem,
    OwnHeadcountCap,
)


class OwnHeadcountCapForm(TenantForm):
    class Meta:
        model = OwnHeadcountCap
        fields = ("staff_min", "staff_max", "base_number", "starts_on", "source")


class OwnCareHeadcountCapForm(TenantForm):
    class Meta:
        model = OwnCareHeadcountCap
        fields = (
            "care_staff_min", "care_staff_max", "basic_stage1", "basic_total",
            "excellent_stage1", "excellent_total", "starts_on", "source",
        )  # fmt: skip


class OwnChangeItemForm(TenantForm):
    bound = HoursField(
        label=_("number that decides"), empty=None,
        help_text=_(
            "In place of the number in the row: hours, percent or months. Overtime counts above"
            " it, training below it. Empty: the number of the row."
        ),
    )  # fmt: skip

    class Meta:
        model = OwnChangeItem
        fields = (
            "item", "name", "usual_class", "counts_from", "bound", "guidance", "is_uncertain",
            "starts_on", "source",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.bound is not None and row.item:
            shift, unit = UNITS.get(row.item.measure, (0, MINUTES))
            self.initial["bound"] = (row.bound - shift) * unit

    def clean(self):
        given = super().clean()
        item, bound = given.get("item"), given.get("bound")
        if bound is None:
            return given
        shift, unit = UNITS.get(item.measure if item else "", (0, MINUTES))
        if not (item and item.measure):
            self.add_error("bound", gettext("No number decides in this row."))
        elif bound % unit:
            self.add_error("bound", gettext("This must be a whole number."))
        else:
            given["bound"] = bound // unit + shift
        return given


# Of a measure in hours: what is kept above what is typed, and minutes in a unit of it.
UNITS = {ChangeItem.Measure.OVERTIME: (1, 1), ChangeItem.Measure.TRAINING: (0, 1)}
ITEMS = {row.code: row for row in ChangeItem.rows()}


def shipped(row):
    """The shipped row of the decision table that a row of either kind is about; may be None."""
    return row if isinstance(row, ChangeItem) else ITEMS.get(row.item_id)


def asked(row):
    """What the change asks for, with the mark of what is not certain (要確認)."""
    label = row.get_usual_class_display()
    return _("%(class)s, to be confirmed") % {"class": label} if row.to_be_confirmed else label


def number(row):
    """The number that decides by a row of either kind; of ours only where it has one."""
    item = shipped(row)
    return "" if row.bound is None or item is None else said(item.measure, row.bound)


def of_item(row):
    item = shipped(row)
    return (item.place, item.code) if item else (len(ITEMS) + 1, row.name)


TABLES = {
    "general_table": _("supervised training (Ordinance art. 16(1)(ii))"),
    "individual_ratio": _("training by the company alone"),
}


def span(least, most):
    """From so many to so many; without an end: and more."""
    return f"{least}–{'' if most is None else most}"


def within(number, least, most):
    """Whether a row for so many to so many is for this number too."""
    return least <= number and (most is None or number <= most)


def base(row):
    """The base number, or the share of the staff."""
    return row.base_number if row.base_number is not None else row.base_fraction


def table(row):
    """Which table of the Ordinance; rows of ours are of the general one."""
    return getattr(row, "table", "general_table")


LISTS.add(
    DatedList(
        slug="headcount-caps",
        label=_("Headcount caps"),
        note=_(
            "The number of stage 1 at an ordinary host, by its full-time staff; the others are"
            " multiples of it. A row of ours counts from its day once it is confirmed, for hosts"
            " of its size; an official row of the same day goes before it."
        ),
        official=HeadcountCap,
        own=OwnHeadcountCap,
        form=OwnHeadcountCapForm,
        columns=(
            Column("size", _("full-time staff"), lambda row: span(row.staff_min, row.staff_max)),
            Column("table", _("table"), lambda row: TABLES[table(row)]),
            Column("base", _("base number"), base, important=True),
        ),
        series=lambda row: (table(row), row.staff_min),
        replaces=lambda official, own: (
            official.table == "general_table"
            and official.starts_on == own.starts_on
            and within(own.staff_min, official.staff_min, official.staff_max)
        ),
    )
)
LISTS.add(
    DatedList(
        slug="care-headcount-caps",
        label=_("Headcount caps of care"),
        note=_(
            "How many an establishment may train in care, by its full-time care staff (n)."
            " Together: stages 1 and 2 at an ordinary host, all stages at an excellent one. A row"
            " of ours counts from its day once it is confirmed; an official row of the same day"
            " goes before it."
        ),
        official=CareHeadcountCap,
        own=OwnCareHeadcountCap,
        form=OwnCareHeadcountCapForm,
        columns=(
            Column(
                "size", _("full-time care staff"),
                lambda row: span(row.care_staff_min, row.care_staff_max),
            ),
            *(
                Column(name, OwnCareHeadcountCap._meta.get_field(name).verbose_name,
                       attrgetter(name), important=name == "basic_stage1")
                for name in ("basic_stage1", "basic_total", "excellent_stage1", "excellent_total")
            ),
        ),
        series=lambda row: row.care_staff_min,
        replaces=lambda official, own: (
            official.starts_on == own.starts_on
            and within(own.care_staff_min, official.care_staff_min, official.care_staff_max)
        ),
    )
)  # fmt: skip
LISTS.add(
    DatedList(
        slug="plan-changes",
        label=_("What changes of a plan ask for"),
        note=_(
            "The decision table: accreditation beforehand, a notice within a month, or nothing. A"
            " row of ours counts from its day once it is confirmed, for changes from then on; a"
            " newer official row goes before it."
        ),
        official=ChangeItem,
        own=OwnChangeItem,
        form=OwnChangeItemForm,
        columns=(
            Column("item", _("what changes"), lambda row: row.name or shipped(row)
                   if isinstance(row, OwnChangeItem) else row),
            Column("class", _("what it asks for"), asked, important=True),
            Column("number", _("number that decides"), number),
            Column("guidance", _("guidance"), lambda row: row.guidance),
        ),
        series=of_item,
        replaces=lambda official, own: (
            official.code == own.item_id and official.starts_on >= own.starts_on
        ),
    )
)  # fmt: skip
