"""After a change: the findings of the companies it touches follow at once, and are told."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from titp.compliance.sweep import Counts, check_company, check_own_duties


def changed(request, to, *companies):
    """Say that it is saved and what that did to the open duties, and go on.

    `to`: a row, whose page is shown next, or an address. `companies`: ids of those whose facts
    have changed; a row may belong to none (None).
    """
    today = localdate()
    touched = {company for company in companies if company}
    counts = sum((check_company(company, today) for company in touched), Counts())
    return _told(request, counts, to)


def changed_own(request, to):
    """The same after a change of the organization's own affairs."""
    return _told(request, check_own_duties(localdate()), to)


def _told(request, counts, to):
    messages.success(request, " ".join([_("Saved."), *_in_words(counts)]))
    return redirect(to)


def _in_words(counts):
    if counts.opened:
        words = ngettext("%(n)s duty was opened.", "%(n)s duties were opened.", counts.opened)
        yield words % {"n": counts.opened}
    if counts.closed:
        words = ngettext("%(n)s duty was settled.", "%(n)s duties were settled.", counts.closed)
        yield words % {"n": counts.closed}
