"""Plans a third of the way through, and the acts that a test sends of them."""

from datetime import timedelta

from django.utils.timezone import localdate

from titp.tenancy.context import use
from training_plans.plan_states import state_of

START = localdate() - timedelta(100)
END = START + timedelta(364)
WHY = {"note": "Told by telephone to file at once"}


def state(kita, plan, on=None):
    with use(kita.pk):
        plan.refresh_from_db()
        return state_of(plan, on or localdate())


def words(response):
    return response.content.decode()
