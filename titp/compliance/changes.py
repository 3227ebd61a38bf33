"""After a change: the findings of all rules that read such rows follow at once, and are told."""

from django.contrib import messages
from django.db import models
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from titp.compliance.sweep import check_rows


def changed(request, to, *kinds, said=""):
    """Say that it is saved and what that did to the open duties, and go on.

    `to`: a row, whose page is shown next, or an address. `kinds`: the models of which rows were
    changed. `said`: what was done, where that is more than saved.
    """
    return _told(request, check_rows(localdate(), *kinds), to, said)


def gone_with(kind):
    """The model and those whose rows go, or let go, when a row of it is removed."""
    found, ahead = {kind}, [kind]
    while ahead:
        for link in ahead.pop()._meta.related_objects:
            if link.on_delete is not models.PROTECT and link.related_model not in found:
                found.add(link.related_model)
                ahead.append(link.related_model)
    return found


def _told(request, counts, to, said):
    messages.success(request, " ".join([said or _("Saved."), *_in_words(counts)]))
    return redirect(to)


def _in_words(counts):
    if counts.opened:
        words = ngettext("%(n)s duty was opened.", "%(n)s duties were opened.", counts.opened)
        yield words % {"n": counts.opened}
    if counts.closed:
        words = ngettext("%(n)s duty was settled.", "%(n)s duties were settled.", counts.closed)
        yield words % {"n": counts.closed}
