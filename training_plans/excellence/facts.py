"""Numbers that the books tell for the excellent requirements, by two statements.

`company` 0 means all of them. The time of results are the three fiscal years before the one that is
scored; as far as they have not passed yet, what is recorded until the day of looking.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from titp.japanese.months import before
from training_plans.pay import HOURLY_WAGES
from training_plans.rates import RATES, SITES
from training_plans.rules import PLANS, SITTINGS
from training_plans.rules.headcount_caps import CAPPED

YEARS = 3

RESULTS = f"""
    WITH {PLANS}, {SITTINGS},
    ours AS (
        SELECT * FROM plans WHERE %(company)s IN (0, company_id)
    ),
    finishers AS (
        SELECT organization_id, trainee_id, stage
          FROM ours
         WHERE ends_on BETWEEN %(since)s AND least(%(until)s, %(on)s)
           AND coalesce(ended_on >= ends_on, true) AND coalesce(gone_on > ends_on - 1, true)
    ),
    known AS (
        SELECT sittings.*, (SELECT ours.company_id FROM ours
                             WHERE ours.organization_id = sittings.organization_id
                               AND ours.trainee_id = sittings.trainee_id
                               AND ours.stage = sittings.stage
                             ORDER BY starts_on DESC LIMIT 1) AS company_id
          FROM sittings
         WHERE outcome = 'passed' AND known_on <= %(on)s
    ),
    recent AS (
        SELECT * FROM known
         WHERE company_id IS NOT NULL AND known_on BETWEEN %(since)s AND %(until)s
    ),
    lost AS (
        SELECT DISTINCT leaving.organization_id, leaving.trainee_id
          FROM trainees_leaving leaving
          JOIN ours ON ours.organization_id = leaving.organization_id
                   AND ours.trainee_id = leaving.trainee_id
         WHERE leaving.kind = 'absconded'
           AND coalesce(leaving.left_on, leaving.recorded_on)
               BETWEEN %(three_years_ago)s AND %(on)s
           AND ours.starts_on <= coalesce(leaving.left_on, leaving.recorded_on)
           AND coalesce(ours.ended_on, ours.ends_on) >=
               coalesce(leaving.left_on, leaving.recorded_on) - 31
    )
    SELECT (SELECT count(*) FROM finishers WHERE stage = 1) AS finished_1,
           (SELECT count(*) FROM finishers WHERE stage = 1 AND (
                SELECT bool_or(has_theory) AND bool_or(has_practical) FROM known
                 WHERE known.organization_id = finishers.organization_id
                   AND known.trainee_id = finishers.trainee_id AND grade = 'basic')) AS passed_1,
           (SELECT count(*) FROM finishers WHERE stage > 1) AS finished_23,
           (SELECT count(DISTINCT trainee_id) FROM recent
             WHERE grade = 'grade_3' AND has_practical) AS passed_3,
           (SELECT count(DISTINCT trainee_id) FROM recent
             WHERE grade = 'grade_2' AND has_practical) AS passed_2,
           (SELECT count(DISTINCT trainee_id) FROM recent
             WHERE grade <> 'basic' AND has_theory) AS theory_passed,
           (SELECT count(DISTINCT company_id) FROM recent
             WHERE grade <> 'basic' AND has_theory) AS theory_hosts,
           (SELECT count(*) FROM lost) AS missing,
           (SELECT count(DISTINCT trainee_id) FROM ours
             WHERE trains AND days && daterange(%(three_years_ago)s, %(on)s::date + 1)) AS present,
           (SELECT count(DISTINCT company_id) FROM ours
             WHERE trains AND days @> %(on)s::date) AS hosts,
           (SELECT count(DISTINCT trainee_id) FROM ours
             WHERE exception IN ('impossible', 'unsuitable', 'unavoidable')
               AND starts_on BETWEEN %(three_years_ago)s AND %(on)s) AS accepted
"""
# Staff in a post on the day, and who of them completed its course within three years.
STAFF = """
    SELECT appointment.post, count(DISTINCT staff.id), count(DISTINCT course.staff_id)
      FROM companies_appointment appointment
      JOIN companies_staffmember staff ON staff.organization_id = appointment.organization_id
                                      AND staff.id = appointment.staff_id
      LEFT JOIN companies_course course
        ON course.organization_id = staff.organization_id AND course.staff_id = staff.id
       AND course.post = appointment.post
       AND course.completed_on BETWEEN %(three_years_ago)s AND %(on)s
     WHERE appointment.starts_on <= %(on)s AND coalesce(appointment.ends_on >= %(on)s, true)
       AND coalesce(staff.left_on > %(on)s, true) AND staff.company_id = %(company)s
       AND appointment.post IN ('instructor', 'life_adviser')
     GROUP BY appointment.post
