"""Doors to inspection packs: those that were made, ordering one, how far it is, and its file."""

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.naming import name_of
from titp.accounts.permissions import allowed, may
from titp.documents import storage
from titp.japanese.months import fy
from titp.pages.forms import UNPROCESSABLE
from training_plans.inspection.making import STEPS
from training_plans.inspection_forms import InspectionPackForm
from training_plans.models import InspectionPack
from training_plans.tasks import make_pack, pack_key

READ, MAKE = "read inspection packs", "make inspection packs"
PER_PAGE = 50


@require_safe
@may(READ)
@cache_control(no_store=True)
def inspection_packs(request):
    """All packs that were asked for, the newest first: by whom, of which period, its checksum."""
    rows = InspectionPack.objects.select_related("company").annotate(maker=name_of("ordered_by"))
    page = Paginator(rows.newest_first(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_make": allowed(request, MAKE)}
    return render(request, "training_plans/inspection/list.html", context)


@may(MAKE)
@cache_control(no_store=True)
def inspection_pack_new(request):
    """Order a pack; the worker makes it."""
    today = localdate()
    pack = InspectionPack(
        ordered_by_id=request.user.pk, starts_on=today.replace(year=fy(today), month=4, day=1),
        ends_on=today,
    )  # fmt: skip
    asked = request.GET.get("company", "")
    initial = {"company": int(asked)} if asked.isdecimal() and len(asked) < 19 else {}
    form = InspectionPackForm.of(request, pack, initial=initial)
    if form.saved():
        _ring(pack, request.user)
        return redirect("inspection-pack", pk=pack.pk)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "training_plans/inspection/new.html", {"form": form}, status=status)


@require_safe
@may(READ)
@cache_control(no_store=True)
def inspection_pack(request, pk):
    """How far a pack is, and when it is finished what it holds; htmx asks for its part again."""
    pack = _pack(pk)
    done, laid_out = cache.get(pack_key(pk)) or (0, 0)
    context = {
        "pack": pack, "done": STEPS if pack.finished_at else done, "laid_out": laid_out,
        "steps": STEPS, "may_make": allowed(request, MAKE), "facts": _facts(pack),
    }  # fmt: skip
    template = "_progress.html" if request.htmx else "detail.html"
    return render(request, f"training_plans/inspection/{template}", context)


@require_safe
@may(READ)
@cache_control(no_store=True)
def inspection_pack_file(request, pk):
    """The ZIP, byte for byte as it was made."""
    pack = _pack(pk)
    try:
        file = storage.opened(pack.key)
    except storage.NoSuchFile as lost:
        raise Http404 from lost
    return FileResponse(
        file, as_attachment=True, filename=pack.file_name, content_type="application/zip"
    )


@require_POST
@may(MAKE)
def inspection_pack_ring(request, pk):
    """Ring again for a pack that nobody makes; a ring too many does nothing."""
    pack = _pack(pk)
    if pack.finished_at is None:
        _ring(pack, request.user)
    return redirect("inspection-pack", pk=pk)


def _pack(pk):
    rows = InspectionPack.objects.select_related("company").annotate(maker=name_of("ordered_by"))
    return get_object_or_404(rows, pk=pk)


def _facts(pack):
    """What the page of a finished pack says of it."""
    return [
        (_("copy"), pack.get_copy_display()),
        (_("missing items"), pack.missing),
        (_("pages"), pack.pages),
        (_("files"), pack.files),
        (_("asked for"), f"{localtime(pack.ordered_at):%Y-%m-%d %H:%M}"),
        (_("made by"), pack.maker),
        (_("checksum (SHA-256)"), pack.sha256),
    ]


def _ring(pack, user):
    make_pack.ring(organization_id=pack.organization_id, user_id=user.pk, pack_id=pack.pk)
