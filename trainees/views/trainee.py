"""Trainees: the list, the first page of one, and its forms."""

from datetime import timedelta

import django_filters
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.history.views import history_page
from titp.pages.forms import form_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import Table, facts, plain, record_page
from titp.pages.templatetags.pages import days_left, due_tone
from titp.past.looking import today
from trainees.forms import TraineeForm
from trainees.models import LeaveGrant, LeaveTaken, Trainee
from trainees.models.reference import language_name

CHANGE = "change trainees"
PAPERS = "read papers"
STAGES = [(1, gettext_lazy("stage 1")), (2, gettext_lazy("stage 2")), (3, gettext_lazy("stage 3"))]


class TraineeFilter(ListFilter):
    company = django_filters.ModelChoiceFilter(
        label=gettext_lazy("host company"), queryset=lambda request: Company.objects.all()
    )
    # Only countries that somebody comes from: 250 of them would be the slowest part of the page.
    nationality = django_filters.ChoiceFilter(
        label=gettext_lazy("nationality"), choices=lambda: Trainee.objects.nationalities()
    )
    stage = django_filters.ChoiceFilter(label=gettext_lazy("stage"), choices=STAGES)
    here = YesOrNo(label=gettext_lazy("In Japan now"), method="in_japan")
    expires_within = django_filters.NumberFilter(
        label=gettext_lazy("Stay ends within (days)"), method="expiring", min_value=0
    )
    open = YesOrNo(label=gettext_lazy("Open duties"), method="with_duties")

    needs = {"stage": PAPERS, "here": PAPERS, "expires_within": PAPERS}

    def in_japan(self, rows, name, wanted):
        here = Trainee.objects.staying(localdate()).values("pk")
        return rows.filter(pk__in=here) if wanted else rows.exclude(pk__in=here)

    def expiring(self, rows, name, days):
        return rows.filter(residence_expires_on__lte=localdate() + timedelta(days=int(days)))

    def with_duties(self, rows, name, wanted):
        return rows.filter(open_findings__gt=0) if wanted else rows.filter(open_findings=0)


def due(day, done=False):
    """A day with how long there is until it, unless that no longer matters."""
    context = {"day": day, "on": None, "done": done}
    return render_to_string("components/due.html", context) if day else ""


TRAINEES = ListPage(
    slug="trainees",
    heading=gettext_lazy("Trainees"),
    columns=(
        Column(
            "name", gettext_lazy("name in roman letters"), lambda row: row.name_roman,
            lambda row: named(row, row, row.name_kana if row.name_roman else ""),
            order=("sort_key",),
        ),
        Column(
            "kana", gettext_lazy("name in katakana"), lambda row: row.name_kana, file_only=True
        ),
        Column(
            "native", gettext_lazy("name in the own script"), lambda row: row.name_native,
            file_only=True,
        ),
        plain("birth_date", gettext_lazy("date of birth"), order=("birth_date",), file_only=True),
        Column(
            "nationality", gettext_lazy("nationality"), lambda row: row.nationality_name,
            order=("nationality", "sort_key"), important=True,
        ),
        Column(
            "company", gettext_lazy("host company"), lambda row: row.company_name,
            lambda row: linked("company", row.company_id, row.company_name),
            order=("company_name", "sort_key"), important=True, may="read companies",
        ),
        Column(
            "stage", gettext_lazy("stage"), lambda row: row.stage,
            lambda row: dict(STAGES).get(row.stage, ""),
            order=("stage", "sort_key"), important=True, may=PAPERS,
            meaning=gettext_lazy("By the status of residence of the latest card"),
        ),
        plain("entered_on", gettext_lazy("landed on"), order=("entered_on",)),
        Column(
            "expires", gettext_lazy("Stay ends on"), lambda row: row.residence_expires_on,
            lambda row: due(row.residence_expires_on, done=row.gone_on),
            order=("residence_expires_on",), important=True, may=PAPERS,
            meaning=gettext_lazy("Last day of the latest period of stay"),
        ),
        Column("batch", gettext_lazy("batch"), lambda row: row.batch, order=("batch", "sort_key")),
        Column(
            "open", gettext_lazy("Open duties"), lambda row: row.open_findings,
            order=("open_findings",), numeric=True, important=True, may="read findings",
            meaning=gettext_lazy("Duties that are due soon, overdue or in doubt"),
        ),
    ),
    filter=TraineeFilter,
    sort="name",
    views=(
        SavedView(gettext_lazy("In Japan now"), "here=true", may=PAPERS),
        SavedView(
            gettext_lazy("Stay ends within 90 days"), "here=true&expires_within=90", may=PAPERS
        ),
        SavedView(gettext_lazy("With open duties"), "open=true", may="read findings"),
    ),
    create=("trainee-new", CHANGE, gettext_lazy("Add a trainee")),
    noun="trainee",
)  # fmt: skip


