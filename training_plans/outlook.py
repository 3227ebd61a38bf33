"""Where each trainee's training can still lead: the statement of the planner (育成就労への移行).

One row for each person who is or will be here: the stage, what may follow it under the old law
and why not, the last days to file, the state of the test, and what is missing to tell. It reads
the official dates as the organization plans with them.
"""

from companies.rules import LICENCE_DAYS
from titp.compliance.official_days import OFFICIAL_DAYS
from trainees.rules import LATEST_STAY
from training_plans.models import Outlook
from training_plans.rules import PLANS, STAGE_2_PERMISSIONS

# In practice who has done two years and ten months of stages 1 and 2, and passed the practical
# test of grade 3, sits no test for Specified Skilled Worker in the same field (HANDBOOK 3.3).
MONTHS_DONE_WELL = 34

OUTLOOK = f"""
    WITH {PLANS}, {STAGE_2_PERMISSIONS}, {LATEST_STAY}, {OFFICIAL_DAYS}, {LICENCE_DAYS},
    present AS (
        SELECT DISTINCT ON (organization_id, trainee_id) *,
               coalesce(starts_on <= %(on)s, false) AND trains AS has_begun
          FROM plans
         WHERE coalesce(gone_on > %(on)s, true)
         ORDER BY organization_id, trainee_id,
                  (coalesce(starts_on <= %(on)s, false) AND trains) DESC,
                  CASE WHEN starts_on <= %(on)s AND trains THEN stage END DESC,
                  CASE WHEN starts_on <= %(on)s AND trains THEN starts_on END DESC,
                  stage, starts_on NULLS LAST, id
    ),
    following AS (
        SELECT DISTINCT ON (organization_id, trainee_id, stage) *
          FROM plans
         ORDER BY organization_id, trainee_id, stage, starts_on DESC NULLS LAST, id DESC
    ),
    begun AS (
        SELECT organization_id, trainee_id,
               law.add_months(min(starts_on), {MONTHS_DONE_WELL})
               + coalesce(sum(credit), 0)::int AS done_well_on
          FROM plans
         WHERE stage < 3 AND trains
         GROUP BY organization_id, trainee_id
        HAVING bool_or(stage = 1)
    ),
    tests AS (
        SELECT test.organization_id, test.trainee_id,
               coalesce(plan.stage, array_position(
                   ARRAY['basic', 'grade_3', 'grade_2'], test.grade::text)) AS stage,
               coalesce(bool_or(known AND outcome = 'passed' AND part <> 'theory'), false)
               AS passed_practical,
               coalesce(bool_or(known AND outcome = 'passed' AND part <> 'practical'), false)
               AS passed_theory,
               coalesce(bool_or(known AND outcome = 'failed'), false) AS failed,
               coalesce(bool_or(sat_on <= %(on)s), false) AS sat,
               coalesce(bool_or(booked_for >= %(on)s), false) AS booked,
               coalesce(bool_or(applied_on <= %(on)s), false) AS applied
          FROM training_plans_skilltest test
          LEFT JOIN training_plans_trainingplan plan
            ON plan.organization_id = test.organization_id AND plan.id = test.plan_id
         CROSS JOIN LATERAL (
               SELECT coalesce(coalesce(test.result_on, test.sat_on) <= %(on)s, true) AS known) k
         GROUP BY test.organization_id, test.trainee_id, 3
    ),
    told AS (
        SELECT present.organization_id, present.trainee_id, present.company_id, present.stage,
               present.starts_on, present.last_on, present.ends_on, present.has_begun,
               present.operation_id, reform_in_force, last_stage_1_filing, last_stage_1_start,
               last_stage_1_landing, stage_2_permission_cut, second.starts_on AS second_starts_on,
               CASE present.stage WHEN 1 THEN second.starts_on WHEN 2 THEN third.starts_on END
               AS planned_on,
               CASE present.stage WHEN 1 THEN second.ends_on WHEN 2 THEN third.ends_on END
               AS planned_until,
               CASE WHEN present.has_begun
                    THEN CASE present.stage WHEN 1 THEN second.filed_on WHEN 2 THEN third.filed_on
                         END
                    ELSE present.filed_on END AS filed_on,
               third.starts_on AS third_starts_on, permission.permitted_on,
               permission.permitted_by, stay.expires_on AS stay_ends_on, begun.done_well_on,
               operation.stage3_allowed, general_days,
               EXISTS (SELECT FROM companies_excellentstanding good
                        WHERE good.organization_id = present.organization_id
                          AND good.company_id = present.company_id
                          AND %(on)s BETWEEN good.starts_on
                                         AND coalesce(good.ends_on, 'infinity')) AS is_excellent,
               coalesce(grade_3.passed_practical, false) AS passed_grade_3,
               CASE WHEN test.passed_practical AND (present.stage > 1 OR test.passed_theory)
                    THEN 'passed'
                    WHEN test.booked THEN 'booked' WHEN test.failed THEN 'failed'
                    WHEN test.sat THEN 'sat' WHEN test.applied THEN 'applied'
                    ELSE 'none' END AS exam
          FROM present
          JOIN licence_days ON licence_days.organization_id = present.organization_id
          JOIN official_days ON official_days.organization_id = present.organization_id
          JOIN stage_2_permissions permission
            ON permission.organization_id = present.organization_id
           AND permission.trainee_id = present.trainee_id
          LEFT JOIN following second ON second.organization_id = present.organization_id
                                    AND second.trainee_id = present.trainee_id
                                    AND second.stage = 2
          LEFT JOIN following third ON third.organization_id = present.organization_id
                                   AND third.trainee_id = present.trainee_id AND third.stage = 3
          LEFT JOIN begun ON begun.organization_id = present.organization_id
                         AND begun.trainee_id = present.trainee_id
          LEFT JOIN latest_stay stay ON stay.organization_id = present.organization_id
                                    AND stay.trainee_id = present.trainee_id
          LEFT JOIN training_plans_operation operation
            ON operation.operation_code = present.operation_id
          LEFT JOIN tests test ON test.organization_id = present.organization_id
                              AND test.trainee_id = present.trainee_id
                              AND test.stage = present.stage
          LEFT JOIN tests grade_3 ON grade_3.organization_id = present.organization_id
                                 AND grade_3.trainee_id = present.trainee_id AND grade_3.stage = 2
    ),
    planned AS (
        SELECT told.*,
               CASE WHEN has_begun AND stage < 3 THEN stage + 1 WHEN NOT has_begun THEN stage END
               AS next_stage,
               CASE WHEN has_begun AND stage < 3 THEN coalesce(planned_on, last_on + 1)
                    WHEN NOT has_begun THEN starts_on END AS next_starts_on,
               CASE stage WHEN 1 THEN coalesce(
                               third_starts_on,
                               law.inclusive_end(coalesce(second_starts_on, last_on + 1), 24) + 1)
                          WHEN 2 THEN coalesce(third_starts_on, last_on + 1)
                          WHEN 3 THEN starts_on END AS stage_3_on,
               coalesce(second_starts_on, CASE WHEN stage = 1 THEN last_on + 1 END) AS stage_2_on
          FROM told
    ),
    judged AS (
        SELECT planned.*, stage = 3 AND has_begun AS is_last,
               stage = 1 AND NOT has_begun AND starts_on > last_stage_1_start
               OR stage = 1 AND NOT has_begun AND filed_on IS NULL AND %(on)s > last_stage_1_filing
               AS too_late,
               array_remove(ARRAY[
                   CASE WHEN stage_3_on >= reform_in_force
                         AND coalesce(permitted_by > stage_2_permission_cut, true)
                         AND (permitted_on > stage_2_permission_cut
                              OR permitted_by IS NULL AND stage_2_on > %(on)s
                                 AND law.before(stage_2_on, 3) > stage_2_permission_cut)
                        THEN 'permission' END,
                   CASE WHEN NOT general_days @> greatest(stage_3_on, %(on)s) THEN 'licence' END,
                   CASE WHEN stage3_allowed = 'no' THEN 'operation' END,
                   CASE WHEN NOT is_excellent THEN 'standing' END], NULL) AS against_3,
               array_remove(ARRAY[
                   CASE WHEN starts_on IS NULL OR ends_on IS NULL THEN 'days' END,
                   CASE WHEN stage_3_on >= reform_in_force
                         AND coalesce(permitted_by > stage_2_permission_cut, true)
                         AND permitted_on IS NULL
                         AND NOT coalesce(stage_2_on > %(on)s, false)
                        THEN 'permission_day' END,
                   CASE WHEN operation_id IS NULL OR stage3_allowed NOT IN ('yes', 'no')
                        THEN 'operation_known' END,
                   CASE WHEN has_begun AND stay_ends_on IS NULL THEN 'stay' END], NULL) AS gaps
          FROM planned
    ),
    -- `is_closed`: what would come next cannot; who has not begun then does not train at all
    led AS (
        SELECT judged.*, is_closed,
               CASE WHEN is_closed AND NOT has_begun THEN NULL
                    WHEN stage = 3 THEN last_on
                    WHEN against_3 = '{{}}' THEN law.inclusive_end(stage_3_on, 24)
                    WHEN stage = 1
                    THEN coalesce(planned_until, law.inclusive_end(stage_2_on, 24))
                    ELSE last_on END AS finishes_on
          FROM judged
         CROSS JOIN LATERAL (
               SELECT coalesce(too_late OR next_stage = 3 AND against_3 <> '{{}}', false)
                      AS is_closed) closed
    )
    SELECT judged.trainee_id AS id, judged.company_id, company.name AS company_name,
           coalesce(nullif(trainee.name_roman, ''), trainee.name_kana) AS trainee_name,
           trainee.sort_key, trainee.search_key, judged.stage, judged.has_begun,
           judged.starts_on, judged.last_on AS ends_on,
           CASE WHEN is_closed AND NOT has_begun THEN 'not_possible'
                WHEN finishes_on IS NULL THEN 'unknown'
                WHEN finishes_on < reform_in_force THEN 'old_law' ELSE 'transition' END
           AS regime,
           CASE WHEN NOT is_closed THEN next_stage END AS next_stage,
           CASE WHEN NOT is_closed THEN next_starts_on END AS next_starts_on,
           CASE WHEN is_closed THEN NULL WHEN has_begun THEN planned_until
                ELSE judged.ends_on END AS next_ends_on,
           CASE WHEN too_late THEN 'closed' WHEN judged.stage = 1 THEN 'open' ELSE 'done' END
           AS stage_2,
           CASE WHEN is_last THEN 'done'
                WHEN too_late OR against_3 <> '{{}}' THEN 'closed'
                WHEN gaps && ARRAY['days', 'permission_day', 'operation_known'] THEN 'unknown'
                ELSE 'open' END AS stage_3,
           CASE WHEN too_late THEN ARRAY['stage_1'] WHEN NOT is_last THEN against_3
                ELSE '{{}}' END AS why_not,
           stage_3_on, permitted_on,
           CASE WHEN NOT is_closed THEN law.before(next_starts_on, 6) END AS file_from,
           CASE WHEN is_closed THEN NULL
                WHEN next_stage = 1
                THEN least(law.before(next_starts_on, 4), last_stage_1_filing)
                ELSE law.before(next_starts_on, 3) END AS file_by,
           judged.filed_on,
           CASE WHEN judged.stage = 1 AND NOT has_begun THEN last_stage_1_landing END AS land_by,
           law.before(stay_ends_on, 3) AS change_from, stay_ends_on,
           CASE WHEN has_begun THEN exam ELSE '' END AS exam,
           CASE WHEN done_well_on IS NULL THEN 'unknown'
                WHEN NOT passed_grade_3 AND judged.stage > 1 AND done_well_on <= %(on)s THEN 'test'
                WHEN passed_grade_3 AND done_well_on <= %(on)s THEN 'open'
                ELSE 'later' END AS skilled_worker,
           done_well_on, finishes_on, gaps
      FROM led AS judged
      JOIN trainees_trainee trainee ON trainee.organization_id = judged.organization_id
                                   AND trainee.id = judged.trainee_id
      JOIN companies_company company ON company.organization_id = judged.organization_id
                                    AND company.id = judged.company_id
"""


def outlook_on(day):
    """The outlook of everybody, as seen on a day: rows to filter, sort and count."""
    return Outlook.objects.answering(OUTLOOK, day)
