"""After a report: what has changed for the person or at the company, for the contacts to check.

Nothing here says that a change answers a report. It is shown to who may read the report, and to
no company. Statements are put together from constants only.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext_lazy as _

from trainees.models import SafeguardingTerms

KINDS = {
    "dismissal": _("employment ended"),
    "transfer": _("placement ended or changed"),
    "leaving": _("left, or is to leave"),
    "wages": _("wage lowered"),
    "absence": _("more absence than the month before"),
    "missing": _("not reached, by the monthly report"),
    "suspension": _("training suspended"),
}
# Each report with the person and the company that it is about, as they were when it came, and the
# days in which a change is shown. Those of a company count for all who are there: who takes revenge
# may not know who spoke.
WATCHED = """
    watched AS (
        SELECT told.id, told.public_id, told.trainee_id, told.received_on AS since,
               told.received_on + %(days)s AS until,
               coalesce(told.company_id, placed.company_id, person.company_id) AS company_id
          FROM (SELECT *, (received_at AT TIME ZONE 'Asia/Tokyo')::date AS received_on
                  FROM trainees_consultation
                 WHERE %(one)s::bigint IS NULL OR id = %(one)s) AS told
          LEFT JOIN trainees_trainee person
            ON person.organization_id = told.organization_id AND person.id = told.trainee_id
          LEFT JOIN LATERAL (
               SELECT company_id FROM trainees_placement placement
                WHERE placement.organization_id = told.organization_id
                  AND placement.trainee_id = told.trainee_id
                  AND coalesce(starts_on, received_on) <= received_on
                  AND coalesce(ends_on, received_on) >= received_on
                ORDER BY starts_on DESC NULLS LAST LIMIT 1) AS placed ON true
         WHERE told.received_on <= %(on)s AND told.received_on + %(days)s >= %(on)s
    )
"""
# (kind, trainee, company, day) of everything that could hurt who spoke.
CHANGES = """
    changes AS (
        SELECT 'dismissal' AS kind, trainee_id, company_id, ends_on AS day
          FROM trainees_employment WHERE ends_on IS NOT NULL
         UNION ALL
        SELECT 'transfer', trainee_id, company_id, ends_on
          FROM trainees_placement WHERE ends_on IS NOT NULL
         UNION ALL
        SELECT 'leaving', leaving.trainee_id, placement.company_id,
               coalesce(left_on, planned_on, recorded_on)
          FROM trainees_leaving leaving
          LEFT JOIN LATERAL (
               SELECT company_id FROM trainees_placement placement
                WHERE placement.organization_id = leaving.organization_id
                  AND placement.trainee_id = leaving.trainee_id
                ORDER BY starts_on DESC NULLS LAST LIMIT 1) AS placement ON true
         UNION ALL
        SELECT 'wages', trainee_id, company_id, starts_on
          FROM (SELECT terms.trainee_id, person.company_id, starts_on, amount,
                       included_allowances, unit,
                       lag(amount + included_allowances) OVER earlier AS before,
                       lag(unit) OVER earlier AS unit_before
                  FROM trainees_wageterms terms
                  JOIN trainees_trainee person
                    ON person.organization_id = terms.organization_id
                   AND person.id = terms.trainee_id
                WINDOW earlier AS (PARTITION BY terms.trainee_id ORDER BY starts_on)) AS paid
         WHERE unit = unit_before AND amount + included_allowances < before
         UNION ALL
        SELECT CASE incident WHEN 'missing' THEN 'missing' ELSE 'absence' END, trainee_id,
               company_id, month
          FROM (SELECT line.trainee_id, line.company_id, report.month, incident, absent_days,
                       lag(absent_days) OVER (PARTITION BY line.trainee_id ORDER BY report.month)
                       AS absent_before
                  FROM training_plans_monthline line
                  JOIN training_plans_monthlyreport report
                    ON report.organization_id = line.organization_id
                   AND report.id = line.report_id) AS lines
         WHERE incident = 'missing' OR absent_days > coalesce(absent_before, 0)
         UNION ALL
        SELECT 'suspension', plan.trainee_id, plan.company_id, suspension.starts_on
          FROM training_plans_suspension suspension
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = suspension.organization_id AND plan.id = suspension.plan_id
    )
"""
SEEN = f"""
    WITH {WATCHED}, {CHANGES}
    SELECT DISTINCT watched.public_id, since, kind, changes.trainee_id, person.name_roman, day,
           coalesce(watched.trainee_id = changes.trainee_id, false) AS is_the_person
      FROM watched
      JOIN changes ON (changes.trainee_id = watched.trainee_id
                       OR changes.company_id = watched.company_id)
       AND (day BETWEEN since AND until
            OR kind IN ('absence', 'missing') AND day >= date_trunc('month', since)::date
               AND day <= until)
      JOIN trainees_trainee person
        ON person.organization_id = (SELECT app.org_id()) AND person.id = changes.trainee_id
     ORDER BY is_the_person DESC, day DESC, person.name_roman
     LIMIT %(most)s
"""
MOST = 100


@dataclass(frozen=True)
class Change:
    """A change after a report: of whom, what, on which day; whether of who spoke."""

    consultation: object  # its public id
    since: date
    kind: str
    trainee_id: int
    name: str
    day: date
    is_the_person: bool

    @property
    def label(self):
        return KINDS[self.kind]


def changes_after(on, consultation=None):
    """What has changed since reports of the last days (see SafeguardingTerms), or since one.

    In the reader's context: who may not read a report is not told of what followed it.
    """
    values = {
        "on": on, "days": SafeguardingTerms.on(on).guard_days, "most": MOST,
        "one": consultation and consultation.pk,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SEEN, values)
        return [Change(*row) for row in cursor.fetchall()]
