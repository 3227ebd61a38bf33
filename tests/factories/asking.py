"""Invented people who are asked, with the ways to reach them."""

from datetime import timedelta

from django.utils.timezone import localdate

from factories.departures import channel
from factories.survey import agreeing
from factories.trainees import TraineeFactory
from followup.models import CallingList
from titp.japanese.months import add_months
from trainees.models import Leaving, SendingOrganization


def returned(months=12, days=0, **more):
    """A person who agreed, and went home so many months and days ago."""
    on = add_months(localdate() - timedelta(days), -months)
    person = agreeing(TraineeFactory(entered_on=add_months(on, -36)), **more)
    Leaving.objects.create(trainee=person, kind=Leaving.Kind.RETURNED, left_on=on)
    return person


def reachable(person, *kinds):
    """The person, with contacts of these kinds."""
    for kind in kinds:
        address = "back@home.example" if kind == "email" else "+84 90 000 0000"
        channel(person, kind=kind, address=address)
    return person


def lent(people=(), until=None):
    """A calling list of the sending organization of these people."""
    sender, _ = SendingOrganization.objects.get_or_create(name="CANARY SENDER")
    for person in people:
        person.sending_organization = sender
        person.save()
    row = CallingList(sending_organization=sender, until=until or localdate() + timedelta(14))
    row.issue(None)
    return row
