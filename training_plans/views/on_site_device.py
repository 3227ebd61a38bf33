"""What the page on site talks to: texts, pictures, and the script that keeps the page at hand."""

import json
from functools import cache

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.permissions import may
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from training_plans.filing.photos import NoPicture
from training_plans.models import SitePicture
from training_plans.on_site.cells import Finished, Typed, keep, moment_of
from training_plans.on_site.pictures import attach
from training_plans.on_site.sheet import boxes_of, sheet
from training_plans.views.on_site import HOLD, READ, WRITE, record_at
from training_plans.views.picture import picture_page


@require_safe
@may(WRITE)
def on_site_worker(request):
    """The service worker; its address decides which pages it may keep: those of records."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker():
    with open(finders.find("js/on-site-worker.js"), encoding="utf-8") as file:
        return file.read()


@require_POST
@may(WRITE)
def site_record_cells(request, pk):
    """Keep texts as they are typed: JSON {"cells": [{name, text, was, at}]}.

    Answers {"cells": [{name, conflict, theirs, error}]}, or {"refused": why} with 409.
    """
    return _kept(request, record_at(pk))


@require_POST
@may(HOLD)
def site_interview_cells(request, pk, slot):
    """As `site_record_cells`, for the boxes of one interview."""
    return _kept(request, record_at(pk), f"s{slot}-")


def _kept(request, record, only=""):
    boxes = boxes_of(sheet(record))
    boxes = {name: box for name, box in boxes.items() if name.startswith(only)}
    try:
        typed = [_as_typed(one) for one in json.loads(request.body)["cells"]]
        answers = keep(record.pk, boxes, typed)
    except (ValueError, TypeError, KeyError, RecursionError):  # NotAsked is a ValueError
        return HttpResponseBadRequest()
    except Finished:
        refused = _("This record was finished meanwhile.")
        return JsonResponse({"refused": refused}, status=CONFLICT)
    return JsonResponse({"cells": [answer.as_json() for answer in answers]})


def _as_typed(one):
    name, text, was = one["name"], one["text"], one.get("was")
    if not isinstance(name, str) or not isinstance(text, str):
        raise TypeError
    if was is not None and not isinstance(was, str):
        raise TypeError
    return Typed(name, text, was, moment_of(one.get("at")))


@require_POST
@may(WRITE)
def site_record_pictures(request, pk):
    """Attach a photograph or a signature; for a script it answers JSON."""
    record, wants_json = record_at(pk), request.headers.get("Accept") == "application/json"
    sent = request.POST
    try:
        picture = attach(
            record, request.FILES.get("picture"), request.user, sent.get("kind", ""),
            sent.get("words", "").strip(), moment_of(sent.get("at")),
        )  # fmt: skip
    except NoPicture as wrong:
        if wants_json:
            return JsonResponse({"refused": str(wrong)}, status=UNPROCESSABLE)
        messages.error(request, str(wrong))
        return redirect(f"{record.get_absolute_url()}#pictures")
    if wants_json:
        return JsonResponse({"pk": picture.pk, "words": str(picture)})
    messages.success(request, _("The picture is attached."))
    return redirect(f"{record.get_absolute_url()}#pictures")


@require_safe
@may(READ)
@cache_control(no_store=True)
def site_picture(request, pk):
    picture = get_object_or_404(SitePicture.objects, pk=pk)
    return picture_page(picture)


@require_POST
@may(WRITE)
def site_picture_removal(request, pk):
    """Take a picture away while the record is being written."""
    picture = get_object_or_404(
        SitePicture.objects.select_related("record").filter(record__finished_at=None), pk=pk
    )
    # The file is found by nobody any more and is removed with other orphans.
    picture.delete()
    return redirect(f"{picture.record.get_absolute_url()}#pictures")
