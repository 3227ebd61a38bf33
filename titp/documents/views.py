"""Doors to papers: look at one, print it, keep it, and fetch what was kept."""

import re

from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.permissions import allowed, may
from titp.documents.models import Document, Order
from titp.documents.monthly import days_to_ask_for, of_month
from titp.documents.papers import ON_SCREEN, printed, unprintable, written
from titp.documents.printing import Limits, PaperTooLong, PrintingUnavailable
from titp.documents.report import REPORTS
from titp.documents.storage import NoSuchFile
from titp.documents.tasks import fill_order
from titp.pages.dates import certain_day
from titp.pages.forms import UNPROCESSABLE
from titp.past.asking import Asking, LookForm
from titp.tenancy.context import current

# What may be made while somebody waits; more belongs into a job.
WHILE_WAITING = Limits(pages=12, letters=500_000, seconds=10)
MOST_WHILE_WAITING, MOST_IN_AN_ORDER = 3, 200
LANGUAGES = ("ja", "en")
PER_PAGE, ORDERS_SHOWN = 50, 3
KEY = re.compile(r"[0-9]{1,18}")


@require_safe
@may("read documents")
@cache_control(no_store=True)
def documents(request):
    """All papers that were kept, the newest first; `?report=` narrows to one kind."""
    kept = Document.objects.newest_first().with_maker()
    kind = request.GET.get("report", "")
    if kind:
        kept = kept.filter(report=kind)
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "documents/document/list.html",
        {
            "page": page,
            "reports": REPORTS.values(),
            "kind": kind,
            "orders": Order.objects.of_person(request.user).newest_first()[:ORDERS_SHOWN],
            "monthly": [report for report in of_month() if allowed(request, report.may)],
            "days": days_to_ask_for(localdate()),
            "organization_id": current().organization_id,
            "language": _language(request),
        },
    )


@require_safe
@may("make documents")
@cache_control(no_store=True)
def document_order(request, pk):
    """How far an order of one's own is; asked for again and again until it is finished."""
    order = get_object_or_404(Order.objects.of_person(request.user), pk=pk)
    return render(request, "documents/order/_order.html", {"order": order})


@require_safe
@may("read documents")
@cache_control(no_store=True)
def document_file(request, pk):
    """A kept paper, as it was handed out."""
    document = get_object_or_404(Document, pk=pk)
    if document.declared and not allowed(request, document.declared.may):
        raise PermissionDenied
    try:
        file = document.opened()
    except NoSuchFile as lost:
        raise Http404 from lost
    return FileResponse(
        file, as_attachment=True, filename=document.file_name, content_type="application/pdf"
    )


@require_safe
@may("read documents")
@cache_control(no_store=True)
def paper(request, slug, pk):
    """A report on screen, for reading and for the browser's own printing."""
    report, days = _report(request, slug), {"seen_on": _seen_on(request)}
    subject, language = get_object_or_404(report.subjects(), pk=pk), _language(request)
    request.asking = asking = Asking.of_paper(request) if report.monthly else None
    days["known"] = asking.known_by(now()) if asking else None
    missing = unprintable(written(report, subject, language, localdate(), **days))
    page = written(
        report,
        subject,
        language,
        localdate(),
        **days,
        base=ON_SCREEN,
        request=request,
        unprintable=sorted(missing),
        languages=LANGUAGES,
        may_make=allowed(request, "make documents"),
        asked=_asked(request),
    )
    return HttpResponse(page, status=UNPROCESSABLE if asking and asking.refused else 200)


@require_safe
@may("read documents")
@cache_control(no_store=True)
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
def paper_pdf(request, slug, pk):
    """A report as PDF, to look at: made anew each time and kept nowhere."""
    report, days = _report(request, slug), _days(request)
    subject = get_object_or_404(report.subjects(), pk=pk)
    try:
        made = printed(report, [subject], _language(request), localdate(), WHILE_WAITING, **days)
    except PaperTooLong:
        reason = _("This paper is too long to be made while you wait. “Make and keep” orders it.")
        return _on_screen_instead(request, slug, pk, reason)
    except PrintingUnavailable:
        return _on_screen_instead(request, slug, pk, _cannot_print())
    return HttpResponse(made.content, content_type="application/pdf")


