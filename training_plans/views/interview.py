"""An interview alone on a page, in the trainee's language: for interpreters, and to turn around."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from titp.accounts.middleware import KEEPS
from titp.accounts.permissions import allowed, may
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from training_plans.models import Purpose, SiteRecord
from training_plans.on_site.questions import UNCHECKED
from training_plans.on_site.sheet import sheet
from training_plans.views.on_site import HOLD, WRITE, kept, record_at

WAITING = "see interviews to hold"


@require_safe
@may(WAITING)
def site_interviews(request):
    """The interviews of records that are being written."""
    rows = SiteRecord.objects.unfinished().exclude(kind=Purpose.VISIT).select_related("company")
    context = {"records": [(row, parts_of(row)) for row in rows[:30]]}
    return render(request, "training_plans/on_site/interviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(HOLD)
@cache_control(no_store=True)
def site_interview(request, pk, slot):
    """One interview; a POST keeps what was written. Nothing else of the record is here."""
    record = record_at(pk)
    if record.finished_at or not parts_of(record, slot):
        raise Http404
    answers = ()
    if request.method == "POST":
        answers, refused = kept(record, request.POST, f"s{slot}-")
        if refused:
            return refused
        if not any(answer.conflict or answer.error for answer in answers):
            return redirect("site-interview", pk=pk, slot=slot)
        record = record_at(pk)
    part = parts_of(record, slot, answers)[0]
    context = {
        "record": record, "part": part, "is_draft": part.language in UNCHECKED,
        "back": record.get_absolute_url() if allowed(request, WRITE)
        else reverse("site-interviews"),
    }  # fmt: skip
    response = render(request, "training_plans/on_site/interview.html", context)
    if answers:
        is_conflict = any(answer.conflict for answer in answers)
        response.status_code = CONFLICT if is_conflict else UNPROCESSABLE
        setattr(response, KEEPS, True)
    return response


def parts_of(record, slot=None, answers=()):
    """The interviews of a record, or the one of this number in a list."""
    sections = {section.slug: section for section in sheet(record, answers)}
    parts = sections["interviews"].parts if "interviews" in sections else []
    return [part for part in parts if slot is None or part.slot == slot]
