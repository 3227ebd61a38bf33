"""The letters of this room: that a month is late, and that a correction waits for an answer."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.accounts.models import Membership, Role
from titp.declared import Text
from titp.notifications.letter import Letter, letter
from titp.notifications.links import address_in
from titp.tenancy.models import Organization
from training_plans.correction_reminders import LETTER as CORRECTION
from training_plans.filing.late import LETTER
from training_plans.filing.personal_link import GOOD_FOR, token_of
from training_plans.models import Correction, MonthlyReport, ReportReminder


@letter(LETTER, Text(ja="月次報告の督促", en="Reminder of a monthly report"))
def month_reminder(message):
    """Which month is asked for, when it is or was due, and the reader's own link; no names.

    Nothing when the report came meanwhile, or the person files there no more.
    """
    report = MonthlyReport.objects.with_state().missing().filter(pk=message.subject_id).first()
    told = ReportReminder.objects.filter(
        report=message.subject_id, recipient=message.recipient_id
    ).last()
    if report is None or told is None or not _files_there(message.recipient_id, report):
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    context = {
        "organization": organization,
        "report": report,
        "url": settings.SITE_URL.rstrip("/") + reverse("month-door", args=[token_of(told)]),
        "days": GOOD_FOR.days,
        "is_late": report.due_on < localdate(message.due_at),
    }
    text = render_to_string("training_plans/letters/month_reminder.txt", context)
    subject = _("%(organization)s: please send the monthly report of %(month)s")
    return Letter(subject % {"organization": organization, "month": report}, text)


@letter(CORRECTION, Text(ja="改善事項の督促", en="Reminder of a correction"))
def correction_reminder(message):
    """That something is to be put right, until when, and where it stands; neither what nor who.

    Nothing when the host answered meanwhile, or the person works there no more.
    """
    asked = Correction.objects.asked_of_host().filter(pk=message.subject_id).first()
    if asked is None or not _files_there(message.recipient_id, asked):
        return None
    organization = Organization.objects.get(pk=message.organization_id)
    context = {
        "organization": organization,
        "correction": asked,
        "is_back": asked.last_told == "returned",
        "is_late": asked.due_on < localdate(message.due_at),
        "url": address_in(organization, "own-corrections"),
    }
    text = render_to_string("training_plans/letters/correction_reminder.txt", context)
    return Letter(_("%(organization)s: a correction") % {"organization": organization}, text)


def _files_there(user_id, row):
    members = Membership.objects.in_force().filter(user=user_id, role=Role.CLERK)
    return members.filter(company=row.company_id).exists()
