"""The planner for the passage to Employment for Skill Development: of all trainees, and of one."""

from dataclasses import dataclass
from datetime import date

import django_filters
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import may
from titp.compliance.official_days import known_days
from titp.compliance.rule import Certainty
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.records import Table, facts, plain, record_page
from titp.past.looking import today
from trainees.models import Trainee
from training_plans.models import Outlook, TrainingPlan
from training_plans.models.outlook import Missing, Regime, Waiver, Way
from training_plans.outlook import outlook_on

READ = "read papers"
TONES = {Way.OPEN: "ok", Way.CLOSED: "warn", Way.UNKNOWN: "warn", Way.DONE: "plain"}


def badge(tone, text):
    return render_to_string("components/badge.html", {"tone": tone, "text": text})


class OutlookFilter(ListFilter):
    stage = django_filters.ChoiceFilter(
        label=gettext_lazy("stage"), choices=TrainingPlan.Stage.choices
    )
    regime = django_filters.ChoiceFilter(
        label=gettext_lazy("under which law training ends"), choices=Regime.choices
    )
    stage_3 = django_filters.ChoiceFilter(label=gettext_lazy("stage 3"), choices=Way.choices)
    skilled_worker = django_filters.ChoiceFilter(
        label=gettext_lazy("Specified Skilled Worker without a test"), choices=Waiver.choices
    )
    gap = django_filters.ChoiceFilter(
        label=gettext_lazy("what is missing"), field_name="gaps", lookup_expr="contains",
        choices=Missing.choices, method="lacking",
    )  # fmt: skip
    to_file = YesOrNo(label=gettext_lazy("The next plan is to be filed"), method="unfiled")

    def lacking(self, rows, name, code):
        return rows.filter(gaps__contains=[code])

    def unfiled(self, rows, name, wanted):
        waiting = {"file_by__isnull": False, "filed_on": None, "file_from__lte": today()}
        return rows.filter(**waiting) if wanted else rows.exclude(**waiting)


def way(name):
    """A column with a mark: open, not open, or not to be told."""
    label = Outlook._meta.get_field(name).verbose_name
    return Column(
        name, label, lambda row: getattr(row, f"get_{name}_display")(),
        lambda row: badge(TONES[Way(getattr(row, name))], getattr(row, f"get_{name}_display")()),
        order=(name, "sort_key"), important=True,
    )  # fmt: skip


def day(name, **more):
    return plain(name, Outlook._meta.get_field(name).verbose_name, order=(name,), **more)


def word(name, **more):
    label = Outlook._meta.get_field(name).verbose_name
    return Column(name, label, lambda row: getattr(row, f"get_{name}_display")(), **more)


def words(name):
    return Column(
        name, Outlook._meta.get_field(name).verbose_name,
        lambda row: _(", ").join(row.said(name)), important=True,
    )  # fmt: skip


