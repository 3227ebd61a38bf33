"""A plan that is drafted, one that is followed, and a way to send an act of either."""

import pytest
from django.utils.timezone import localdate
from factories.training_plans import DraftPlanFactory, TrainingPlanFactory
from plans_under_way import END, START

from titp.accounts.models import User
from titp.tenancy.context import use


@pytest.fixture
def caseworker(signed_in):
    client = signed_in("caseworker")
    User.objects.filter(pk=client.user.pk).update(language="en")
    return client


@pytest.fixture
def draft(kita):
    with use(kita.pk):
        return DraftPlanFactory(starts_on=START, ends_on=END)


@pytest.fixture
def running(kita):
    with use(kita.pk):
        return TrainingPlanFactory(starts_on=START, ends_on=END)


@pytest.fixture
def act(caseworker, at):
    """`act(plan, "filed", note="…")` sends the form of that act, of today unless told."""

    def act(plan, kind, **sent):
        address = at("kita", f"/training-plans/{plan.pk}/acts/{kind}/")
        day = {"happened_on": localdate().isoformat()}
        return caseworker.post(address, day | sent)

    return act
