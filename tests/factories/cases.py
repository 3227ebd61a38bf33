"""Invented case requests, copies and consents, as the doors would write them."""

from datetime import timedelta

from django.utils.timezone import localdate

from followup.cases.asking import ask, read, released
from followup.cases.consenting import Way, person_says, release
from followup.models import CaseCopy
from followup.models.case_copy import CASE
from titp.monitoring.clarifying import asking
from titp.tenancy.context import current
from titp.tenancy.models import Organization


def here():
    return Organization.objects.get(pk=current().organization_id)


def asked_for(organization, monitor, **more):
    """A request by matter, unless more is said."""
    asked = {"category": "wages", "reason": "CANARY REASON", "needed": "CANARY NEED",
             "answer_by": localdate() + timedelta(14)}  # fmt: skip
    row, _is_read = ask(organization, monitor, **asked | more)
    return row


def copy_of(request, by, **more):
    copy = CaseCopy(request=request, by_id=by.pk, text="CANARY TEXT", told="CANARY TOLD",
                    until=localdate() + timedelta(30))  # fmt: skip
    for name, value in more.items():
        setattr(copy, name, value)
    copy.code_hash = CASE.hash(copy.code)
    copy.save()
    return copy


def agreed_by_both(copy, by):
    release(copy, by)
    person_says(copy, True, way=Way.TABLET, language="vi", by=by, signed_as="A")
    return copy


def seen_by_monitor(organization, monitor, copy):
    """What the role of monitors is handed, and how many copies it finds."""
    with asking(organization, monitor):
        return read(copy.public_id), len(released(copy.request))
