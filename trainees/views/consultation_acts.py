"""What is done with a consultation: answered, noted, proved by files, brought to the contacts."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.compliance.parts import row_at
from titp.documents.storage import NoSuchFile
from titp.history.models import Reading
from titp.pages.forms import form_page
from titp.tenancy.context import JOBS, current, use
from trainees.models import Consultation, ConsultationEntry, ConsultationFile, Escalation
from trainees.safeguarding.alerts import contacts, escalate, readers_of
from trainees.safeguarding.files import ENDINGS, NotTaken, content_of, take_in
from trainees.safeguarding_forms import REFUSED, TAKEN, EntryForm, EscalationForm, FileForm

CHANGE = "change consultations"


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def consultation_entry(request, pk):
    """An answer, which stops the clock, or a note."""
    row = row_at(Consultation, pk)
    form = EntryForm.of(request, ConsultationEntry(consultation=row, by=request.user))
    if form.saved():
        is_answer = form.instance.kind == ConsultationEntry.Kind.ANSWER
        if is_answer and row.first_response_at is None:
            row.first_response_at = max(now(), row.received_at)
            row.understood = form.cleaned_data["understood"]
            row.save(update_fields=["first_response_at", "understood"])
        return changed(request, row, Consultation)
    return form_page(request, form, heading=_("Answer or note"), back=row)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def consultation_file_new(request, pk):
    """Take in a file as evidence: what came, when, from whom, with its checksum."""
    row = row_at(Consultation, pk)
    form = FileForm.of(request, ConsultationFile(consultation=row))
    if form.is_bound and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("from_whom", "what")}
        try:
            take_in(row, form.cleaned_data["file"], TAKEN, request.user, **told)
            return changed(request, row, ConsultationFile)
        except NotTaken as refused:
            form.add_error("file", REFUSED[str(refused)])
    return form_page(request, form, heading=_("Take in a file"), back=row)


@require_POST
@may("read consultations")
@cache_control(no_store=True)
def consultation_file(request, pk):
    """A file as it came, on request only; that this person was given it is recorded first."""
    row = row_at(ConsultationFile, pk)
    Reading.record(row, request.user)
    try:
        content = content_of(row)
    except NoSuchFile as lost:
        raise Http404 from lost
    name = f"{row.sha256[:12]}.{ENDINGS[row.kind]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=row.kind, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def consultation_escalation(request, pk):
    """Bring it before the safeguarding contacts; who says so, hands it over to them alone."""
    row = row_at(Consultation, pk)
    form = EscalationForm.of(request, Escalation(consultation=row), may_restrict=bool(contacts()))
    if form.is_bound and form.is_valid():
        handed_over = form.cleaned_data["restricted"]
        # From then on who is no contact may not even write it: the machine does, in their name.
        with use(current().organization_id, JOBS, user_id=request.user.pk):
            if handed_over:
                row.restricted = True
                row.save(update_fields=["restricted"])
            escalate(row, request.user, form.cleaned_data["reason"])
        away = handed_over and request.user.pk not in readers_of(row)
        to = reverse("consultations") if away else row
        return changed(request, to, Consultation, said=_("The safeguarding contacts are called."))
    return form_page(
        request, form, heading=_("Call the safeguarding contacts"), back=row,
        submit_label=_("Call them"),
    )  # fmt: skip
