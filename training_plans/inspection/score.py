"""How ready for an inspection: 0 to 100 from declared parts, for the organization and each host.

Weights, the days of writing and the ceilings are of this product (要確認); it is no judgement of
law. A part of which nothing is recorded does not count, and the others weigh the more.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding, State
from titp.compliance.rule import Severity
from titp.history.models import Entry
from titp.official_forms.models import FiledForm
from trainees.models import ResidencePeriod, Trainee
from training_plans.models import (
    Audit,
    Correction,
    CorrectionStep,
    InspectionScore,
    MonthlyReport,
    TrainingPlan,
    Visit,
)

YEAR, WRITTEN_WITHIN = timedelta(365), timedelta(7)
# What stands open keeps the score below: not as required or overdue, by severity.
CEILINGS = {Severity.SERIOUS: 79, Severity.DUTY: 99}
GRAVE = (State.VIOLATION, State.OVERDUE)


@dataclass(frozen=True)
class Part:
    """One part: what it counts, how much it weighs, and where what lowers it stands."""

    slug: str
    title: str
    method: str
    weight: int
    url: str  # of the list, for the organization
    company_url: str  # of the tab of one host


PARTS = (
    Part(
        "duties", _("Duties met"),
        _("Of the findings of the past 365 days: those that are settled. What is only due soon"
          " does not count."),
        40, "to-do", "",
    ),
    Part(
        "registers", _("Registers complete"),
        _("Of the people with a plan today: those with birth date, nationality, day of landing"
          " and a period of stay that runs."),
        20, "trainees", "",
    ),
    Part(
        "in_time", _("Records written in time"),
        _("Of the audits and visits of the past 365 days, from the first day of work with this"
          " system: those written within 7 days."),
        15, "audits", "company-audits",
    ),
    Part(
        "corrections", _("Corrections"),
        _("Of the corrections of the past 365 days: those that are closed or not past the day of"
          " their answer."),
        15, "corrections", "",
    ),
    Part(
        "papers", _("Papers filed"),
        _("Of the audits of the past 365 days: those with a paper that was filed and frozen."),
        5, "audits", "company-audits",
    ),
    Part(
        "months", _("Monthly reports"),
        _("Of the monthly reports that were due in the past 365 days: those received."),
        5, "month-queue", "company-months",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Score:
    """A score with its parts as [of, out of], and the ceiling that it met, or None.

    `kept_by`: how many open findings, those of the gravest severity, set that ceiling.
    """

    score: int
    parts: dict
    ceiling: int | None = None
    kept_by: int = 0


def scores(on):
    """{key of a company, or None for the organization: Score}, in a constant number of queries."""
    counted = {part.slug: COUNTS[part.slug](on) for part in PARTS}
    gravest = _gravest()
    keys = {key for counts in counted.values() for key in counts} | set(gravest)
    keys = {key for key in keys if key} | {None}
    found = {}
    for key in keys:
        parts = {}
        for slug, counts in counted.items():
            rows = counts.values() if key is None else [counts.get(key, (0, 0))]
            parts[slug] = [sum(column) for column in zip((0, 0), *rows, strict=True)]
        grave = sum(gravest.values(), Counter()) if key is None else gravest.get(key, {})
        worst = max(grave, default=0)
        found[key] = _scored(parts, CEILINGS.get(worst), grave[worst] if grave else 0)
    return found


def _scored(parts, ceiling, kept_by):
    heard = [(part.weight, *parts[part.slug]) for part in PARTS if parts[part.slug][1]]
    weight = sum(one for one, _of, _out in heard)
    whole = int(100 * sum(one * of / out for one, of, out in heard) / weight) if weight else 0
    if ceiling is None or whole < ceiling:
        return Score(whole, parts)
    return Score(ceiling, parts, ceiling, kept_by)


def note_scores(on):
    """Keep the scores of a day, one row each; doing it again renews them."""
    rows = [
        InspectionScore(company_id=key, day=on, score=one.score, parts=one.parts)
        for key, one in scores(on).items()
    ]
    InspectionScore.objects.filter(day=on).delete()
    return len(InspectionScore.objects.bulk_create(rows))


def _gravest():
    """{company, 0 for our own: Counter of severities} of what is open and not as required."""
    rows = Finding.objects.to_do().filter(state__in=GRAVE).order_by()
    found = {}
    for row in rows.values("company_id", "severity").annotate(n=Count("pk")):
        found.setdefault(row["company_id"] or 0, Counter())[row["severity"]] += row["n"]
    return found


def _by_company(rows, path, good):
    """{company: (of, out of)} of rows that are good, in one query; 0 stands for our own."""
    rows = rows.order_by().values(path)
    rows = rows.annotate(of=Count("pk", filter=good), out=Count("pk"))
    return {row[path] or 0: (row["of"], row["out"]) for row in rows}


def _duties(on):
    rows = Finding.objects.exclude(state__in=(State.DUE_SOON, State.LATE), closed_on=None)
    rows = rows.filter(Q(closed_on=None) | Q(closed_on__gt=on - YEAR))
    return _by_company(rows, "company_id", Q(closed_on__isnull=False))


def _registers(on):
    plans = TrainingPlan.objects.filter(
        trainee=OuterRef("pk"), starts_on__lte=on, ends_on__gte=on, ended_on=None
    )
    stays = ResidencePeriod.objects.filter(trainee=OuterRef("pk"), expires_on__gte=on)
    people = Trainee.objects.filter(Exists(plans)).annotate(stays=Exists(stays))
    full = Q(birth_date__isnull=False, entered_on__isnull=False, stays=True) & ~Q(nationality="")
    return _by_company(people, "company_id", full)


def _in_time(on):
    first = Entry.objects.order_by("pk").values_list("at", flat=True).first()
    since = max(on - YEAR, first.date()) if first else on
    total = Counter(), Counter()
    for model, field in ((Audit, "held_on"), (Visit, "visited_on")):
        days = dict(
            model.objects.filter(**{f"{field}__range": (since, on)}).values_list("pk", field)
        )
        companies = dict(model.objects.filter(pk__in=days).values_list("pk", "company_id"))
        stamps = Entry.objects.filter(
            table_name=model._meta.db_table, operation="insert", row_id__in=days
        )
        written = dict(stamps.order_by("-pk").values_list("row_id", "at"))
        for pk, day in days.items():
            total[1][companies[pk]] += 1
            at = written.get(pk)
            total[0][companies[pk]] += bool(at and at.date() - day <= WRITTEN_WITHIN)
    return {key: (total[0][key], out) for key, out in total[1].items()}


def _corrections(on):
    closed = CorrectionStep.objects.filter(correction=OuterRef("pk"), kind="closed")
    rows = Correction.objects.filter(found_on__range=(on - YEAR, on))
    rows = rows.annotate(is_closed=Exists(closed))
    return _by_company(rows, "company_id", Q(is_closed=True) | Q(due_on__gte=on))


def _papers(on):
    filed = FiledForm.objects.filter(about=Audit._meta.label, subject=OuterRef("pk"))
    rows = Audit.objects.filter(held_on__range=(on - YEAR, on)).annotate(is_filed=Exists(filed))
    return _by_company(rows, "company_id", Q(is_filed=True))


def _months(on):
    rows = MonthlyReport.objects.filter(due_on__range=(on - YEAR, on - timedelta(1)))
    return _by_company(rows, "company_id", Q(submitted_on__isnull=False))


COUNTS = {
    "duties": _duties, "registers": _registers, "in_time": _in_time,
    "corrections": _corrections, "papers": _papers, "months": _months,
}  # fmt: skip
