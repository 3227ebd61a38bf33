"""All that is kept for the follow-up of a person, as a file to hand over."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from followup.departing.record import as_json, as_pdf
from followup.views.departure import CONTACTS
from titp.accounts.permissions import may
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from trainees.models import Trainee

no_store = cache_control(private=True, no_store=True)


@require_safe
@may(CONTACTS)
@no_store
def departure_record(request, pk):
    """As JSON, fields by the names that they have in our tables."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    shown = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(as_json(person), json_dumps_params=shown)
    response["Content-Disposition"] = 'attachment; filename="follow_up.json"'
    return response


@require_safe
@may(CONTACTS)
@no_store
def departure_record_pdf(request, pk):
    """To read, in the language of who asks for it."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    try:
        printed = as_pdf(person, localdate(), (get_language() or "en")[:2])
    except (PrintingUnavailable, PaperTooLong) as why:
        messages.error(request, str(why))
        return redirect("trainee-departure", pk)
    response = HttpResponse(printed.content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="follow_up.pdf"'
    return response
