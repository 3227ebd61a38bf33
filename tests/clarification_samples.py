"""A question of the monitors, for the doors of both sides."""

from datetime import timedelta

from django.utils.timezone import localdate
from people import make_person

from titp.accounts.models import User
from titp.monitoring.clarifying import ask
from titp.tenancy.context import current
from titp.tenancy.models import Organization

EMAIL = "asks@example.org"


def monitor():
    return User.objects.filter(email=EMAIL).first() or make_person(EMAIL, True, is_monitor=True)


def asked(organization, by=None, words="sample", days=14, **about):
    """A thread of one question."""
    day = localdate() + timedelta(days)
    return ask(organization, by or monitor(), words, day, **{"subject": "sample"} | about)


def asked_of_us(user):
    # inside an organization nobody makes people: the one who looks stands in for a monitor
    return asked(Organization.objects.get(pk=current().organization_id), user)


CLARIFICATIONS = {"clarifications/": asked_of_us}


def of_monitors(organization):
    row = asked(organization)
    return {"slug": organization.slug, "pk": row.pk}


OF_MONITORS = {"monitor/clarifications/": of_monitors}
