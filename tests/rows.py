"""Addresses with a row behind them, of every kind there is."""

import re

from case_samples import OF_COPIES
from departure_samples import BESIDE as OF_DEPARTURES
from monitor_samples import MONITORED
from month_samples import BESIDE as OF_MONTHS
from plan_samples import BESIDE as OF_PLANS
from safeguarding_samples import IN_A_LANGUAGE
from samples import NAMED, SAMPLES

from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use

BESIDE = OF_DEPARTURES | OF_MONTHS | OF_PLANS | OF_COPIES
ALL_NAMED = NAMED | MONITORED


class Rows:
    """A row of each kind in each organization for each person, made when it is first asked for."""

    def __init__(self):
        self.made = {}

    def address(self, route, organization, person):
        """The address with a row of this organization in it, made for this person."""
        if "<" not in route:
            return "/" + route
        before = route[: route.index("<")]
        if before in ALL_NAMED:
            values = ALL_NAMED[before](organization)
        else:
            kind = route if route in SAMPLES else before
            assert kind in SAMPLES, f"{route}: give “{kind}” a sample in tests/samples.py"
            row = self.row(kind, organization, person)
            beside = BESIDE | IN_A_LANGUAGE
            values = {"pk": row.in_address} | beside.get(route, lambda row: {})(row)
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda key: str(values[key[1]]), route)

    def row(self, kind, organization, person):
        make, key = SAMPLES[kind], (kind, organization.pk, person.pk)
        if key not in self.made:
            with use(organization.pk, STAFF, user_id=person.pk, capabilities=READS_CONFIDENTIAL):
                self.made[key] = make(person)
        return self.made[key]
