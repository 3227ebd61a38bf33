"""How many a host trains of each stage, and how many it may (人数枠; Ordinance art. 16)."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from training_plans.rules.care_caps import CARE_CAPPED
from training_plans.rules.headcount_caps import CAPPED

# The same statement as the rule's, so that page and duty cannot tell different numbers.
QUOTA = f"""
    WITH {CAPPED}
    SELECT stage, trainees, cap FROM capped
     WHERE company_id = %(company)s AND NOT is_start
     ORDER BY stage
"""


@dataclass(frozen=True)
class Quota:
    """One stage: people in training now, and the cap (None where the staff is not counted)."""

    stage: int
    trainees: int
    cap: int | None

    @property
    def kept(self):
        return self.cap is None or self.trainees <= self.cap


def quota(company_id: int, on: date):
    """The Quota of each stage in which somebody is in training at the company on that day."""
    with connection.cursor() as cursor:
        cursor.execute(QUOTA, {"company": company_id, "on": on})
        return [Quota(*row) for row in cursor.fetchall()]


CARE_QUOTA = f"""
    WITH {CARE_CAPPED}
    SELECT establishment, stage_1, stage_1_cap, counted, total_cap FROM care_capped
     WHERE company_id = %(company)s AND NOT is_start
     ORDER BY establishment
"""


@dataclass(frozen=True)
class CareQuota:
    """One establishment of care; without a name where people have no workplace recorded."""

    establishment: str | None
    stage_1: int
    stage_1_cap: int | None
    trainees: int
    total_cap: int | None

    @property
    def kept(self):
        return self.total_cap is None or (
            self.stage_1 <= self.stage_1_cap and self.trainees <= self.total_cap
        )


def care_quota(company_id: int, on: date):
    """The CareQuota of each establishment of the company where somebody learns care that day."""
    with connection.cursor() as cursor:
        cursor.execute(CARE_QUOTA, {"company": company_id, "on": on})
        return [CareQuota(*row) for row in cursor.fetchall()]
