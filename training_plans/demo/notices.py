"""Invented changes of plans, difficulties, temporary returns, and what hosts report themselves.

On purpose open: of some changes the notice or the accreditation is still to come (PLAN-009,
PLAN-010); somebody in stage 3 has not gone home yet (PLAN-013); hosts without an acceptance number,
some also without their notice (PLAN-014); every fifth difficulty was not told (PLAN-015); one host
in thirteen misses its last yearly report (HOST-001).
"""

from titp.embedded.sample import sample

COMMENCEMENTS = """
    INSERT INTO companies_commencementnotice (organization_id, company_id, submitted_on)
    SELECT organization_id, company_id, first_on + 2 + pg_temp.draw('commenced', 11, nr)
      FROM (SELECT c.organization_id, c.id AS company_id, c.nr, min(p.starts_on) AS first_on
              FROM demo_company c JOIN training_plans_trainingplan p ON p.company_id = c.id
             WHERE p.accredited_on IS NOT NULL AND p.starts_on <= %(on)s::date - 13
             GROUP BY c.organization_id, c.id, c.nr) AS host
     WHERE nr %% 34 <> 22
"""
# Most write it in April, so that few are open in May.
REPORTS = """
    INSERT INTO companies_implementationreport
           (organization_id, company_id, fiscal_year, guidance_on, submitted_on)
    SELECT organization_id, company_id, fiscal_year, submitted_on - 4, submitted_on
      FROM (SELECT DISTINCT p.organization_id, p.company_id, c.nr, fiscal_year,
                   make_date(fiscal_year + 1, 4, 5)
                   + pg_temp.draw('reported', 20, c.nr * 100 + fiscal_year %% 100) AS submitted_on
              FROM training_plans_trainingplan p JOIN demo_company c ON c.id = p.company_id,
                   generate_series(law.fy(p.starts_on), law.fy(least(
                       p.ends_on, p.ended_on, %(on)s)) ) AS fiscal_year
             WHERE p.accredited_on IS NOT NULL AND p.starts_on <= %(on)s) AS year
     WHERE submitted_on <= %(on)s
       AND (nr %% 13 <> 2 OR submitted_on < %(on)s::date - 365)
"""
# Who stopped early, by the leaving; and whose training rested.
STOPPED = """
    INSERT INTO training_plans_difficulty
           (organization_id, plan_id, event, reason, event_on, planned_departure_on,
            host_notice_on, intention_confirmed_on, submitted_on, cause, situation,
            host_measures, own_measures)
    SELECT organization_id, plan_id, event, reason, event_on, planned_departure_on, event_on + 1,
           CASE WHEN event = 'early_return' THEN event_on + 8 END, event_on + 10, '', '', '',
           '転籍先の確保と生活の支援を行う。'
      FROM (SELECT p.organization_id, p.id AS plan_id,
                   CASE leaving.kind WHEN 'absconded' THEN 'missing' ELSE 'early_return' END
                   AS event,
                   CASE leaving.kind WHEN 'absconded' THEN 'missing' ELSE 'family' END AS reason,
                   CASE leaving.kind WHEN 'absconded' THEN left_on ELSE left_on - 30 END
                   AS event_on,
                   CASE WHEN leaving.kind <> 'absconded' THEN left_on END AS planned_departure_on,
                   row_number() OVER (ORDER BY left_on DESC, p.id) AS nr
              FROM training_plans_trainingplan p
              JOIN trainees_leaving leaving ON leaving.trainee_id = p.trainee_id
                                           AND left_on = p.ended_on + 1
             WHERE p.ended_on < p.ends_on
             UNION ALL
            SELECT organization_id, plan_id, 'suspended', 'illness_injury', starts_on, NULL,
                   row_number() OVER (ORDER BY starts_on DESC, id) + 3
              FROM training_plans_suspension) AS stopped
     WHERE nr %% 5 <> 1 AND event_on + 10 <= %(on)s
"""
RESUMED = """
    INSERT INTO training_plans_planchange
           (organization_id, plan_id, item_id, chosen, reason, effective_on, guidance_on,
            notified_on, before, after, note)
    SELECT organization_id, plan_id, 'resumption', '', '', resumes_on, resumes_on + 4,
           resumes_on + 9, '', '', ''
      FROM training_plans_suspension
     WHERE resumes_on + 9 <= %(on)s
"""
# Of forty plans under way: ten had a change that was notified, one waits for its notice, one for
# its accreditation, one has it.
CHANGES = """
    INSERT INTO training_plans_planchange
           (organization_id, plan_id, item_id, chosen, reason, decided_on, effective_on,
            guidance_on, notified_on, filed_on, accredited_on, before, after, note)
    SELECT organization_id, id, item_id, '', '', decided_on, effective_on, notified_on - 5,
           notified_on, filed_on, accredited_on, before, after, ''
      FROM (SELECT organization_id, id, row_number() OVER (ORDER BY id) %% 40 AS place
              FROM demo_plan p
             WHERE filed_on IS NOT NULL AND stop_on IS NULL
               AND %(on)s::date BETWEEN starts_on + 90 AND ends_on - 60) AS plan
      JOIN LATERAL (VALUES
           (1, 'staff', NULL, %(on)s::date - 20, NULL::date, NULL, NULL, '見本　太郎',
            '見本　花子'),
           (21, 'night_work', %(on)s::date - 10, %(on)s::date + 40, NULL, %(on)s::date - 3, NULL,
            '日勤のみ', '月4回の深夜勤務'),
           (31, 'operation', %(on)s::date - 80, %(on)s::date - 15, NULL, %(on)s::date - 70,
            %(on)s::date - 22, '', ''))
           AS made (place, item_id, decided_on, effective_on, notified_on, filed_on, accredited_on,
                    before, after) USING (place)
     UNION ALL
    SELECT organization_id, id,
           (ARRAY['lodging', 'staff', 'charges', 'company'])[1 + pg_temp.draw('item', 4, key)],
           '', '', NULL, starts_on + 50, starts_on + 55, starts_on + 65, NULL, NULL, '', '', ''
      FROM demo_plan
     WHERE filed_on IS NOT NULL AND starts_on + 65 <= %(on)s
       AND (stop_on IS NULL OR starts_on + 50 < stop_on)
       AND pg_temp.draw('changed', 4, key) = 0
"""
# Everybody goes between the fourth and the eighth month, but the last who began long enough ago.
RETURNS = """
    INSERT INTO training_plans_temporaryreturn
           (organization_id, plan_id, mode, departed_on, returned_on, cost_payer, note)
    SELECT organization_id, id, 'within', CASE WHEN goes THEN departs_on END,
           CASE WHEN goes AND departs_on + 35 <= %(on)s THEN departs_on + 35 END,
           'organization', ''
      FROM (SELECT p.*, departs_on, departs_on <= %(on)s
                   AND (row_number() OVER (PARTITION BY starts_on <= %(on)s::date - 250
                                               ORDER BY starts_on DESC, id) <> 1
                        OR starts_on > %(on)s::date - 250) AS goes
              FROM demo_plan p,
                   LATERAL (SELECT starts_on + 125 + pg_temp.draw('goes home', 90, key)
                                   AS departs_on) AS trip
             WHERE stage = 3 AND filed_on IS NOT NULL) AS planned
"""


@sample("training_plans.PlanChange", "training_plans.Difficulty")
def notices(cursor, scale):
    for statement in (COMMENCEMENTS, REPORTS, STOPPED, RESUMED, CHANGES, RETURNS):
        cursor.execute(statement, {"on": scale.on})
