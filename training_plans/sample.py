"""Whom to interview at an audit: never heard, new, or with an open concern first (HANDBOOK 9.2).

A quarter of the people is the minimum; over a year everybody should have been heard once.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db import connection

from titp.tenancy.context import current
from training_plans.rules import TRAINING

NEW_MONTHS = 6  # so long somebody counts as new at a host

# When each person was interviewed last, at any host.
HEARD = """
    heard AS (
        SELECT interview.organization_id, interview.trainee_id, max(audit.held_on) AS heard_on
          FROM training_plans_interview interview
          JOIN training_plans_audit audit ON audit.organization_id = interview.organization_id
                                         AND audit.id = interview.audit_id
         WHERE audit.held_on <= %(on)s
         GROUP BY interview.organization_id, interview.trainee_id
    )"""

# Each person in training at the hosts, in the order of being asked. Consultations count only for
# whoever may read them; why somebody comes first is for the office, never for a screen on site.
SAMPLE = f"""
    WITH {TRAINING},
    {HEARD},
    present AS (
        SELECT training.organization_id, training.company_id, training.trainee_id,
               min(coalesce(lecture_starts_on, starts_on)) AS since
          FROM training
         WHERE company_id = ANY(%(companies)s)
         GROUP BY training.organization_id, training.company_id, training.trainee_id
        HAVING bool_or(is_active)
    ),
    asked AS (
        SELECT present.*, heard_on, heard_on IS NULL AS is_unheard,
               since > law.add_months(%(on)s, -{NEW_MONTHS}) AS is_new,
               EXISTS (SELECT FROM compliance_finding finding
                        WHERE finding.organization_id = present.organization_id
                          AND finding.trainee_id = present.trainee_id AND closed_on IS NULL
                          AND state IN ('violation', 'overdue'))
               OR %(confidential)s AND EXISTS (
                       SELECT FROM trainees_consultation consultation
                        WHERE consultation.organization_id = present.organization_id
                          AND consultation.trainee_id = present.trainee_id
                          AND closed_at IS NULL) AS is_concern
          FROM present
          LEFT JOIN heard ON heard.organization_id = present.organization_id
                         AND heard.trainee_id = present.trainee_id
    )
    SELECT asked.company_id, trainee.id,
           coalesce(nullif(trainee.name_roman, ''), trainee.name_kana), trainee.nationality,
           heard_on, is_unheard, is_new, is_concern
      FROM asked
      JOIN trainees_trainee trainee ON trainee.organization_id = asked.organization_id
                                   AND trainee.id = asked.trainee_id
     ORDER BY asked.company_id, (is_unheard OR is_new OR is_concern) DESC, is_unheard DESC,
              is_new DESC, is_concern DESC, heard_on, trainee.sort_key, trainee.id
"""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be interviewed; `is_suggested`: among those who make up the minimum."""

    trainee_id: int
    name: str
    nationality: str
    heard_on: date | None
    is_unheard: bool
    is_new: bool
    is_concern: bool
    is_suggested: bool


def interviews_needed(people):
    """Of so many: one of one, two of two to four, else a quarter, rounded up."""
    return people if people < 2 else max(2, ceil(people / 4))


def samples(company_ids, on):
    """{company id: [Candidate, in the order of being asked]} as seen on a day; one statement."""
    values = {
        "on": on, "companies": list(company_ids), "confidential": current().reads_confidential,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SAMPLE, values)
        rows = cursor.fetchall()
    people = {}
    for company, *person in rows:
        people.setdefault(company, []).append(person)
    return {
        company: [
            Candidate(*person, number < interviews_needed(len(found)))
            for number, person in enumerate(found)
        ]
        for company, found in people.items()
    }