OUTLOOKS = ListPage(
    slug="outlooks",
    heading=gettext_lazy("Passage to Employment for Skill Development"),
    columns=(
        Column(
            "trainee", gettext_lazy("trainee"), lambda row: row.trainee_name,
            lambda row: named(row, row.trainee_name), order=("sort_key",),
        ),
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company_name,
            lambda row: linked("company", row.company_id, row.company_name),
            order=("company_name", "sort_key"), important=True,
        ),
        word("stage", order=("stage", "sort_key")),
        day("ends_on", important=True),
        way("stage_3"),
        words("why_not"),
        day("file_by", important=True),
        words("gaps"),
        word("regime", order=("regime", "finishes_on")),
        word("next_stage", order=("next_stage", "sort_key")),
        day("next_starts_on"),
        day("filed_on"),
        day("stay_ends_on"),
        word("exam", order=("exam", "sort_key")),
        word("skilled_worker", order=("skilled_worker", "sort_key")),
        day("finishes_on"),
    ),
    filter=OutlookFilter,
    sort="ends_on",
    views=(
        SavedView(gettext_lazy("Stage 3 is open"), "stage_3=open"),
        SavedView(gettext_lazy("Stage 3 is not open"), "stage_3=closed"),
        SavedView(gettext_lazy("Cannot be told yet"), "stage_3=unknown"),
        SavedView(gettext_lazy("The next plan is to be filed"), "to_file=true"),
        SavedView(gettext_lazy("Not possible under the old law"), "regime=not_possible"),
    ),
    noun="trainee-outlook",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One way that may be open to a person, with its days and where that is written."""

    pk: int
    name: str
    state: Way
    why: str
    since: date | None
    until: date | None
    source: str
    certainty: Certainty


STEPS = (
    Column("name", gettext_lazy("next step"), lambda row: row.name),
    Column(
        "state", gettext_lazy("state"), lambda row: row.state.label,
        lambda row: badge(TONES[row.state], row.state.label), important=True,
    ),
    Column("why", gettext_lazy("why"), lambda row: row.why, important=True),
    Column("since", gettext_lazy("from"), lambda row: row.since),
    Column("until", gettext_lazy("by"), lambda row: row.until, important=True),
    Column("source", gettext_lazy("source"), lambda row: row.source),
    Column(
        "certainty", gettext_lazy("certainty"), lambda row: row.certainty.label,
        lambda row: badge(
            "warn" if row.certainty == Certainty.UNCERTAIN else "plain", row.certainty.label
        ),
    ),
)  # fmt: skip


def steps(row, days):
    """What may follow for one person; `days` are the official dates by their key."""
    cut, filing, landing = (
        days[key] for key in ("stage_2_permission_cut", "last_stage_1_filing",
                              "last_stage_1_landing")
    )  # fmt: skip
    why = _(", ").join([*row.said("why_not"), *row.said("gaps")])
    if row.stage == TrainingPlan.Stage.ONE:
        first = row.stage_2 != Way.CLOSED
        if not row.has_begun:
            state = Way.OPEN if first else Way.CLOSED
            yield Step(1, _("File the plan of stage 1"), state, "" if first else why,
                       row.file_from, row.file_by, filing.source, filing.certainty)  # fmt: skip
            yield Step(2, _("Land in Japan"), state, "", None, row.land_by, landing.source,
                       landing.certainty)  # fmt: skip
        note = _("At the same host, under the same conditions, after the test.") if first else why
        until = row.file_by if row.has_begun else None
        since = row.file_from if row.has_begun else None
        yield Step(3, _("File the plan of stage 2"), Way(row.stage_2), note, since, until,
                   filing.source, Certainty.SEEN)  # fmt: skip
    if row.stage_3 != Way.DONE:
        of_two = row.stage == TrainingPlan.Stage.TWO and row.has_begun
        yield Step(4, _("File the plan of stage 3"), Way(row.stage_3), why,
                   row.file_from if of_two and row.stage_3 != Way.CLOSED else None,
                   row.file_by if of_two and row.stage_3 != Way.CLOSED else None,
                   cut.source, cut.certainty)  # fmt: skip
    waived = Way.OPEN if row.skilled_worker == Waiver.OPEN else Way.UNKNOWN
    yield Step(5, _("Change to Specified Skilled Worker without a test"), waived,
               row.get_skilled_worker_display(), row.done_well_on,
               row.stay_ends_on if waived == Way.OPEN else None,
               _("Practice: two years and ten months of stages 1 and 2, and grade 3 passed, in the"
                 " same field"), Certainty.KNOWN)  # fmt: skip
    yield Step(6, _("Employment for Skill Development"), Way.UNKNOWN,
               _("Limited for people who were trainees"), days["reform_in_force"].day, None,
               days["reform_in_force"].source, Certainty.UNCERTAIN)  # fmt: skip
    yield Step(7, _("Return home"), Way.OPEN,
               _("Who has left Japan cannot enter again as a trainee"), None, row.stay_ends_on,
               days["last_stage_1_landing"].source, Certainty.SEEN)  # fmt: skip


@may(READ)
def outlooks(request):
    return OUTLOOKS.answer(request, outlook_on(today()))


@may(READ)
def trainee_outlook(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    on = today()
    rows = outlook_on(on)
    row = rows.filter(pk=pk).first()
    days = known_days(on)
    told, tables = [], []
    if row:
        told = facts(
            row, "stage", "starts_on", "ends_on", "regime", "next_stage", "next_starts_on",
            "change_from", "stay_ends_on", "exam", "permitted_on", "stage_3_on", "finishes_on",
        )  # fmt: skip
        told.append((_("what is missing"), _(", ").join(row.said("gaps"))))
        tables = [Table(_("What may follow"), steps(row, days), STEPS)]
    return record_page(
        request, "trainee", person, change="change trainees",
        template="training_plans/successor/trainee.html", facts=told, tables=tables,
        **(OUTLOOKS.beside(request, rows, row) if row else {}),
    )  # fmt: skip