@require_POST
@may("make documents")
def paper_documents(request, slug):
    """Make one PDF of a report about each `subject` that was sent, and keep it.

    Up to three are made at once; more of them, or longer ones, are ordered, and a worker makes
    them.
    """
    report, days = _report(request, slug), _days(request)
    asked = [int(pk) for pk in request.POST.getlist("subject") if KEY.fullmatch(pk)]
    subjects = list(report.subjects().filter(pk__in=asked).order_by("pk")[: MOST_IN_AN_ORDER + 1])
    if not subjects:
        raise Http404
    if len(subjects) > MOST_IN_AN_ORDER:
        words = _("Please choose at most %(count)s at a time; nothing was made.")
        messages.warning(request, words % {"count": MOST_IN_AN_ORDER})
        return redirect("documents")
    if len(subjects) > MOST_WHILE_WAITING:
        return _ordered(request, report, subjects, days)
    try:
        made = printed(report, subjects, _language(request), localdate(), WHILE_WAITING, **days)
    except PaperTooLong:
        return _ordered(request, report, subjects, days)
    except PrintingUnavailable:
        return _on_screen_instead(request, slug, subjects[0].pk, _cannot_print())
    keep = days if report.monthly else {}
    document = Document.objects.keep(made, report, subjects, by=request.user.pk, **keep)
    messages.success(request, _("%(title)s was made and kept.") % {"title": document.title})
    return redirect("documents")


def _ordered(request, report, subjects, days):
    order = Order.objects.create(
        report=report.slug,
        subjects=[subject.pk for subject in subjects],
        language=_language(request),
        seen_on=days["seen_on"] if report.monthly else None,
        known_at=days["known"] if report.monthly else None,
        ordered_by=request.user,
    )
    fill_order.ring(
        organization_id=order.organization_id, user_id=request.user.pk, order_id=order.pk
    )
    return redirect("documents")


def _report(request, slug):
    """The declared report; 404 where there is none, 403 for who may not have it."""
    report = REPORTS.get(slug)
    if report is None:
        raise Http404
    if not allowed(request, report.may):
        raise PermissionDenied
    return report


def _language(request):
    """The language that was asked for, else the reader's; papers are in Japanese or English."""
    asked = request.POST.get("language") or request.GET.get("language") or get_language() or ""
    return "ja" if asked.startswith("ja") else "en"


def _seen_on(request):
    """The day that a monthly report is asked for (`on=2026-10-31`), else today; 404 if ahead."""
    asked = request.POST.get("on") or request.GET.get("on")
    if not asked:
        return localdate()
    try:
        day = certain_day(asked)
    except ValidationError as doubt:
        raise Http404 from doubt
    if day is None or day > localdate():
        raise Http404
    return day


def _days(request):
    """As of which day, and as known when, a report is to be made; 404 for what cannot be known."""
    form = LookForm(_asked(request))
    if not form.is_valid():
        raise Http404
    return {"seen_on": form.look.on, "known": min(form.look.moment, now())}


def _asked(request):
    """The two days as they go on from the page of a report to what is made of it."""
    asked = QueryDict(mutable=True)
    asked["on"] = _seen_on(request).isoformat()
    if known := request.POST.get("known") or request.GET.get("known"):
        asked["known"] = known
    return asked


def _cannot_print():
    return _("This machine cannot make PDFs. You can print the page with your browser.")


def _on_screen_instead(request, slug, pk, reason):
    """Where no PDF can be made, say why and show the same paper for the browser to print."""
    messages.warning(request, reason)
    asked = _asked(request)
    asked["language"] = _language(request)
    return redirect(f"{reverse('paper', args=[slug, pk])}?{asked.urlencode()}")
