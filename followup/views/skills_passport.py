"""Skills passports: looked at before they are issued, handed out, checked, revoked."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from followup.departing.passport_content import content_of, is_empty
from followup.departing.passport_paper import IssuedAlready, NothingToCertify, issue, shown
from followup.departure_forms import RevocationForm
from followup.models import SkillsPassport
from followup.survey.tongues import LANGUAGES, page_language
from followup.views.departure import CHANGE, READ
from titp.accounts.permissions import may
from titp.documents import storage
from titp.documents.printing import PaperTooLong, PrintingUnavailable
from titp.pages.forms import UNPROCESSABLE, form_page
from titp.pages.records import facts
from titp.tenancy.context import current
from titp.tenancy.models import Organization
from trainees.models import Trainee
from trainees.safeguarding.card import outside
from trainees.safeguarding.codes import grouped


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def skills_passport_new(request, pk):
    """What would stand in it, as recorded now; POST issues it and revokes the one before."""
    person = get_object_or_404(Trainee.objects, pk=pk)
    language, error = request.POST.get("language", ""), ""
    if request.method == "POST":
        if language in LANGUAGES:
            row, error = _issued(person, language, request.user)
            if row:
                messages.success(request, _("The skills passport is issued."))
                return redirect("skills-passport", row.pk)
        else:
            error = _("Please choose the language of the holder.")
    content = content_of(person, localdate())
    reads = "ja" if (get_language() or "").startswith("ja") else "en"
    organization = Organization.objects.get(pk=current().organization_id)
    return render(
        request, "followup/skills_passport_new.html",
        {
            "object": person, "error": error, "nothing": is_empty(content),
            "chosen": language or page_language(person.language), "languages": LANGUAGES,
            "before": SkillsPassport.objects.in_force().filter(trainee=person).first(),
            "shown": shown(content, reads, organization, localdate()),
        },
        status=UNPROCESSABLE if error else 200,
    )  # fmt: skip


def _issued(person, language, by):
    """(the passport, "") or (None, why there is none)."""
    try:
        return issue(person, language, by), ""
    except NothingToCertify:
        return None, _("No plan, test or checked month is recorded: there is nothing to certify.")
    except IssuedAlready:
        return None, _("Somebody else has just issued one.")
    except PaperTooLong:
        return None, _("It would be too long for one paper.")
    except PrintingUnavailable as why:
        return None, str(why)


@require_safe
@may(READ)
def skills_passport(request, pk):
    """One passport: its code, checksum, file, and whether it still holds."""
    row = get_object_or_404(SkillsPassport.objects.select_related("trainee"), pk=pk)
    return render(
        request, "followup/skills_passport_page.html",
        {
            "object": row, "code": grouped(row.code), "address": outside("passport", row.code),
            "facts": facts(row, "issued_on", "pages", "sha256", "revoked_at", "revoked_why"),
            "language": LANGUAGES.get(row.language, row.language),
        },
    )  # fmt: skip


@require_safe
@may(READ)
@cache_control(private=True, no_store=True)
def skills_passport_file(request, pk):
    """The PDF exactly as it was issued."""
    row = get_object_or_404(SkillsPassport.objects, pk=pk)
    try:
        file = storage.opened(row.key)
    except storage.NoSuchFile as lost:
        raise Http404 from lost
    name = f"skills_passport_{row.issued_on:%Y-%m-%d}.pdf"
    return FileResponse(file, filename=name, content_type="application/pdf")


@may(CHANGE)
def skills_passport_revocation(request, pk):
    """Its public page then says since when it no longer holds."""
    row = get_object_or_404(SkillsPassport.objects.select_related("trainee"), pk=pk)
    form = RevocationForm(request.POST or None)
    back = reverse("skills-passport", args=[pk])
    if form.is_bound and form.is_valid():
        row.revoke(form.cleaned_data["why"], request.user)
        messages.success(request, _("The skills passport is revoked."))
        return redirect(back)
    heading = _("%(name)s: revoke the skills passport") % {"name": row.trainee}
    return form_page(request, form, heading=heading, back=back)
