"""Plan against actual as pictures: hours by task class, and hours and pay by month."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from titp.pages.charts import Series, line_band, stacked_bar
from training_plans.actuals import class_labels

TREND = 2  # one month alone has no trend; the table tells it


def task_chart(stages):
    """Bars of hours: what was planned until now and what was reported, for each stage."""
    stages = [one for one in stages if any(one.planned.values()) or any(one.actual.values())]
    if not stages:
        return None
    labels, bars = [], []
    for one in stages:
        for words, minutes in (
            (_("%(stage)s: planned in all"), one.planned),
            (_("%(stage)s: planned until now"), one.until),
            (_("%(stage)s: reported"), one.actual),
        ):
            labels.append(words % {"stage": capfirst(one.label)})
            bars.append(minutes)
    series = [
        Series(label, [hours(minutes[name]) for minutes in bars])
        for name, label in class_labels().items()
    ]
    return stacked_bar(
        "planned-and-reported", _("Hours by task class"), labels, series, unit=_("hours")
    )


def hours_chart(months):
    """Lines of hours by month, of one person on average."""
    if sum(one.worked is not None for one in months) < TREND:
        return None
    return line_band(
        "hours-by-month", _("Hours of work by month, per person"), _labels(months),
        [
            Series(_("All hours"), [_each(hours(one.worked), one) for one in months]),
            Series(_("Overtime"), [_each(hours(one.overtime), one) for one in months]),
        ],
        unit=_("hours"), zero=True,
    )  # fmt: skip


def pay_chart(months):
    """Lines of yen by month, of one person on average."""
    if sum(one.gross is not None for one in months) < TREND:
        return None
    return line_band(
        "pay-by-month", _("Pay by month, per person"), _labels(months),
        [
            Series(_("Gross pay"), [_each(one.gross, one, 0) for one in months]),
            Series(_("Net pay"), [_each(one.net, one, 0) for one in months]),
        ],
        unit=_("yen"), zero=True,
    )  # fmt: skip


def hours(minutes):
    return None if minutes is None else round(minutes / 60, 1)


def _labels(months):
    """Years are told where they begin."""
    return [
        date_format(one.month, "Y/n" if place == 0 or one.month.month == 1 else "n")
        for place, one in enumerate(months)
    ]


def _each(amount, month, digits=1):
    return None if amount is None else round(amount / month.people, digits)
