"""The official dates that an organization plans with, in statements and in Python.

No rule and no page knows such a date by itself: each reads it here, so that a changed one
re-plans everything.
"""

from dataclasses import dataclass
from datetime import date

from titp.compliance.models import OfficialDay, OwnDay
from titp.compliance.rule import Certainty

KEYS = (
    "reform_in_force", "last_stage_1_filing", "last_stage_1_start", "last_stage_1_landing",
    "stage_2_permission_cut", "course_call_from", "course_call_until", "reports_of_2026",
    "licence_reception_from",
)  # fmt: skip

# One row for each organization, one column for each date, as known on the day of looking.
OFFICIAL_DAYS = f"""
    own_days AS (
        SELECT DISTINCT ON (organization_id, official_id) organization_id, official_id, day
          FROM compliance_ownday
         WHERE counts_from <= %(on)s
         ORDER BY organization_id, official_id, counts_from DESC
    ),
    official_days AS MATERIALIZED (
        SELECT organization.id AS organization_id,
               {
    ", ".join(
        f"max(coalesce(own.day, official.day)) FILTER (WHERE key = '{key}') AS {key}"
        for key in KEYS
    )
}
          FROM tenancy_organization organization
         CROSS JOIN compliance_officialday official
          LEFT JOIN own_days own ON own.organization_id = organization.id
                                AND own.official_id = official.key
         GROUP BY organization.id
    )
"""


@dataclass(frozen=True)
class KnownDay:
    """An official date as the organization that we act for plans with it."""

    official: OfficialDay
    own: OwnDay | None

    @property
    def day(self) -> date | None:
        return self.own.day if self.own else self.official.day

    @property
    def source(self):
        return self.own.source if self.own else self.official.written_in

    @property
    def certainty(self):
        """An own value is what somebody has read somewhere: it stays to be confirmed."""
        return Certainty.UNCERTAIN if self.own else Certainty(self.official.certainty)

    def __str__(self):
        return str(self.official)


def known_days(on) -> dict[str, KnownDay]:
    """All official dates by their key, as known on a day; two queries."""
    own = {one.official_id: one for one in OwnDay.objects.counting(on)}
    rows = {row.key: row for row in OfficialDay.objects.all()}
    return {key: KnownDay(rows[key], own.get(key)) for key in KEYS}
