"""Who passed which skill test, by host company and operation; one statement."""

from training_plans.models import PassRate


def _rate(passed, sat):
    """SQL: a share in thousandths, rounded down; NULL where nobody sat."""
    return f"(count(*) FILTER (WHERE {passed}) * 1000 / nullif(count(*) FILTER (WHERE {sat}), 0))"


# A person counts once for a grade in a time, with all tries whose outcome became known in it;
# passed is what any of them passed. The host and the operation are those of the test's plan; of a
# test without a plan, the host is the one of today.
PASS_RATES = f"""
    WITH fiscal AS (
        SELECT make_date(extract(year FROM %(on)s::date - interval '3 months')::int, 4, 1) AS first
    ),
    times AS (
        SELECT 'this' AS time, first AS since, %(on)s::date AS until FROM fiscal
         UNION ALL
        SELECT 'last', (first - interval '1 year')::date, first - 1 FROM fiscal
         UNION ALL
        SELECT 'three', (first - interval '3 years')::date, first - 1 FROM fiscal
    ),
    people AS (
        SELECT times.time, test.trainee_id, test.grade,
               coalesce(plan.company_id, trainee.company_id) AS company_id, plan.operation_id,
               bool_or(part <> 'theory') AS practical_sat,
               bool_or(part <> 'theory' AND outcome = 'passed') AS practical_passed,
               bool_or(part <> 'practical') AS theory_sat,
               bool_or(part <> 'practical' AND outcome = 'passed') AS theory_passed,
               bool_or(retake_of_id IS NOT NULL)
               OR count(DISTINCT sat_on) FILTER (WHERE part <> 'theory') > 1 AS retaken
          FROM training_plans_skilltest test
          JOIN times ON coalesce(test.result_on, test.sat_on) BETWEEN times.since AND times.until
          JOIN trainees_trainee trainee ON trainee.organization_id = test.organization_id
                                       AND trainee.id = test.trainee_id
          LEFT JOIN training_plans_trainingplan plan
            ON plan.organization_id = test.organization_id AND plan.id = test.plan_id
         WHERE test.outcome <> ''
         GROUP BY times.time, test.trainee_id, test.grade,
                  coalesce(plan.company_id, trainee.company_id), plan.operation_id
    ),
    rates AS (
        SELECT CASE grouping(company_id, operation_id)
                    WHEN 0 THEN 'each' WHEN 1 THEN 'company' WHEN 2 THEN 'operation'
                    ELSE 'all' END AS by,
               time, company_id, operation_id, grade, count(*)::int AS people,
               count(*) FILTER (WHERE practical_sat)::int AS practical_sat,
               count(*) FILTER (WHERE practical_passed)::int AS practical_passed,
               {_rate("practical_passed", "practical_sat")}::int AS practical_rate,
               count(*) FILTER (WHERE theory_sat)::int AS theory_sat,
               count(*) FILTER (WHERE theory_passed)::int AS theory_passed,
               {_rate("theory_passed", "theory_sat")}::int AS theory_rate,
               count(*) FILTER (WHERE theory_passed AND practical_passed)::int AS both_passed,
               CASE WHEN bool_or(theory_sat AND practical_sat)
                    THEN {_rate("theory_passed AND practical_passed", "true")} END::int
               AS both_rate,
               count(*) FILTER (WHERE retaken)::int AS retaken
          FROM people
         GROUP BY time, grade,
                  GROUPING SETS ((company_id), (operation_id), (company_id, operation_id), ())
    )
    SELECT row_number() OVER (
               ORDER BY time, by, company.sort_key, operation_id, grade) AS id,
           rates.*, coalesce(company.name, '') AS company_name,
           coalesce(company.search_key, '') AS company_key
      FROM rates
      LEFT JOIN companies_company company ON company.id = rates.company_id
     WHERE CASE by WHEN 'company' THEN company_id IS NOT NULL
                   WHEN 'operation' THEN operation_id IS NOT NULL
                   WHEN 'each' THEN num_nulls(company_id, operation_id) = 0 ELSE true END
"""


def pass_rates_on(day):
    """The PassRates as seen on a day: rows to filter, sort and export."""
    return PassRate.objects.answering(PASS_RATES, day)
