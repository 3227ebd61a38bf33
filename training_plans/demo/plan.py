"""Invented training plans: stages one after the other, filed and accredited in time.

On purpose open: plans that nobody filed yet (PLAN-002), a plan that is too long (PLAN-001), a
batch with too little essential work or too little safety (PLAN-004, PLAN-005), somebody taken over
from another host without recorded grounds (PLAN-006), an operation of which nobody knows whether it
goes on to stage 3 (PLAN-007), a stage drafted for people who have done it (PLAN-008).
"""

from companies.demo.hosts import KINDS
from titp.embedded.sample import sample

# `lot`: number of a batch and stage; one filing serves the whole batch. A plan is drafted seven
# months before it starts. Whoever files late has forgotten; what has started was filed in time.
STAGES = """
    CREATE TEMP TABLE demo_plan ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('training_plans_trainingplan', 'id')) AS id, *,
           CASE WHEN would_file_on <= %(on)s
                 AND (starts_on <= %(on)s OR pg_temp.draw('forgets to file', 100, lot) > 9)
                THEN would_file_on END AS filed_on
      FROM (SELECT *, (starts_on - make_interval(months => CASE stage WHEN 1 THEN 4 ELSE 3 END)
                      )::date - 25 - pg_temp.draw('filed', 33, lot) AS would_file_on
              FROM (SELECT t.id AS trainee_id, t.organization_id, t.key, t.rest_days, t.stop_on,
                           stage, t.nr, t.nr * 100 + (t.batch + 6) * 10 + stage AS lot,
                           stage = 2 AND t.first_company_id IS NOT NULL AS moved,
                           CASE WHEN stage = 1 THEN coalesce(t.first_company_id, t.company_id)
                                ELSE t.company_id END AS company_id,
                           c.kind, stage = (t.years + 1) / 2 AS is_last,
                           (t.starts_on + make_interval(months => (ARRAY[0, 12, 36])[stage])
                           )::date AS starts_on,
                           (t.starts_on + make_interval(months => (ARRAY[12, 36, 60])[stage])
                           )::date - 1 AS ends_on
                      FROM demo_trainee t JOIN demo_company c ON c.id = t.company_id,
                           generate_series(1, (t.years + 1) / 2) AS stage) AS one
             WHERE (stop_on IS NULL OR starts_on < stop_on)
               AND starts_on <= %(on)s::date
                   + make_interval(months => CASE stage WHEN 1 THEN 8 ELSE 7 END)) AS two
"""
# Hours of a stage: about 1,800 in the first, after the lectures, and 3,900 in the others.
PLANS = """
    INSERT INTO training_plans_trainingplan
           (id, organization_id, trainee_id, company_id, workplace_id, stage, operation_id,
            starts_on, ends_on, ended_on, lecture_starts_on, lecture_ends_on, filed_on,
            accredited_on, accreditation_number, essential_minutes, related_minutes,
            peripheral_minutes, essential_safety_minutes, related_safety_minutes,
            peripheral_safety_minutes, test_target, exception, exception_note, note)
    SELECT p.id, p.organization_id, trainee_id, p.company_id,
           w.ids[1 + pg_temp.draw('place', cardinality(w.ids), key)], stage,
           CASE WHEN nr %% 20 = 2 THEN '4-6-2' ELSE (%(operations)s::text[])[kind + 1] END,
           starts_on,
           ends_on + CASE WHEN is_last THEN rest_days ELSE 0 END
             + CASE WHEN is_open AND pg_temp.draw('too long', 100, key) < 2 AND rest_days = 0
                    THEN 12 ELSE 0 END,
           CASE WHEN stop_on BETWEEN starts_on AND ends_on THEN stop_on - 1 END,
           CASE WHEN stage = 1 THEN starts_on + 1 END, CASE WHEN stage = 1 THEN starts_on + 29 END,
           filed_on, accredited_on,
           CASE WHEN accredited_on IS NULL THEN '' ELSE '認' || lpad(p.id::text, 10, '0') END,
           essential, related, peripheral, essential / 8, related / 8,
           CASE WHEN is_open AND stage = 2 AND nr %% 20 = 13
                THEN peripheral / 20 ELSE peripheral / 8 END,
           (ARRAY['基礎級', '随時3級', '随時2級'])[stage], exception,
           CASE WHEN exception <> '' THEN '受入れ先の経営悪化により引き継いだため' ELSE '' END, ''
      FROM (SELECT *, minutes / 10 AS peripheral,
                   CASE WHEN is_open AND stage = 2 AND nr %% 20 = 9
                        THEN minutes * 44 / 100
                        ELSE minutes * (60 + pg_temp.draw('essential', 20, lot)) / 100
                        END AS essential
              FROM (SELECT *, ends_on > %(on)s AND stop_on IS NULL AS is_open,
                           (ARRAY[108000, 234000, 234000])[stage] AS minutes,
                           CASE WHEN filed_on + 50 + pg_temp.draw('accredited', 25, lot) <= %(on)s
                                THEN filed_on + 50 + pg_temp.draw('accredited', 25, lot)
                                END AS accredited_on
                      FROM demo_plan) AS one) AS p
      JOIN demo_workplace w ON w.company_id = p.company_id,
           LATERAL (SELECT minutes - essential - peripheral AS related,
                           CASE WHEN moved AND pg_temp.draw('no grounds', 4, key) > 0
                                THEN 'impossible' ELSE '' END AS exception) AS rest
"""
SUSPENSIONS = """
    INSERT INTO training_plans_suspension
           (organization_id, plan_id, starts_on, resumes_on, reason)
    SELECT organization_id, id, starts_on + 60, starts_on + 60 + rest_days, '療養のため'
      FROM demo_plan WHERE is_last AND rest_days > 0
"""

# Drafts of stage 2 for people who are about to complete it.
REPEATED = """
    INSERT INTO training_plans_trainingplan
           (organization_id, trainee_id, company_id, workplace_id, stage, operation_id, starts_on,
            ends_on, accreditation_number, essential_minutes, related_minutes, peripheral_minutes,
            essential_safety_minutes, related_safety_minutes, peripheral_safety_minutes,
            test_target, exception, exception_note, note)
    SELECT organization_id, trainee_id, company_id, workplace_id, stage, operation_id, ends_on + 1,
           (ends_on + interval '1 year')::date, '', essential_minutes, related_minutes,
           peripheral_minutes, essential_safety_minutes, related_safety_minutes,
           peripheral_safety_minutes, '随時3級', '', '', ''
      FROM training_plans_trainingplan JOIN (
               SELECT id FROM demo_plan
                WHERE stage = 2 AND is_last AND stop_on IS NULL
                  AND pg_temp.draw('stage again', 12, key) = 0) AS done USING (id)
     WHERE ends_on BETWEEN %(on)s::date + 20 AND %(on)s::date + 210
"""


@sample("training_plans.TrainingPlan")
def plans(cursor, scale):
    values = {"on": scale.on, "operations": [operation for *_, operation in KINDS]}
    for statement in (STAGES, PLANS, SUSPENSIONS, REPEATED):
        cursor.execute(statement, values)
