"""Drawing a sample of the evidence, so that anybody can draw the same again from the seed."""

import hashlib
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import localdate

from followup.models import DrawnEvidence, Evidence


def in_order(seed, numbers):
    """The numbers in the order of md5(seed and number)."""
    return sorted(numbers, key=lambda n: hashlib.md5(f"{seed}{n}".encode()).hexdigest())


@transaction.atomic
def draw(row):
    """Draw the share of what is in force and never checked; writes the draw and its pieces."""
    pool = Evidence.objects.in_force(localdate()).unchecked()
    pool = list(pool.filter(draws=None).values_list("pk", flat=True))
    row.seed, row.pool = uuid4(), len(pool)
    row.save()
    several = -(-len(pool) * row.share // 100)  # at least one of any
    DrawnEvidence.objects.bulk_create(
        DrawnEvidence(draw=row, evidence_id=one) for one in in_order(row.seed, pool)[:several]
    )
    return several
