"""Invented skill tests: support applied for early, most of them passed, some at the second try.

On purpose open: some nobody has applied for (EXAM-001), some booked and not sat (EXAM-002).
"""

from titp.embedded.sample import sample

# The last day to apply is six months before the end of stage 1, twelve before that of the others;
# the test follows three months before the next stage's plan must be filed.
TESTS = """
    CREATE TEMP TABLE demo_skill_test ON COMMIT DROP AS
    SELECT *, pg_temp.draw('fails', 100, number) < 7 AND NOT absent AS fails
      FROM (SELECT id AS plan_id, trainee_id, organization_id, stage, stop_on, starts_on,
                   key * 10 + stage AS number,
                   greatest(starts_on, (ends_on - make_interval(months => months))::date
                            - 65 - pg_temp.draw('applied', 25, key * 10 + stage)) AS applied_on,
                   (ends_on - make_interval(months => months))::date - 20
                            + pg_temp.draw('sat', 20, key * 10 + stage) AS sat_on,
                   ends_on BETWEEN %(on)s::date AND %(on)s::date + 240
                   AND pg_temp.draw('absent', 20, key * 10 + stage) = 0 AS absent
              FROM demo_plan, LATERAL (SELECT CASE stage WHEN 1 THEN 6 ELSE 12 END AS months) AS m
           ) AS planned
     WHERE applied_on <= %(on)s AND (stop_on IS NULL OR sat_on < stop_on)
       AND (applied_on < %(on)s::date - 150 OR pg_temp.draw('no application', 100, number) > 8)
"""
INSERT = """
    INSERT INTO training_plans_skilltest
           (organization_id, trainee_id, plan_id, grade, part, body, applied_on, booked_for,
            sat_on, outcome)
    SELECT organization_id, trainee_id, plan_id, (ARRAY['basic', 'grade_3', 'grade_2'])[stage],
           CASE stage WHEN 1 THEN 'both' ELSE 'practical' END, '見本県職業能力開発協会',
           applied_on, day,
           CASE WHEN day <= %(on)s AND NOT absent THEN day END,
           CASE WHEN day > %(on)s OR absent THEN ''
                WHEN fails AND try = 1 THEN 'failed' ELSE 'passed' END
      FROM demo_skill_test,
           LATERAL (VALUES (1, sat_on), (2, CASE WHEN fails THEN sat_on + 45 END)) AS t (try, day)
     WHERE day IS NOT NULL AND (try = 1 OR sat_on <= %(on)s)
"""
RETAKES = """
    UPDATE training_plans_skilltest again SET retake_of_id = first.id
      FROM training_plans_skilltest first
     WHERE first.plan_id = again.plan_id AND first.grade = again.grade
       AND first.outcome = 'failed' AND again.booked_for > first.booked_for
"""


@sample("training_plans.SkillTest")
def skill_tests(cursor, scale):
    for statement in (TESTS, INSERT, RETAKES):
        cursor.execute(statement, {"on": scale.on})
