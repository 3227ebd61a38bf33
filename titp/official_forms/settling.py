"""One click from a duty to the papers that settle it: about whom, and of which days."""

from dataclasses import dataclass
from datetime import date

from django.urls import get_script_prefix, resolve, reverse
from django.utils.timezone import localdate

from titp.japanese.months import fy
from titp.official_forms.form import FORMS, ORGANIZATION, Edition, label_of
from titp.official_forms.periods import FIRST_YEAR, LAST_YEAR, MONTH
from titp.tenancy.context import current

# Of several papers about what belongs to the subject, such as changes of a plan, the newest.
MOST = 3


@dataclass(frozen=True)
class Way:
    """To a paper; or, where what it is about is not recorded yet, to where that is done.

    `whom`: about what of the duty's subject it is, where there may be several.
    """

    form: Edition
    url: str
    whom: str = ""
    recorded: bool = True


def noun_of(subject):
    """The noun of what a rule is about, as forms name it: `training-plan`."""
    return subject.kind.replace("_", "-")


def ways_to_papers(finding, rule, may):
    """The papers that a duty asks for, of those that this person `may(words)` have.

    First those about what is still to be handed in. Where nothing is, the page where that is
    recorded; behind it what is done and yet is what the duty speaks of.
    """
    return [
        way
        for form in FORMS.in_force(localdate())
        if rule.id in form.settles and may(form.may)
        for way in _ways(form, finding, rule, may)
    ]


def _ways(form, finding, rule, may):
    if form.about == ORGANIZATION:
        return [Way(form, _address(form, current().organization_id, finding))]
    path = "" if form.about == rule.about.model else form.under.get(noun_of(rule.about))
    if path is None:
        return []
    rows = form.subjects().filter(**{path or "pk": finding.subject_id}).distinct()
    rows = list(_of_duty(rows, finding)[:MOST] if path else rows)
    found = [
        Way(form, _address(form, getattr(row, form.named_by), finding), label_of(row) * bool(path))
        for row in rows
    ]
    is_open = any(getattr(row, "is_open", True) for row in rows)
    return found if is_open else [*_begun(form, path, finding, may), *found]


def _of_duty(rows, finding):
    """Of what belongs to the duty's subject, what the duty speaks of; the newest first.

    A noun of which a subject has many in the course of time says itself which these are:
    `of_duty(evidence, due_on)` of its queryset, each with `is_open`, whether it is to be handed in.
    """
    if not hasattr(rows, "of_duty"):
        return rows.order_by("-pk")
    return rows.of_duty(finding.evidence, finding.due_on).order_by("-is_open", "-pk")


def _begun(form, path, finding, may):
    """To the page where a row is added, such as a difficulty of the plan that it is about."""
    if not path or not form.begins_at or not _can_begin(form):
        return
    owner, first, rest = None, *path.partition("__")[::2]
    if form.begins_with:
        told = {name: finding.evidence.get(value) for name, value in form.begins_where.items()}
        owners = form.model._meta.get_field(first).related_model.objects
        owners = owners.filter(**{rest or "pk": finding.subject_id}).order_by("-pk")
        owner = owners.filter(**told).first() if all(told.values()) else owners.first()
        if owner is None:
            return
    url = reverse(form.begins_at, args=[owner.pk] if owner else [])
    if may(resolve(f"/{url.removeprefix(get_script_prefix())}").func.may):
        yield Way(form, url, str(owner or ""), recorded=False)


def _can_begin(form):
    """Whether the rows exist that one of this form needs, such as an auditor who looks."""
    return all(
        form.model._meta.get_field(name.partition("__")[0])
        .related_model.objects.filter(**{name.partition("__")[2]: value})
        .exists()
        for name, value in form.only.items()
        if "__" in name
    )


def _address(form, key, finding):
    address, period = reverse("official-form", args=[form.slug, key]), _period(form, finding)
    return f"{address}?period={period}" if period else address


def _period(form, finding):
    """The month or year of the day that the form reads in the evidence, else of the due day."""
    day = _day(finding.evidence.get(form.dated_by)) or finding.due_on if form.period else None
    if day is None or not FIRST_YEAR <= fy(day) <= LAST_YEAR:
        return ""
    return f"{day:%Y-%m}" if form.period == MONTH else str(fy(day))


def _day(text):
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
