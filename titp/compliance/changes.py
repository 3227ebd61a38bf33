"""After a change: the findings of the companies it touches follow at once, and are told."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from titp.compliance.sweep import Counts, check_company


def changed(request, to, *companies):
    """Say that it is saved and what that did to the open duties, and go on.

    `to`: a row, whose page is shown next, or an address. `companies`: ids of those whose facts
    have changed; a row may belong to none (None).
    """
    today = localdate()
    touched = {company for company in companies if company}
    counts = sum((check_company(company, today) for company in touched), Counts())
    messages.success(request, " ".join([_("Saved."), *_told(counts)]))
    return redirect(to)


def _told(counts):
    if counts.opened:
        words = ngettext("%(n)s duty was opened.", "%(n)s duties were opened.", counts.opened)
        yield words % {"n": counts.opened}
    if counts.closed:
        words = ngettext("%(n)s duty was settled.", "%(n)s duties were settled.", counts.closed)
        yield words % {"n": counts.closed}
