"""One person's month on one screen, as a telephone shows it; and pictures of papers."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.permissions import may
from titp.pages.forms import UNPROCESSABLE
from titp.pages.refusals import in_words
from training_plans.filing.cells import copied
from training_plans.filing.grid import changed, grid, typed_in
from training_plans.filing.photos import NoPicture, attach, detach
from training_plans.models import DraftLine, ReportPhoto
from training_plans.month_columns import COLUMNS
from training_plans.views.month_filing import (
    FILE,
    LABELS,
    filing_page,
    keeping,
    kept,
    languages_of,
    report_at,
    step_of,
)
from training_plans.views.picture import picture_page


@require_http_methods(["GET", "HEAD", "POST"])
@may(FILE)
@cache_control(no_store=True)
def month_person(request, pk, trainee):
    """One person: a POST keeps what was typed, or takes over last month, and shows the next one."""
    report = report_at(pk)
    people = list(DraftLine.objects.filter(report=report).values_list("trainee_id", "name"))
    place = next((at for at, (key, _name) in enumerate(people) if key == trainee), None)
    if place is None:
        raise Http404
    answers = ()
    if request.method == "POST":
        answers, refused = kept(report, changed(typed_in(request.POST)))
        if refused:
            return refused
        if request.POST.get("same"):
            with transaction.atomic():
                copied(report, [trainee])
        if not any(answer.conflict or answer.error for answer in answers):
            return redirect(_behind(report, people, place))
    shown = grid(report, [*COLUMNS.values()], languages_of(request), answers)
    context = {
        "report": report, "row": next(row for row in shown.rows if row.trainee_id == trainee),
        "groups": _in_groups(shown, trainee), "number": place + 1, "people": len(people),
        "before": people[place - 1][0] if place else None,
        "second": request.session.get(LABELS, ""), "may_type": report.is_open,
    }  # fmt: skip
    status = UNPROCESSABLE if answers else 200
    return keeping(render(request, "training_plans/filing/person.html", context, status=status))


def _behind(report, people, place):
    if place + 1 < len(people):
        return reverse("month-person", args=[report.pk, people[place + 1][0]])
    return f"{reverse('month-filing', args=[report.pk])}?step=check"


def _in_groups(shown, trainee):
    """[(words of the group, [(heading, box)])] of one person."""
    row = next(row for row in shown.rows if row.trainee_id == trainee)
    pairs = iter(zip(shown.headings, row.boxes, strict=True))
    return [(words, [next(pairs) for _ in range(span)]) for words, span in shown.groups]


@require_POST
@may(FILE)
def month_photos(request, pk):
    """Attach a picture of a paper."""
    report = report_at(pk)
    try:
        with transaction.atomic():
            attach(report, request.FILES.get("photo"), request.user)
    except NoPicture as wrong:
        messages.error(request, str(wrong))
        return filing_page(request, report, step_of("check"), refused=True)
    except IntegrityError as refusal:
        messages.error(request, in_words(refusal))
        return filing_page(request, report, step_of("check"), refused=True)
    messages.success(request, _("The picture is attached."))
    return redirect(f"{reverse('month-filing', args=[pk])}?step=check#photos")


@require_safe
@may(FILE)
@cache_control(no_store=True)
def report_photo(request, pk):
    """A picture that goes with a report."""
    photo = get_object_or_404(ReportPhoto.objects, pk=pk)
    return picture_page(photo)


@require_POST
@may(FILE)
def report_photo_removal(request, pk):
    photo = get_object_or_404(ReportPhoto.objects.select_related("report"), pk=pk)
    try:
        detach(photo)
    except IntegrityError as refusal:
        messages.error(request, in_words(refusal))
    return redirect(f"{reverse('month-filing', args=[photo.report_id])}?step=check#photos")
