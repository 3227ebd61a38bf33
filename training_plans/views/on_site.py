"""What is written on site: opening a record, its sheet, finishing it, and taking it away."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from companies.models import Company
from titp.accounts.middleware import KEEPS
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed as told
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from titp.pages.moments import moment
from titp.pages.records import removal_page, removed
from training_plans.models import Correction, Errand, Purpose, SiteRecord
from training_plans.on_site.cells import Finished, NotAsked, changed, keep, typed_in
from training_plans.on_site.finishing import finish
from training_plans.on_site.opening import open_record
from training_plans.on_site.paper import record_pdf
from training_plans.on_site.sheet import boxes_of, sheet

READ, WRITE = "read audits", "change audits"
HOLD = "hold interviews"


@require_POST
@may(WRITE)
def site_record_new(request, pk):
    """Begin to write, at a company, without anything planned."""
    company = get_object_or_404(Company.objects, pk=pk)
    kind = request.POST.get("kind", Purpose.AUDIT)
    if kind not in Purpose.values:
        return HttpResponseBadRequest()
    return redirect(open_record(company, kind, request.user))


@require_POST
@may(WRITE)
def errand_record(request, pk):
    """Begin to write what was planned; where a record was begun, that one."""
    errand = get_object_or_404(Errand.objects.select_related("company"), pk=pk)
    known = SiteRecord.objects.filter(errand=errand).first()
    return redirect(known or open_record(errand.company, errand.kind, request.user, errand))


@require_http_methods(["GET", "HEAD", "POST"])
@may(READ)
@cache_control(no_store=True)
def site_record(request, pk):
    """The sheet; a POST keeps what was typed. Finished, it is only read."""
    record = record_at(pk)
    answers = ()
    if request.method == "POST" and allowed(request, WRITE):
        answers, refused = kept(record, request.POST)
        if refused:
            return refused
        if not any(answer.conflict or answer.error for answer in answers):
            messages.success(request, _("Saved."))
            return redirect(record)
        record = record_at(pk)
    return sheet_page(request, record, answers)


def sheet_page(request, record, answers=(), errors=None):
    sections = sheet(record, answers, errors)
    boxes = boxes_of(sections)
    writes = not record.finished_at and allowed(request, WRITE)
    context = {
        "record": record, "sections": sections, "writes": writes,
        "pictures": record.pictures.order_by("kind", "pk"),
        "written": _written(record),
        "problems": [(boxes[name], error) for name, error in (errors or {}).items()],
        "open_corrections": Correction.objects.with_state()
        .filter(company=record.company_id).unsettled().order_by("due_on"),
    }  # fmt: skip
    response = render(request, "training_plans/on_site/sheet.html", context)
    if errors or any(answer.error for answer in answers):
        response.status_code = UNPROCESSABLE
    if any(answer.conflict for answer in answers):
        response.status_code = CONFLICT
    setattr(response, KEEPS, True)
    return response


def _written(record):
    """When the first and the last box was written, by the clock of the device; () for none."""
    when = sorted(parse_datetime(at) for _user, _came, at in record.touched.values())
    return (moment(when[0]), moment(when[-1])) if when else ()


@require_POST
@may(WRITE)
def site_record_finish(request, pk):
    """Make the audit or visit of it, with what this page has typed."""
    record = record_at(pk)
    answers, refused = kept(record, request.POST)
    if refused:
        return refused
    if any(answer.conflict for answer in answers):
        return sheet_page(request, record_at(pk), answers)
    try:
        errors, written = finish(record, request.user)
    except Finished:
        return too_late(request, record)
    record = record_at(pk)
    if errors:
        return sheet_page(request, record, answers, errors)
    said = _("The record is finished; the audit is on record.")
    if not record.is_audit:
        said = _("The record is finished; the visit is on record.")
    return told(request, record, *written, said=said)


@require_safe
@may(READ)
@cache_control(no_store=True)
def site_record_paper(request, pk):
    """The record as PDF, as it stands now; made anew each time and kept nowhere."""
    record = record_at(pk)
    organization = request.membership.organization
    try:
        made = record_pdf(record, organization, get_language(), localdate())
    except PrintingUnavailable:
        messages.error(request, _("This machine cannot make PDFs."))
    except PaperTooLong:
        messages.error(request, _("These are too many pages to be made while you wait."))
    else:
        headers = {"Content-Disposition": f'inline; filename="record-{record.pk}.pdf"'}
        return HttpResponse(made.content, content_type="application/pdf", headers=headers)
    return redirect(record)


@require_http_methods(["GET", "HEAD", "POST"])
@may(WRITE)
def site_record_removal(request, pk):
    """A record that was begun by mistake; what is finished stays."""
    record = get_object_or_404(SiteRecord.objects.unfinished(), pk=pk)
    back = reverse("company-audits", args=[record.company_id])
    if removed(request, record):
        return redirect(back)
    return removal_page(request, record)


def record_at(pk):
    """The record with the names of its people, or 404."""
    rows = SiteRecord.objects.with_people().select_related("company", "audit", "visit")
    return get_object_or_404(rows, pk=pk)


def kept(record, data, only=""):
    """(answers, None), or ((), the response that says why nothing could be kept).

    `only`: how the names of the boxes begin that may be written here.
    """
    boxes = boxes_of(sheet(record))
    boxes = {name: box for name, box in boxes.items() if name.startswith(only)}
    try:
        return keep(record.pk, boxes, changed(typed_in(data, boxes))), None
    except NotAsked:
        return (), HttpResponseBadRequest(_("This record has no such box."))
    except Finished:
        return (), HttpResponseBadRequest(_("This record was finished meanwhile."))


def too_late(request, record):
    messages.error(request, _("This record was finished meanwhile."))
    return redirect(record)
