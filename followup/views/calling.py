"""Lists of people to call, lent to sending organizations by a link."""

from functools import wraps
from itertools import chain

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followup.asking_forms import CallForm, CallingListForm
from followup.campaign.calling_words import calling_words, language_of
from followup.campaign.lending import list_address, list_behind, numbers_of, people_on
from followup.campaign.reaching import note_try
from followup.models import Anchor, Attempt, CallingList
from followup.survey.links import address, may_go_on
from followup.survey.tongues import LANGUAGES, REVIEWED
from followup.views.asking import ASK, READ
from followup.views.survey import closed
from titp.accounts.permissions import allowed, may
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.pages.lists import Column, linked
from titp.pages.moments import moment
from titp.pages.public import without_account
from titp.pages.records import Table, plain
from titp.tenancy.context import JOBS, use

TOO_MANY = 429
_SHOWN = ("organization", "sending_organization")
LISTS = (
    Column(
        "to", gettext_lazy("sending organization"), lambda row: row.sending_organization,
        lambda row: linked("calling-list", row.pk, row.sending_organization),
    ),
    plain("until", gettext_lazy("until"), important=True),
    Column("opened", gettext_lazy("last opened at"), lambda row: moment(row.opened_at) or "–"),
    Column(
        "state", gettext_lazy("state"),
        lambda row: pgettext("list", "lent") if row.is_open else pgettext("list", "ended"),
        important=True,
    ),
)  # fmt: skip


@require_safe
@may(READ)
def calling_lists(request):
    """To whom lists were lent, until when, and whether somebody looked."""
    rows = CallingList.objects.select_related("sending_organization")
    table = Table(_("Calling lists"), rows, LISTS, empty=_("No list was lent yet."))
    context = {"tables": [table.seen_by(request)], "may_lend": allowed(request, ASK)}
    return render(request, "followup/asking/lists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(ASK)
def calling_list_new(request):
    form = CallingListForm.of(request, CallingList())
    if form.is_bound and form.is_valid():
        form.instance.issue(request.user)
        return redirect("calling-list", pk=form.instance.pk)
    return form_page(
        request, form, heading=_("Lend a calling list"), back=request.path.removesuffix("new/")
    )


@require_safe
@may(ASK)
@cache_control(no_store=True)
def calling_list(request, pk):
    """The link to hand over, and how many people stand on the list now."""
    rows = CallingList.objects.select_related("sending_organization")
    row = get_object_or_404(rows, pk=pk)
    context = {"object": row, "count": people_on(row).count()}
    if row.is_open:
        context["address"] = list_address(row)
    return render(request, "followup/asking/list_lent.html", context)


@require_POST
@may(ASK)
def calling_list_revocation(request, pk):
    row = get_object_or_404(CallingList.objects.in_force(), pk=pk)
    row.revoke()
    messages.success(request, _("The link is revoked."))
    return redirect("calling-list", pk=pk)


def lent(view):
    """A page behind a list's link; everything else is the page of any link that opens nothing."""

    @without_account
    @wraps(view)
    def door(request, token):
        if not may_go_on(request):
            return closed(request, TOO_MANY)
        found = list_behind(token)
        if found is None:
            return closed(request)
        with use(found[0], JOBS):
            return view(request, CallingList.objects.select_related(*_SHOWN).get(pk=found[1]))

    return door


@require_http_methods(["GET", "HEAD", "POST"])
@lent
def calling(request, row):
    """Whom to call, with their link to send on, and what came of each call."""
    people = list(people_on(row).select_related("organization")[:500])
    numbers = numbers_of(people)
    form = CallForm(request.POST if request.method == "POST" else None)
    asked, status = _asked_language(request), 200
    if form.is_bound:
        if form.is_valid() and _noted(row, people, numbers, form.cleaned_data):
            return redirect(f"{request.path}?language={asked}" if asked else request.path)
        status = UNPROCESSABLE
    else:
        CallingList.objects.filter(pk=row.pk).update(opened_at=timezone.now())
    language = asked or language_of(row)
    said = calling_words(language)
    shown = [
        {"survey": one, "numbers": numbers.get(one.trainee_id, []), "address": address(one)}
        for one in people
    ]
    for number in chain.from_iterable(numbers.values()):
        number.in_words = said.get(getattr(number, "relation", "") or number.kind, str(number))
    context = {
        "people": shown, "words": said, "language": language, "languages": LANGUAGES,
        "is_draft": language not in REVIEWED, "refused": status != 200,
        "lead": said["lead"].format(organization=row.organization),
        "until": said["until"].format(day=row.until.isoformat()),
        "outcomes": [(value, said[value]) for value in Attempt.Outcome.values],
    }  # fmt: skip
    return render(request, "followup/asking/calling.html", context, status=status)


def _asked_language(request):
    asked = request.POST.get("language") or request.GET.get("language") or ""
    return asked if asked in LANGUAGES else ""


def _noted(row, people, numbers, said):
    """Whether a call could be written down: of somebody on the list, by a number of theirs."""
    survey = next((one for one in people if one.pk == said["survey"]), None)
    dialled = numbers.get(survey.trainee_id, []) if survey else []
    for number in dialled:
        if number.in_list == said["contact"]:
            if isinstance(number, Anchor):
                note_try(survey, Attempt.Way.ANCHOR, said["outcome"], calling_list=row)
            else:
                note_try(survey, number.kind, said["outcome"], channel=number, calling_list=row)
            return True
    return False