def listed(request):
    """Trainees with all that the list shows to this person."""
    rows = Trainee.objects.with_company_name()
    if allowed(request, "read findings"):
        rows = rows.with_open_findings()
    return rows.with_residence() if allowed(request, PAPERS) else rows


@may("read trainees")
def trainees(request):
    return TRAINEES.answer(request, listed(request))


@may("read trainees")
def company_trainees(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)
    rows = listed(request).filter(company=company).order_by("sort_key", "pk")
    people = Table(_("Trainees"), rows, TRAINEES.columns_inside("company"))
    return record_page(request, "company", company, change="change companies", tables=[people])


@may("read trainees")
def trainee(request, pk):
    row = get_object_or_404(listed(request), pk=pk)
    names = ["name_roman", "name_kana", "name_native", "sex", "birth_date"]
    more = ["batch", "entered_on"]
    if allowed(request, PAPERS):
        more += ["sending_organization", "address", "phone", "email", "note"]
    host = row.company_name
    if allowed(request, "read companies"):
        host = linked("company", row.company_id, host)
    told = [
        *facts(row, *names),
        (_("nationality"), row.nationality_name),
        (_("host company"), host),
        (_("mother tongue"), language_name(row.language)),
        *facts(row, *more),
    ]
    return record_page(
        request, "trainee", row, change=CHANGE, template="pages/record.html",
        facts=told, panels=panels_of(request, "trainee", row), badges=list(_badges(row)),
        **TRAINEES.beside(request, listed(request), row),
    )  # fmt: skip


def _badges(row):
    expires_on, gone_on = (getattr(row, name, None) for name in ("residence_expires_on", "gone_on"))
    if gone_on and gone_on <= today():
        text = (
            _("Left on %(day)s") % {"day": row.left_on} if row.left_on else _("Left; day unknown")
        )
        yield {"tone": "plain", "text": text, "icon": "flight"}
    elif expires_on and due_tone(expires_on) != "plain":
        text = _("Stay: %(left)s") % {"left": days_left(expires_on)}
        yield {"tone": due_tone(expires_on), "text": text, "icon": "clock"}


@may(CHANGE)
def trainee_new(request):
    form = TraineeForm.of(request, Trainee())
    if form.saved():
        return changed(request, form.instance, Trainee)
    return form_page(request, form, heading=_("Add a trainee"), back=reverse("trainees"))


@may(CHANGE)
def trainee_edit(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)
    form = TraineeForm.of(request, row)
    if form.saved():
        return changed(request, row, Trainee)
    return form_page(request, form, heading=str(row), back=row)


@may("read history")
def trainee_history(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)
    parts = (
        *row.passports.all(), *row.residence_periods.all(), *row.stay_applications.all(),
        *row.placements.all(), *row.leavings.all(), *row.employments.all(),
        *LeaveGrant.objects.filter(employment__trainee=row),
        *LeaveTaken.objects.filter(employment__trainee=row),
        *row.residence_notices.all(), *row.pension_claims.all(), *row.record_destructions.all(),
        *row.legal_holds.all(), *row.lodgers.all(), *row.wage_terms.all(),
    )  # fmt: skip
    return history_page(request, "trainee", row, *parts, change=CHANGE)
