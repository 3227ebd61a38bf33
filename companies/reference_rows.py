"""The dated lists of this room: minimum wages, limits of overtime and premiums."""

from django.utils.translation import gettext_lazy as _

from companies.models import LabourStandard, MinimumWage, OwnLabourStandard, OwnMinimumWage
from companies.reference_row_forms import OwnLabourStandardForm, OwnMinimumWageForm
from titp.compliance.reference_rows import LISTS, DatedList
from titp.japanese.months import fy
from titp.pages.lists import Column
from titp.pages.templatetags.pages import both_calendars


def industry(row):
    return getattr(row, "industry", "")


def is_pending(row):
    return row.window_ends_on is not None


def day_of_wage(row):
    """From which day; of a rate whose day is not known, the first and the last it may be."""
    ends_on = getattr(row, "window_ends_on", None)
    first = both_calendars(row.starts_on)
    if not ends_on:
        return first
    return _("some day from %(first)s to %(last)s") % {
        "first": first,
        "last": both_calendars(ends_on),
    }


def official_wage_of_the_year(official, own):
    return (
        not own.industry
        and not is_pending(official)
        and official.prefecture_id == own.prefecture_id
        and official.fiscal_year == fy(own.starts_on)
    )


LISTS.add(
    DatedList(
        slug="minimum-wages",
        label=_("Minimum wages"),
        note=_(
            "For an hour of work in the prefecture of the workplace. A row of ours counts from its"
            " day once it is confirmed, until the official rate of the same prefecture and fiscal"
            " year, with its day, comes with a new version: then that one counts."
        ),
        official=MinimumWage,
        own=OwnMinimumWage,
        form=OwnMinimumWageForm,
        columns=(
            Column("prefecture", _("prefecture"), lambda row: row.prefecture),
            Column("industry", _("industry with a minimum wage of its own"), industry),
            Column(
                "yen", _("yen an hour"), lambda row: row.yen_per_hour, numeric=True, important=True
            ),
        ),
        series=lambda row: (row.prefecture_id, industry(row)),
        replaces=official_wage_of_the_year,
        pending=is_pending,
        day=day_of_wage,
        place="prefecture",
    )
)
LISTS.add(
    DatedList(
        slug="labour-standards",
        label=_("Limits of overtime and premiums"),
        note=_(
            "A row of ours counts from its day once it is confirmed; an official row of the same"
            " day takes its place. A month is judged by the limits of its first day."
        ),
        official=LabourStandard,
        own=OwnLabourStandard,
        form=OwnLabourStandardForm,
        columns=(
            Column("code", _("what"), lambda row: row.get_code_display()),
            Column("amount", _("amount"), lambda row: row.in_words(), important=True),
        ),
        series=lambda row: row.code,
        replaces=lambda official, own: (
            (official.code, official.starts_on) == (own.code, own.starts_on)
        ),
    )
)
