"""Books compared with reported figures: what was compared at which audit, and what differs."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.japanese.months import add_months
from trainees.models import Trainee
from training_plans.models import SiteRecord

FIGURES = {
    "hours": gettext_lazy("hours worked"), "overtime": gettext_lazy("overtime"),
    "net_pay": gettext_lazy("net pay"), "paid_on": gettext_lazy("paid on"),
}  # fmt: skip
# A record puts down figures of the last months only (see on_site.opening), and is finished later.
LATER = 6


@dataclass(frozen=True)
class Compared:
    """One person's month beside the books at an audit: `differing` are figures as reported."""

    record: SiteRecord
    name: str
    month: str
    agreeing: int
    differing: list[str]
    said: str


def compared(records, month=""):
    """A Compared of each person and month of the records in which a figure was answered.

    `month`: only of this one, as 2026-10. The names are read once for all records.
    """
    found = [
        (record, pk, of_month, figures)
        for record in records
        for pk, of_month, figures in record.basis.get("books", ())
        if month in ("", of_month)
    ]
    people = {
        one.pk: str(one) for one in Trainee.objects.filter(pk__in={pk for _, pk, *_ in found})
    }
    for record, pk, of_month, figures in found:
        texts = record.texts
        answers = {name: texts.get(f"b{pk}-{name}", "") for name in figures}
        if any(answers.values()):
            yield Compared(
                record, people.get(pk, "–"), of_month,
                sum(answer == "agrees" for answer in answers.values()),
                [
                    f"{FIGURES[name]}: {figures[name]}"
                    for name, answer in answers.items() if answer == "differs"
                ],
                texts.get(f"b{pk}-note", ""),
            )  # fmt: skip


def compared_with(report):
    """The Compareds of a monthly report, of audits that are on record."""
    records = SiteRecord.objects.filter(
        company=report.company_id, audit__held_on__gte=report.month,
        audit__held_on__lt=add_months(report.month, LATER) + timedelta(1),
    ).select_related("audit").order_by("audit__held_on")  # fmt: skip
    return list(compared(records, f"{report.month:%Y-%m}"))


def unexplained(record):
    """{box: why} of differences of which nobody wrote what the books say instead."""
    return {
        f"b{pk}-note": _("Please write what the books say, for a figure differs.")
        for pk, _month, figures in record.basis.get("books", ())
        if any(record.texts.get(f"b{pk}-{name}") == "differs" for name in figures)
        and not record.texts.get(f"b{pk}-note")
    }
