"""Who protects people who speak, and with what: clocks, contacts, cards, times and numbers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.documents.printing import PrintingUnavailable
from titp.pages.forms import form_page
from titp.pages.lists import Column, linked
from titp.pages.moments import moment
from titp.pages.panel import panels_of
from titp.pages.records import Table, changeable, doors, plain
from titp.tenancy.models import Organization
from trainees.models import (
    Consultation,
    OwnHotline,
    SafeguardingContact,
    SafeguardingTerms,
    VoiceCard,
)
from trainees.safeguarding.alerts import contacts, is_contact, tell_appointed
from trainees.safeguarding.card import card_pdf, outside
from trainees.safeguarding.clock import clock_of, with_clock
from trainees.safeguarding.codes import grouped
from trainees.safeguarding.numbers import hotlines
from trainees.safeguarding.tongues import LANGUAGES
from trainees.safeguarding_forms import CardForm, ContactForm

READ, CHANGE, APPOINT = "read consultations", "change consultations", "appoint safeguarding"

WAITING = (
    Column(
        "received_at", gettext_lazy("received at"), lambda row: moment(row.received_at),
        lambda row: linked("consultation", row.in_address, moment(row.received_at)),
    ),
    Column("clock", gettext_lazy("first answer"), lambda row: clock_of(row), important=True),
    Column(
        "pressing", gettext_lazy("urgency"),
        lambda row: Consultation.Urgency(row.pressing).label, important=True,
    ),
    plain("category", gettext_lazy("matter"), important=True),
    plain("channel", gettext_lazy("channel")),
    plain("restricted", gettext_lazy("for the safeguarding contacts only")),
)  # fmt: skip
CONTACTS = (
    Column("user", pgettext_lazy("person", "name"), lambda row: row.user),
    Column("since", gettext_lazy("since"), lambda row: moment(row.started_at), important=True),
    doors(APPOINT, ("safeguarding-contact-ending", gettext_lazy("End"))),
)
CARDS = (
    plain("label", gettext_lazy("where it is handed out")),
    Column("made_at", gettext_lazy("made at"), lambda row: moment(row.made_at), important=True),
    Column(
        "revoked_at", gettext_lazy("revoked at"), lambda row: moment(row.revoked_at) or "–",
        important=True,
    ),
    doors(CHANGE, ("voice-card", gettext_lazy("Print, replace or revoke"))),
)  # fmt: skip
TERMS = (
    plain("since", gettext_lazy("from")),
    plain("first_answer_hours", gettext_lazy("hours until the first answer"), important=True),
    plain("urgent_answer_hours", gettext_lazy("where it does not wait"), important=True),
    plain("closing_days", gettext_lazy("days until it is closed or a plan is recorded")),
    plain("guard_days", gettext_lazy("days after a report in which changes are shown")),
    changeable("safeguarding-terms", APPOINT),
)
OWN_NUMBERS = (
    plain("name", gettext_lazy("who answers")),
    plain("phone", gettext_lazy("telephone"), important=True),
    plain("language", gettext_lazy("language spoken"), important=True),
    plain("checked_on", gettext_lazy("checked on"), important=True),
    changeable("own-hotline", CHANGE),
)
NUMBERS = (
    Column("name", gettext_lazy("who answers"), lambda row: row),
    Column("phone", gettext_lazy("telephone"), lambda row: row.phone, important=True),
    Column("hours", gettext_lazy("days and hours"), lambda row: row.hours),
    Column("source", gettext_lazy("source"), lambda row: row.source),
    Column(
        "checked_on", gettext_lazy("checked on"),
        lambda row: row.checked_on or _("to be confirmed"), important=True,
    ),
)  # fmt: skip


@require_safe
@may(READ)
def safeguarding(request):
    """What waits for an answer, and everything that people who speak rely on."""
    waiting = with_clock(Consultation.objects.filter(closed_at=None)).order_by("received_at")

    def add(noun, words):
        return reverse(f"{noun}-new") if allowed(request, words) else ""

    tables = [
        Table(_("Open matters"), sorted(waiting, key=_by_clock), WAITING,
              add("consultation", CHANGE), _("Record a consultation")),
        Table(_("Safeguarding contacts"), _contacts(), CONTACTS,
              add("safeguarding-contact", APPOINT),
              note=_("Only they read what is for them, also not administrators. Somebody else"
                     " appoints them; with two, a matter about one still has a reader.")),
        Table(_("Cards for lectures"), VoiceCard.objects.all(), CARDS,
              add("voice-card", CHANGE),
              note=_("A card belongs to nobody: what comes by it leads to no person.")),
        Table(_("Times"), SafeguardingTerms.objects.all(), TERMS,
              add("safeguarding-terms", APPOINT),
              note=_("Without a row: 24 hours, 4 where it does not wait, 14 days, 90 days. The law"
                     " names no time; to be confirmed.")),
        Table(_("Own numbers to call"), OwnHotline.objects.all(), OWN_NUMBERS,
              add("own-hotline", CHANGE),
              note=_("They stand on the card's page beside the public ones, or in their place.")),
        Table(_("Public numbers to call"), hotlines(), NUMBERS,
              note=_("Call each once and add it as your own with the day: then it counts as"
                     " confirmed.")),
    ]  # fmt: skip
    return render(
        request, "trainees/safeguarding.html",
        {
            "tables": [table.seen_by(request) for table in tables],
            "panels": panels_of(request, "safeguarding", None),
            "is_contact": is_contact(request.user), "nobody": not contacts(),
        },
    )  # fmt: skip


def _contacts():
    """Those in force, with the columns of the person that an organization may read."""
    own = [field.name for field in SafeguardingContact._meta.concrete_fields]
    rows = SafeguardingContact.objects.in_force().select_related("user")
    return rows.only(*own, "user__name", "user__email")


def _by_clock(row):
    clock = clock_of(row)
    return clock.answered_at is not None, clock.due_at


@require_http_methods(["GET", "HEAD", "POST"])
@may(APPOINT)
def safeguarding_contact_new(request):
    form = ContactForm.of(request, SafeguardingContact(appointed_by=request.user))
    if form.saved():
        tell_appointed(form.instance)
        return changed(request, reverse("safeguarding"), SafeguardingContact)
    back = reverse("safeguarding")
    return form_page(request, form, heading=_("Appoint a safeguarding contact"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@may(APPOINT)
def safeguarding_contact_ending(request, pk):
    """The appointment ends; what was read stays recorded."""
    row = get_object_or_404(_contacts(), pk=pk)
    if request.method == "POST":
        row.ended_at = now()
        row.save(update_fields=["ended_at"])
        messages.success(request, _("The appointment has ended."))
        return redirect("safeguarding")
    context = {"heading": _("End the appointment"), "object": row,
               "cancel_url": reverse("safeguarding")}  # fmt: skip
    return render(request, "trainees/contact_ending.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may(CHANGE)
def voice_card_new(request):
    form = CardForm.of(request, VoiceCard())
    if form.is_bound and form.is_valid():
        form.instance.issue(request.user)
        return redirect("voice-card", pk=form.instance.pk)
    heading = _("Make a card")
    return form_page(request, form, heading=heading, back=reverse("safeguarding"))


@require_safe
@may(CHANGE)
@cache_control(no_store=True)
def voice_card(request, pk):
    """The card, to print in a language, to replace by another or to revoke."""
    row = get_object_or_404(VoiceCard.objects, pk=pk)
    return render(
        request, "trainees/voice_card.html",
        {
            "object": row, "languages": LANGUAGES.items(), "code": grouped(row.code),
            "address": outside("voice-languages", row.code),
        },
    )  # fmt: skip


@require_safe
@may(CHANGE)
@cache_control(no_store=True)
def voice_card_pdf(request, pk, language):
    """A sheet with cards to cut out, in Japanese and one more language."""
    row = get_object_or_404(VoiceCard.objects.in_force(), pk=pk)
    language = language if language in LANGUAGES else "en"
    organization = Organization.objects.get(pk=row.organization_id)
    try:
        printed = card_pdf(row, organization, language, localdate())
    except PrintingUnavailable:
        messages.error(request, _("This machine cannot make PDFs."))
        return redirect("voice-card", pk=pk)
    headers = {"Content-Disposition": f'inline; filename="cards-{row.pk}-{language}.pdf"'}
    return HttpResponse(printed.content, content_type="application/pdf", headers=headers)


@require_POST
@may(CHANGE)
def voice_card_revocation(request, pk):
    """The code opens nothing from now on; `replace` makes another card under the same label."""
    row = get_object_or_404(VoiceCard.objects.in_force(), pk=pk)
    row.revoke()
    if request.POST.get("replace"):
        fresh = VoiceCard(label=row.label)
        fresh.issue(request.user)
        messages.success(request, _("This is the new card; the old code opens nothing any more."))
        return redirect("voice-card", pk=fresh.pk)
    messages.success(request, _("The code opens nothing any more."))
    return redirect("safeguarding")
