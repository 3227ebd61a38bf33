"""One click from a duty to the papers that settle it: about whom, and of which days."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
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
    """The papers that a duty asks for, of those that this person `may(words)` have."""
    return [
        way
        for form in FORMS.in_force(localdate())
        if rule.id in form.settles and may(form.may)
        for way in _ways(form, finding, rule)
    ]


def _ways(form, finding, rule):
    if form.about == ORGANIZATION:
        return [Way(form, _address(form, current().organization_id, finding))]
    path = "" if form.about == rule.about.model else form.under.get(noun_of(rule.about))
    if path is None:
        return []
    rows = form.subjects().filter(**{path or "pk": finding.subject_id}).distinct().order_by("-pk")
    found = [
        Way(form, _address(form, getattr(row, form.named_by), finding), label_of(row) * bool(path))
        for row in rows[:MOST]
    ]
    return found or list(_begun(form, path, finding))


def _begun(form, path, finding):
    """To the page where the first row is added, such as a difficulty of the person's last plan."""
    if not path or not form.begins_at:
        return
    first, _, rest = path.partition("__")
    owners = form.model._meta.get_field(first).related_model.objects
    owner = owners.filter(**{rest or "pk": finding.subject_id}).order_by("-pk").first()
    if owner is not None:
        yield Way(form, reverse(form.begins_at, args=[owner.pk]), str(owner), recorded=False)


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
