"""Doors to one paper: write and see it, print it, hand it in, take over a new edition."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.permissions import allowed, may
from titp.accounts.reauthentication import proven
from titp.documents.printing import Limits, PaperTooLong, PrintingUnavailable
from titp.history.models import Reading
from titp.official_forms import drafting
from titp.official_forms.making import printed, sheet
from titp.official_forms.models.filed import model_of
from titp.official_forms.periods import offered
from titp.official_forms.views.asked import paper_at
from titp.official_forms.workbook import workbook
from titp.pages.exports import TYPES
from titp.pages.forms import CONFLICT, UNPROCESSABLE

READ, MAKE = "read documents", "make documents"
SHOW = "show passport and card numbers"
# A plan of three years with its annexes, or a register of some hundred people.
WHILE_WAITING = Limits(pages=60, letters=4_000_000, seconds=30)


@require_safe
@may(READ)
@cache_control(no_store=True)
def official_form(request, slug, pk):
    """A paper beside the form of its words: what is missing, the preview, and what was filed."""
    paper = paper_at(request, slug, pk)
    return _page(request, paper, _blank(paper))


@require_POST
@may(MAKE)
@cache_control(no_store=True)
def official_form_words(request, slug, pk):
    """Keep what people wrote: 422 with what cannot be read, 409 where another was faster."""
    paper = paper_at(request, slug, pk)
    form = drafting.WordsForm(paper.form, request.POST)
    if not form.is_valid():
        return _page(request, paper, form, status=UNPROCESSABLE)
    if paper.draft.pk and request.POST.get("version") != _version(paper.draft):
        form.add_error(None, _("Somebody else has changed this since you opened it."))
        return _page(request, paper, form, status=CONFLICT)
    drafting.save(paper.draft, form.cleaned_data, request.user)
    messages.success(request, _("The words were kept."))
    return redirect(paper.url())


def _blank(paper):
    return drafting.WordsForm(paper.form, initial=drafting.initial_of(paper.form, paper.words))


def _page(request, paper, form, status=200, shown=None):
    secret = paper.form.confidential
    filled = paper.filled(_typed(paper, form) if form.is_bound else None)
    newer = drafting.newer_edition(paper.draft, localdate())
    context = {
        "paper": paper,
        "form": form.marked(paper.form),
        "filled": filled,
        "version": _version(paper.draft),
        # What was said is shown by POST only, and that is recorded.
        "sheet": (shown or "") if secret else sheet(filled),
        "periods": offered(paper.form.period, localdate()),
        "newer": newer,
        "differences": newer and drafting.differences(paper.form, newer, paper.draft.words),
        "filed": model_of(paper.form).objects.of(paper.form, paper.subject).only(
            "id", "edition", "filed_at", "starts_on", "sha256",
            *(["public_id"] if secret else []),
        ),
        "may_make": allowed(request, MAKE),
        "may_see_numbers": bool(filled.hidden) and allowed(request, SHOW),
        "may_file": allowed(request, MAKE) and paper.form.may_be_filed(paper.subject),
        "act": {
            name: paper.url(f"official-form-{name}")
            for name in ("words", "preview", "pdf", "numbers", "workbook", "filing", "edition")
        },
    }  # fmt: skip
    return render(request, "official_forms/form.html", context, status=status)


def _typed(paper, form):
    """The words as they stand in a form that is being filled in: readable boxes only."""
    return getattr(form, "cleaned_data", {})


def _version(draft):
    return draft.written_at.isoformat() if draft.pk else ""


@require_POST
@may(READ)
@cache_control(no_store=True)
def official_form_preview(request, slug, pk):
    """The sheet as it is typed, for the place beside the form; nothing is kept.

    A confidential one is shown here on request, on its page, and that is recorded.
    """
    paper = paper_at(request, slug, pk).noted(request)
    form = drafting.WordsForm(paper.form, request.POST)
    form.is_valid()
    filled = paper.filled(_typed(paper, form) if paper.form.written else None)
    if not request.htmx:
        return _page(request, paper, _blank(paper), shown=sheet(filled))
    context = {"paper": paper, "filled": filled, "sheet": sheet(filled)}
    return render(request, "official_forms/_preview.html", context)


@may(READ)
@cache_control(no_store=True)
def official_form_pdf(request, slug, pk):
    """The paper as PDF, to look at; made anew each time. A confidential one is asked by POST."""
    paper = paper_at(request, slug, pk)
    if paper.form.confidential and request.method != "POST":
        return redirect(paper.url())
    made = _made(request, paper.noted(request).filled())
    if made is None:
        return redirect(paper.url())
    return HttpResponse(made.content, content_type="application/pdf")


@require_POST
@may(SHOW)
@proven
@cache_control(no_store=True)
def official_form_numbers(request, slug, pk):
    """The PDF with the numbers that are hidden otherwise; of each is noted first who reads it."""
    filled = paper_at(request, slug, pk).noted(request).filled(in_full=True)
    Reading.record_all([one.row for one in filled.hidden], request.user)
    made = _made(request, filled)
    if made is None:
        return redirect(reverse("official-form", args=[slug, pk]))
    return HttpResponse(made.content, content_type="application/pdf")


@require_safe
@may(READ)
@cache_control(no_store=True)
def official_form_workbook(request, slug, pk):
    """The paper as .xlsx, where the authority takes workbooks."""
    paper = paper_at(request, slug, pk)
    if not paper.form.workbook or paper.form.confidential:
        return redirect(paper.url())
    response = HttpResponse(workbook(paper.filled()), content_type=TYPES["xlsx"])
    name = f"{paper.form.slug}-{localdate():%Y%m%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@may(MAKE)
def official_form_filing(request, slug, pk):
    """Hand it in: values, edition and PDF are frozen with their checksums."""
    paper = paper_at(request, slug, pk)
    if not paper.form.may_be_filed(paper.subject):
        messages.error(request, _("Fewer people may read this than a copy. Nothing was filed."))
        return redirect(paper.url())
    filled = paper.filled()
    if filled.missing and not request.POST.get("incomplete"):
        messages.error(request, _("Something is missing. Nothing was filed."))
        return redirect(paper.url())
    made = _made(request, filled)
    if made is None:
        return redirect(paper.url())
    filed = model_of(paper.form).keep(filled, made, request.user)
    messages.success(request, _("The paper was filed and frozen."))
    return redirect(filed_url(filed))


def filed_url(filed):
    """The page of a filed paper, confidential or not."""
    name = "filed-form" if filed.named_by == "pk" else "confidential-form"
    return reverse(name, args=[filed.in_address])


@require_POST
@may(MAKE)
def official_form_edition(request, slug, pk):
    """Take the draft over to the edition in force; words without a box there are laid aside."""
    paper = paper_at(request, slug, pk)
    newer = drafting.newer_edition(paper.draft, localdate())
    if newer is not None and paper.draft.pk:
        paper.draft.upgrade(newer)
        drafting.save(paper.draft, paper.draft.words, request.user)
        messages.success(request, _("The draft follows the edition in force now."))
    return redirect(paper.url())


def _made(request, filled):
    """The PDF, or None after it was said why there is none."""
    try:
        return printed([filled], WHILE_WAITING)
    except PrintingUnavailable:
        messages.error(request, _("This machine cannot make PDFs."))
    except PaperTooLong:
        messages.error(request, _("These are too many pages to be made while you wait."))
    return None