"""
# The lowest wage for an hour of those in stage 1, in thousandths of the minimum wage of the place;
# and the mean raise at the beginning of stages 2 and 3, where both terms are of one unit.
WAGES = f"""
    WITH {SITES}, {HOURLY_WAGES}, {RATES},
    lowest AS (
        SELECT min(trunc(top::numeric * 1000 / (bottom * yen_per_hour)))::int AS permille
          FROM sites
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = sites.organization_id
           AND plan.trainee_id = sites.trainee_id AND plan.company_id = sites.company_id
           AND plan.stage = 1 AND %(on)s BETWEEN plan.starts_on AND plan.ends_on
          JOIN rates ON rates.organization_id = sites.organization_id
                    AND rates.prefecture_id = sites.prefecture_id AND rates.industry = ''
          JOIN wages ON wages.organization_id = sites.organization_id
                    AND wages.trainee_id = sites.trainee_id
         WHERE sites.company_id = %(company)s AND sites.days @> %(on)s::date AND certain
           AND rates.starts_on <= %(on)s AND coalesce(next_on > %(on)s, true)
           AND wages.days @> %(on)s::date AND bottom > 0
    ),
    steps AS (
        SELECT earlier.amount AS was, later.amount AS is_now
          FROM training_plans_trainingplan plan
          JOIN trainees_wageterms earlier
            ON earlier.organization_id = plan.organization_id
           AND earlier.trainee_id = plan.trainee_id
           AND daterange(earlier.starts_on, earlier.ends_on, '[]') @> plan.starts_on - 1
          JOIN trainees_wageterms later
            ON later.organization_id = plan.organization_id
           AND later.trainee_id = plan.trainee_id AND later.unit = earlier.unit
           AND daterange(later.starts_on, later.ends_on, '[]') @> plan.starts_on + 30
         WHERE plan.stage > 1 AND plan.company_id = %(company)s AND earlier.amount > 0
           AND plan.starts_on BETWEEN %(since)s AND least(%(until)s, %(on)s)
    )
    SELECT (SELECT permille FROM lowest),
           -- nobody went on: that is not known, rather than no raise
           (SELECT CASE WHEN count(*) > 0
                        THEN greatest(0, trunc((sum(is_now)::numeric / sum(was) - 1) * 1000)) END
                   ::int FROM steps)
"""

# The base number of the headcount cap, by the rule's own statement; of care there is none.
BASE = f"""
    WITH {CAPPED}
    SELECT max(base)::int FROM sized WHERE company_id = %(company)s AND NOT is_start
"""


@dataclass(frozen=True)
class Window:
    """The three fiscal years of results for a year that is scored."""

    year: int

    @property
    def since(self):
        return date(self.year - YEARS, 4, 1)

    @property
    def until(self):
        return date(self.year, 4, 1) - timedelta(1)


def facts_of(company_id, year, on):
    """{input: number} as recorded until a day; an input that no record tells is missing."""
    window = Window(year)
    values = {
        "company": company_id, "on": on, "since": window.since, "until": window.until,
        "three_years_ago": before(on, YEARS * 12),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(RESULTS, values)
        names = [column.name for column in cursor.description]
        found = dict(zip(names, cursor.fetchone(), strict=True))
        if company_id:
            found |= _of_a_host(cursor, values)
            del found["hosts"], found["theory_hosts"]
        else:
            # Whom we supported is more than whom our hosts took over: a person enters it.
            del found["accepted"], found["theory_passed"]
    return found


def _of_a_host(cursor, values):
    cursor.execute(STAFF, values)
    found = {}
    for post, people, trained in cursor.fetchall():
        name = {"instructor": "instructors", "life_adviser": "advisers"}[post]
        found |= {name: people, f"{name}_trained": trained}
    cursor.execute(WAGES, values)
    wage, raised = cursor.fetchone()
    cursor.execute(BASE, values)
    (base,) = cursor.fetchone()
    told = {"wage_permille": wage, "raise_permille": raised, "base": base}
    return found | {name: value for name, value in told.items() if value is not None}
