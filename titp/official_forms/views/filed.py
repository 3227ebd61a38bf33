"""Doors to papers as they were filed."""

from cryptography.exceptions import InvalidTag
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.models import User
from titp.accounts.permissions import allowed, may
from titp.accounts.reauthentication import proven
from titp.documents.storage import NoSuchFile
from titp.history.models import Reading
from titp.official_forms.models import ConfidentialFiledForm, FiledForm
from titp.pages.moments import moment

SECRETS = "read consultations"
SHOW = "show passport and card numbers"


@require_safe
@may("read documents")
@cache_control(no_store=True)
def filed_form(request, pk):
    """What was filed: each box as it was then, and whether paper and values are unchanged."""
    filed = _at(request, FiledForm, pk=pk)
    file_url = reverse("filed-form-file", args=[pk])
    return _page(request, filed, parts=list(_parts(filed)), file_url=file_url)


@require_safe
@may("read documents")
@cache_control(no_store=True)
def filed_form_file(request, pk):
    """The PDF, byte for byte as it was filed."""
    return _pdf(_at(request, FiledForm, pk=pk))


@require_POST
@may(SHOW)
@proven
@cache_control(no_store=True)
def filed_form_numbers(request, pk):
    """The numbers that its PDF shows in part only; that this person read them is recorded first."""
    filed = _at(request, FiledForm, pk=pk)
    if not _unchanged(filed):
        # They may be another paper's: whose they are said to be, nobody knows.
        messages.error(request, _("Not as it was filed: please tell the operators"))
        return redirect("filed-form", pk=pk)
    Reading.record_all([filed, *filed.whose_numbers()], request.user)
    context = {"filed": filed, "numbers": filed.numbers()}
    return render(request, "official_forms/numbers.html", context)


@require_safe
@may(SECRETS)
@cache_control(no_store=True)
def confidential_form(request, pk):
    """That it was filed, and its checksums; what it says is shown by its PDF only."""
    filed = _at(request, ConfidentialFiledForm, public_id=pk)
    return _page(request, filed, secret=reverse("confidential-form-file", args=[pk]))


@require_POST
@may(SECRETS)
@cache_control(no_store=True)
def confidential_form_file(request, pk):
    """The PDF; that this person read it is recorded first."""
    filed = _at(request, ConfidentialFiledForm, public_id=pk)
    Reading.record(filed, request.user)
    return _pdf(filed)


def _at(request, model, **key):
    filed = get_object_or_404(model.objects.unopened(), **key)
    if not allowed(request, filed.may):
        raise PermissionDenied
    return filed


def _unchanged(filed):
    try:
        return filed.is_unchanged()
    except NoSuchFile:
        return False


def _page(request, filed, **more):
    unchanged = _unchanged(filed)
    if unchanged and getattr(filed, "sealed_numbers", "") and allowed(request, SHOW):
        more["numbers_url"] = reverse("filed-form-numbers", args=[filed.pk])
    by = User.objects.filter(pk=filed.filed_by_id).values_list("name", "email").first()
    name, email = by or ("", "")
    told = [
        (_("about"), getattr(filed, "subject_label", "")),
        (_("edition"), filed.edition),
        (_("filed at"), moment(filed.filed_at)),
        (_("filed by"), name or email),
        (_("pages"), filed.pages),
        (_("checksum of the PDF (SHA-256)"), filed.sha256),
        (_("checksum of the values (SHA-256)"), filed.values_sha256),
    ]
    context = {"filed": filed, "told": told, "unchanged": unchanged, **more}
    return render(request, "official_forms/filed.html", context)


def _parts(filed):
    """Pairs of heading and rows (label, what the box said), in the order of the paper.

    Boxes that are no longer known come last and keep their key.
    """
    left, form = dict(filed.values), filed.declared
    for part in form.parts if form else ():
        rows = [(str(box.label), _said(left.pop(box.key))) for box in part.boxes if box.key in left]
        if rows:
            yield part.title or "", rows
    if left:
        yield "", [(key, _said(value)) for key, value in left.items()]


def _said(value):
    if isinstance(value, list) and value and isinstance(value[0], list):
        return _("%(count)s rows") % {"count": len(value)}
    return ", ".join(value) if isinstance(value, list) else value


def _pdf(filed):
    try:
        content = filed.pdf()
    except (NoSuchFile, InvalidTag) as lost:
        raise Http404 from lost
    headers = {"Content-Disposition": f'inline; filename="{filed.form}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
