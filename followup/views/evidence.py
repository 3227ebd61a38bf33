"""Evidence: its file, samples that are drawn, the check by a second person; and the goal."""

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from followup.draws import draw
from followup.evidence_files import ENDINGS, content_of
from followup.matching_forms import CheckForm, DrawForm
from followup.models import DrawnEvidence, Evidence, EvidenceCheck, EvidenceDraw, VentureCount
from followup.people_supported import not_counted, supported
from followup.programme_goal import closing, standing_of
from followup.tiers import grades
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.documents.storage import NoSuchFile
from titp.pages.forms import form_page
from training_plans.models.monthly_report import name_of

READ, CHECK = "read ventures", "check evidence"


@may(READ)
@cache_control(no_store=True)
def evidence_file(request, pk):
    """A file as it came."""
    row = get_object_or_404(Evidence.objects.exclude(key=""), pk=pk)
    try:
        content = content_of(row)
    except NoSuchFile as lost:
        raise Http404 from lost
    name = f"{row.sha256[:12]}.{ENDINGS[row.file_kind]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=row.file_kind, headers=headers)


@may(READ)
def evidence_checks(request):
    """What was drawn and waits, what was found, and what the grades mean."""
    made = EvidenceCheck.objects.annotate(person=name_of("by"))
    pieces = (
        DrawnEvidence.objects.select_related("draw", "evidence__venture")
        .annotate(person=name_of("evidence__by"))
        .prefetch_related(Prefetch("check_made", made))
        .order_by("-draw_id", "pk")
    )
    waiting, done = [], []
    for piece in pieces[:500]:
        (done if hasattr(piece, "check_made") else waiting).append(piece)
    context = {
        "waiting": waiting, "done": done, "grades": grades(),
        "draws": EvidenceDraw.objects.annotate(person=name_of("by"))[:20],
        "in_force": Evidence.objects.in_force(localdate()).count(),
        "may_check": allowed(request, CHECK), "me": request.user.pk,
    }  # fmt: skip
    return render(request, "followup/evidence_checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHECK)
def evidence_draw(request):
    row = EvidenceDraw(by=request.user)
    form = DrawForm.of(request, row)
    if form.is_bound and form.is_valid():
        n = draw(row)
        words = ngettext("%(n)s piece was drawn.", "%(n)s pieces were drawn.", n) % {"n": n}
        return changed(request, row, EvidenceDraw, said=words)
    return form_page(
        request, form, heading=_("Draw a sample"), back=reverse("evidence-checks"),
        submit_label=_("Draw"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHECK)
def evidence_check(request, pk):
    piece = get_object_or_404(
        DrawnEvidence.objects.filter(check_made=None).select_related("evidence__venture"), pk=pk
    )
    form = CheckForm.of(request, EvidenceCheck(drawn=piece, by=request.user))
    if form.saved():
        return changed(request, reverse("evidence-checks"), EvidenceCheck)
    heading = f"{piece.evidence.venture}: {piece.evidence.what} ({piece.evidence})"
    return form_page(request, form, heading=heading, back=reverse("evidence-checks"))


@may(READ)
def venture_goal(request):
    """10,000 entrepreneurs and a million people: what is meant, how far it is, what closes it."""
    on = localdate()
    now = supported(on)
    standing = standing_of(on, now)
    lost = [(pk, name, VentureCount.Kind(kind).label, people, why)
            for pk, name, kind, people, why in not_counted(on)]  # fmt: skip
    context = {
        "on": on, "supported": now, "standing": standing, "lost": lost[:20],
        "lost_people": sum(one[3] for one in lost), "closing": closing(on, standing),
    }  # fmt: skip
    return render(request, "followup/venture_goal.html", context)
