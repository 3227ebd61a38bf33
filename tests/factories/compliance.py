"""Invented duties."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from titp.compliance.models import Finding, State


class FindingFactory(DjangoModelFactory):
    """A duty to report an audit, past its day."""

    class Meta:
        model = Finding

    rule = "SUP-003"
    subject_id = factory.Sequence(lambda number: number + 1)
    state = State.OVERDUE
    severity = 2
    due_on = date(2026, 10, 10)
    found_on = date(2026, 9, 1)
