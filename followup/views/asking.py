"""Asking returnees: who waits for what, mails, printed codes, and how many answer."""

import django_filters
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followup.campaign.funnel import CUTS, funnel
from followup.campaign.reaching import last_way, send_mails, to_contact, with_next_way, with_tries
from followup.campaign.sheet import MOST_CODES, code_sheet
from followup.models import Attempt, Invitation, Wave
from titp.accounts.permissions import allowed, may
from titp.documents.printing import PrintingUnavailable
from titp.notifications.lists import ticked, with_conditions
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked
from titp.pages.moments import moment
from titp.pages.records import Table
from trainees.models import Trainee
from trainees.models.reference import country_name

READ, ASK = "read returnee surveys", "ask returnees"


def waiting(rows):
    """Of some invitations those to contact now."""
    return rows.filter(pk__in=to_contact().values("pk"))


class InvitationFilter(ListFilter):
    wave = django_filters.ChoiceFilter(label=gettext_lazy("wave"), choices=Wave.choices)
    country = django_filters.ChoiceFilter(
        label=gettext_lazy("nationality"), field_name="trainee__nationality",
        choices=lambda: Trainee.objects.nationalities(),
    )  # fmt: skip
    contact = YesOrNo(label=gettext_lazy("To contact now"), method="of_contact")
    begun = YesOrNo(label=gettext_lazy("Begun"), field_name="opened_at", method="filled")
    answered = YesOrNo(
        label=pgettext_lazy("survey", "Answered"), field_name="completed_at", method="filled"
    )

    def search(self, rows, name, text):
        people = Trainee.objects.matching(text).values("pk")
        return rows.filter(trainee__in=people)

    def of_contact(self, rows, name, wanted):
        now = to_contact().values("pk")
        return rows.filter(pk__in=now) if wanted else rows.exclude(pk__in=now)

    def filled(self, rows, name, wanted):
        return rows.filter(**{f"{name}__isnull": not wanted})


def person(row):
    return row.trainee.name_roman or row.trainee.name_kana


