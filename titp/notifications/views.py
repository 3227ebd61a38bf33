"""Doors: one's reminders, the outgoing mail, and what the demo's mail sink has filed."""

from email import message_from_bytes
from email.policy import default

from django.conf import settings
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.models import Finding
from titp.notifications.bands import band_forms, keep
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.ledger import ledger
from titp.notifications.letter import unlisted
from titp.notifications.lists import OUTGOING_MAIL, REMINDERS, ticked, with_conditions
from titp.notifications.models import Message, Reminder
from titp.pages.forms import UNPROCESSABLE


def reminders_of(user):
    """Those whose finding the person may still see: a clerk may have changed the company."""
    visible = Exists(Finding.objects.filter(pk=OuterRef("finding")))
    return Reminder.objects.for_user(user).filter(visible).select_related("finding")


@require_safe
@may("read reminders")
@cache_control(no_store=True)
def reminders(request):
    """What one was reminded of, the newest first."""
    read = {
        "url": with_conditions("reminders-reading", request),
        "label": _("Mark as read"),
        "icon": "ok",
    }
    return REMINDERS.answer(
        request, reminders_of(request.user), bulk_actions=[read],
        empty_text=_("No reminders yet"), may_set=allowed(request, "set reminders"),
    )  # fmt: skip


@require_POST
@may("read reminders")
def reminders_reading(request):
    """The ticked reminders are read."""
    rows = ticked(request, REMINDERS, reminders_of(request.user))
    unread = Reminder.objects.filter(pk__in=[row.pk for row in rows]).unread()
    count = unread.update(read_at=timezone.now())
    messages.success(
        request,
        ngettext("%(count)d reminder is read", "%(count)d reminders are read", count)
        % {"count": count},
    )
    return redirect("reminders")


@require_http_methods(["GET", "HEAD", "POST"])
@may("set reminders")
def reminder_bands(request):
    """How many days before each duty the organization wants to be reminded."""
    forms = list(band_forms(request.POST if request.method == "POST" else None))
    if request.method == "POST" and all(form.is_valid() for form in forms):
        keep(forms)
        messages.success(request, _("The days of reminders are kept."))
        return redirect("reminder-bands")
    context = {"forms": forms, "mistaken": [form for form in forms if form.errors]}
    status = UNPROCESSABLE if context["mistaken"] else 200
    return render(request, "notifications/reminder_bands.html", context, status=status)


@require_safe
@may("read outgoing mail")
@cache_control(no_store=True)
def outgoing_mail(request):
    """The organization's mail with its states, and whether it adds up."""
    resend = {
        "url": with_conditions("outgoing-mail-resending", request),
        "label": _("Send again what is unknown"),
        "icon": "mail",
    }
    rows = Message.objects.with_recipient().exclude(kind__in=unlisted())
    accounts = ledger()
    return OUTGOING_MAIL.answer(
        request, rows, bulk_actions=[resend], account=accounts[0] if accounts else None
    )


@require_POST
@may("resend outgoing mail")
def outgoing_mail_resending(request):
    """The ticked messages whose delivery is unknown wait to be sent once more."""
    rows = ticked(request, OUTGOING_MAIL, Message.objects.unknown().exclude(kind__in=unlisted()))
    count = sum(message.resend() for message in rows)
    ring_after_commit()
    messages.success(
        request,
        ngettext("%(count)d mail is sent again", "%(count)d mails are sent again", count)
        % {"count": count},
    )
    return redirect("outgoing-mail")


@require_safe
@cache_control(no_store=True)
def filed_mail(request):
    """What the demo's mail sink has filed; only where the demo runs."""
    return render(request, "notifications/filed_mail/list.html", {"mails": _filed()})


@require_safe
@cache_control(no_store=True)
def filed_mail_text(request, number):
    """One filed mail as text."""
    for mail in _filed():
        if mail["number"] == number:
            return render(request, "notifications/filed_mail/detail.html", {"mail": mail})
    raise Http404


def _filed(newest=200):
    """The newest filed mails as {number, mail, text}; 404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    mails = []
    for file in sorted(settings.MAIL_SINK_FOLDER.glob("[0-9]*.eml"), reverse=True)[:newest]:
        mail = message_from_bytes(file.read_bytes(), policy=default)
        text = mail.get_body(("plain",)).get_content()
        mails.append({"number": int(file.stem), "mail": mail, "text": text})
    return mails
