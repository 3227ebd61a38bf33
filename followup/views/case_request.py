"""Case requests of the monitors at the organization: read, declined, or answered by a copy."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from followup.case_forms import CaseCopyForm, DeclineForm
from followup.cases.asking import about
from followup.models import CaseCopy, CaseDecline, CaseRequest
from followup.models.case_copy import CASE
from titp.accounts.permissions import may
from titp.compliance.parts import row_at
from titp.pages.forms import CONFLICT, form_page
from trainees.safeguarding.alerts import is_contact

READ, ANSWER = "read case requests", "answer case requests"


def badge(row):
    """{tone, text} of a request with its answers, as this reader may know them."""
    if row.is_recalled:
        return {"tone": "plain", "text": _("withdrawn by the monitors")}
    if row.has_copy:
        return {"tone": "info", "text": _("a copy was written")}
    if row.is_declined:
        return {"tone": "plain", "text": _("declined")}
    if row.answer_by < localdate():
        return {"tone": "err", "text": _("overdue: waits for an answer")}
    return {"tone": "warn", "text": _("waits for an answer")}


@require_safe
@may(READ)
def case_requests(request):
    rows = CaseRequest.objects.with_answers()
    lines = [{"row": one, "badge": badge(one), "about": about(one.category, one.figure)}
             for one in rows]  # fmt: skip
    return render(request, "followup/cases/case_requests.html", {"lines": lines})


@require_safe
@may(READ)
def case_request(request, pk):
    row = _at(pk)
    context = {
        "row": row, "badge": badge(row), "about": about(row.category, row.figure),
        "copies": row.copies.with_consents(), "declined": row.declines.first(),
        "recalled": row.recall, "report": row.report,
    }  # fmt: skip
    return render(request, "followup/cases/case_request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
def case_decline(request, pk):
    """Say that no case is released, in words that are the same whether there is one or not."""
    row = _still_asked(pk)
    form = DeclineForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                CaseDecline.objects.create(
                    request=row, words=form.cleaned_data["words"], by=request.user
                )
        except IntegrityError:
            form.add_error(None, _("It was declined already."))
            form.conflict = CONFLICT
        else:
            messages.success(request, _("Declined. The monitors see your words."))
            return redirect(row)
    return form_page(request, form, heading=_("Decline the request"), back=row,
                     template="pages/form.html", submit_label=_("Decline"))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(ANSWER)
def case_copy_new(request, pk):
    """Write what monitors may read; nobody does before both have agreed."""
    row = _still_asked(pk)
    copy = CaseCopy(request=row, by=request.user)
    copy.code_hash = CASE.hash(copy.code)
    form = CaseCopyForm.of(request, copy, is_contact=is_contact(request.user))
    if form.saved():
        messages.success(request, _("Saved. Now the person concerned is asked."))
        return redirect(form.instance)
    return form_page(request, form, heading=_("Write a copy for the monitors"), back=row)


def _at(pk):
    row_at(CaseRequest, pk)
    return CaseRequest.objects.with_answers().get(public_id=pk)


def _still_asked(pk):
    """The request, to be answered. Raises Http404 where the monitors took it back."""
    row = _at(pk)
    if row.is_recalled:
        raise Http404
    return row
