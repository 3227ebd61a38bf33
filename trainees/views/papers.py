"""A trainee's papers: passports, periods of stay, applications; and how a number is shown."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from titp.accounts.permissions import allowed, may
from titp.accounts.reauthentication import proven
from titp.history.models import Reading
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain, record_page
from trainees.models import Passport, ResidenceNotice, ResidencePeriod, StayApplication, Trainee
from trainees.views.trainee import CHANGE, PAPERS, due

SHOW = "show passport and card numbers"
SECONDS_SHOWN = 60


def _numbered(request, url_name):
    """A column in which numbers are masked; those who may, can have one shown."""
    label = _("number")

    def shown(row):
        if not row.number or not allowed(request, SHOW):
            return row.masked
        context = {"masked": row.masked, "label": label, "url": reverse(url_name, args=[row.pk])}
        return render_to_string("components/sensitive.html", context, request)

    return Column("number", label, lambda row: row.masked, shown, important=True)


PASSPORTS = (
    plain("issued_on", gettext_lazy("issued on")),
    Column(
        "expires", gettext_lazy("expires on"), lambda row: row.expires_on,
        lambda row: due(row.expires_on, done=row.is_followed), important=True,
    ),
    changeable("passport", CHANGE),
)  # fmt: skip
PERIODS = (
    plain("starts_on", gettext_lazy("permitted on")),
    Column(
        "expires", gettext_lazy("expires on"), lambda row: row.expires_on,
        lambda row: due(row.expires_on, done=row.is_followed), important=True,
    ),
    changeable("residence-period", CHANGE),
)  # fmt: skip
STATUS = Column(
    "status", gettext_lazy("status of residence"), lambda row: row.status or row.status_id
)
APPLICATIONS = (
    plain("kind", gettext_lazy("kind")),
    plain("submitted_on", pgettext_lazy("application", "submitted on"), important=True),
    plain("decided_on", gettext_lazy("decided on")),
    plain("outcome", gettext_lazy("outcome"), important=True),
    changeable("stay-application", CHANGE),
)
NOTICES = (
    plain("kind", gettext_lazy("what happened")),
    plain("happened_on", gettext_lazy("happened on"), important=True),
    plain("notified_on", gettext_lazy("notified on"), important=True),
    changeable("residence-notice", CHANGE),
)


def _with_followed(model, trainee):
    """A person's papers, each with `is_followed`: a later one is there, its end is no due day."""
    mine = model.objects.filter(trainee=trainee)
    return mine.annotate(is_followed=Exists(mine.filter(expires_on__gt=OuterRef("expires_on"))))


@may(PAPERS)
def trainee_papers(request, pk):
    row = get_object_or_404(Trainee.objects, pk=pk)

    def add(url_name):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    periods = _with_followed(ResidencePeriod, row).select_related("status")
    passports = _with_followed(Passport, row)
    applications = StayApplication.objects.filter(trainee=row)
    card_number = _numbered(request, "residence-period-number")
    passport_number = _numbered(request, "passport-number")
    return record_page(
        request, "trainee", row, change=CHANGE,
        tables=[
            Table(
                _("Periods of stay"), periods, (STATUS, card_number, *PERIODS),
                add("residence-period-new"),
            ),
            Table(
                _("Passports"), passports, (passport_number, *PASSPORTS), add("passport-new"),
                note=_("Neither host nor organization keeps the passport itself."),
            ),
            Table(
                _("Applications for stay"), applications, APPLICATIONS,
                add("stay-application-new"),
            ),
            Table(
                _("Notices within 14 days"), ResidenceNotice.objects.filter(trainee=row), NOTICES,
                add("residence-notice-new"),
                note=_("The person notifies; the office helps, and never without consent."),
            ),
        ],
    )  # fmt: skip


def _shown(request, paper):
    """The number of a paper, for a minute; that it was shown is recorded first."""
    Reading.record(paper, request.user)
    context = {
        "masked": paper.masked,
        "value": paper.number,
        "label": _("number"),
        "url": request.path,
        "object": paper.trainee,
        "back_url": paper.get_absolute_url(),
    }
    if request.htmx:
        response = render(request, "components/sensitive.html", context)
    else:
        response = render(request, "trainees/number.html", context)
        response["Refresh"] = f"{SECONDS_SHOWN}; url={paper.get_absolute_url()}"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@may(SHOW)
@proven
def passport_number(request, pk):
    return _shown(request, get_object_or_404(Passport.objects, pk=pk))


@require_POST
@may(SHOW)
@proven
def residence_period_number(request, pk):
    return _shown(request, get_object_or_404(ResidencePeriod.objects, pk=pk))