SURVEYS = ListPage(
    slug="returnee-surveys",
    heading=gettext_lazy("Asking returnees"),
    columns=(
        Column(
            "name", pgettext_lazy("person", "name"), person,
            lambda row: linked("returnee-survey", row.pk, person(row)),
            order=("trainee__sort_key",),
        ),
        Column(
            "nationality", gettext_lazy("nationality"),
            lambda row: country_name(row.trainee.nationality), order=("trainee__nationality",),
        ),
        Column(
            "wave", gettext_lazy("wave"), lambda row: row.get_wave_display(), order=("wave",),
            important=True,
        ),
        Column(
            "state", gettext_lazy("state"), lambda row: row.state().label, important=True,
        ),
        Column(
            "asked", gettext_lazy("asked at"), lambda row: moment(row.asked_at),
            order=("asked_at",),
        ),
        Column(
            "tried", gettext_lazy("last try"), lambda row: moment(row.tried_at),
            lambda row: _("%(way)s, %(when)s") % {
                "way": Attempt.Way(row.tried_way).label, "when": moment(row.tried_at)
            } if row.tried_way else "–",
            order=("tried_at",),
        ),
        Column("tries", gettext_lazy("tries"), lambda row: row.tries_made, numeric=True),
        Column(
            "next", gettext_lazy("next way"),
            lambda row: Attempt.Way(row.next_way).label if row.next_way else "–",
            important=True, meaning=gettext_lazy("The person’s contact that was tried least"),
        ),
    ),
    filter=InvitationFilter,
    sort="-asked",
    views=(
        SavedView(gettext_lazy("To contact now"), "contact=true"),
        SavedView(gettext_lazy("Begun and not sent"), "begun=true&answered=false"),
        SavedView(pgettext_lazy("survey", "Answered"), "answered=true"),
    ),
    template="followup/asking/list.html",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
@cache_control(no_store=True)
def returnee_surveys(request):
    """Everybody who is or was asked, with what comes next."""
    rows = with_next_way(with_tries(Invitation.objects.select_related("trainee")))
    rows = rows.annotate(tried_way=last_way())
    acts = [
        {"url": with_conditions("returnee-survey-mails", request), "label": _("Send by mail"),
         "icon": "mail"},
        {"url": with_conditions("returnee-survey-sheet", request), "label": _("Print codes"),
         "icon": "print"},
    ]  # fmt: skip
    return SURVEYS.answer(
        request, rows, bulk_actions=acts if allowed(request, ASK) else [], whole=funnel(),
        empty_text=_("Nobody has been asked yet"),
        empty_why=_("Who agreed before leaving is asked 1, 6, 12, 24, 36 and 60 months later."),
    )  # fmt: skip


@require_POST
@may(ASK)
def returnee_survey_mails(request):
    """The ticked ones whose next way is e-mail are written to."""
    rows = ticked(request, SURVEYS, Invitation.objects.all())
    rows = waiting(rows)
    total = rows.count()
    count = send_mails(rows, request.user)
    messages.success(
        request,
        ngettext("%(count)d mail is on its way", "%(count)d mails are on their way", count)
        % {"count": count},
    )
    if left := total - count:
        messages.info(
            request,
            ngettext(
                "%(count)d person has no e-mail: please use the next way shown",
                "%(count)d people have no e-mail: please use the next way shown", left,
            ) % {"count": left},
        )  # fmt: skip
    return redirect(f"{reverse('returnee-surveys')}?contact=true")


@require_POST
@may(ASK)
@cache_control(no_store=True)
def returnee_survey_sheet(request):
    """The ticked ones' codes to scan, each with a line to hand over; written down as tries."""
    rows = ticked(request, SURVEYS, Invitation.objects.all())
    rows = list(rows.in_force().select_related("trainee", "organization")[: MOST_CODES + 1])
    if not rows or len(rows) > MOST_CODES:
        messages.error(
            request,
            _("Please tick up to %(most)d people whose link still opens.") % {"most": MOST_CODES},
        )
        return redirect("returnee-surveys")
    try:
        printed = code_sheet(rows)
    except PrintingUnavailable:
        messages.error(request, _("Papers cannot be made here: a program for it is missing."))
        return redirect("returnee-surveys")
    Attempt.objects.bulk_create(
        Attempt(invitation=row, way=Attempt.Way.SHEET, outcome=Attempt.Outcome.SENT,
                by=request.user)
        for row in rows
    )  # fmt: skip
    answer = HttpResponse(printed.content, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="codes.pdf"'
    return answer


GROUP = Column("name", gettext_lazy("group"), lambda row: row.name)
STEPS = (
    Column(
        "asked", pgettext_lazy("survey", "asked"), lambda row: row.asked, numeric=True,
        important=True,
    ),
    Column("reached", pgettext_lazy("survey", "reached"), lambda row: row.reached, numeric=True),
    Column("begun", pgettext_lazy("survey", "begun"), lambda row: row.begun, numeric=True),
    Column(
        "answered", pgettext_lazy("survey", "answered"), lambda row: row.answered, numeric=True,
        important=True,
    ),
    Column(
        "share", gettext_lazy("share that answered (95 % interval)"), lambda row: row.shown_share,
        important=True,
    ),
)  # fmt: skip
HEADINGS = {
    "wave": gettext_lazy("By wave"), "cohort": gettext_lazy("By year of return"),
    "country": gettext_lazy("By nationality"), "channel": gettext_lazy("By the last way tried"),
}  # fmt: skip


@require_safe
@may(READ)
def returnee_survey_funnel(request):
    """How many were asked, reached, began and answered."""
    tables = [
        Table(str(HEADINGS[cut]), funnel(cut), (GROUP, *STEPS), empty=_("Nobody was asked yet."))
        for cut in CUTS
    ]
    context = {
        "tables": [table.seen_by(request) for table in tables], "whole": funnel(),
    }  # fmt: skip
    return render(request, "followup/asking/funnel.html", context)
