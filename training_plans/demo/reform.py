"""Invented people for whom the reform of 2027 comes too early.

On purpose open: stage 3 was drafted for some whose stage 2 was permitted after 1 April 2026
(ESD-001); some who have not landed are to start after 30 June 2027 (ESD-002).
"""

from titp.embedded.sample import sample

# The first of each three, so that there is one in any sample.
TOO_LATE_FOR_STAGE_3 = """
    INSERT INTO training_plans_trainingplan
           (organization_id, trainee_id, company_id, workplace_id, stage, operation_id, starts_on,
            ends_on, accreditation_number, essential_minutes, related_minutes, peripheral_minutes,
            essential_safety_minutes, related_safety_minutes, peripheral_safety_minutes,
            test_target, exception, exception_note, note)
    SELECT organization_id, trainee_id, company_id, workplace_id, 3, operation_id, ends_on + 1,
           (ends_on + interval '2 years')::date, '', essential_minutes, related_minutes,
           peripheral_minutes, essential_safety_minutes, related_safety_minutes,
           peripheral_safety_minutes, '随時2級', '', '', ''
      FROM training_plans_trainingplan plan
      JOIN (SELECT id, row_number() OVER (ORDER BY key) %% 3 = 1 AS drafted
              FROM demo_plan
             WHERE stage = 2 AND NOT is_last AND stop_on IS NULL
               AND starts_on BETWEEN '2026-06-15' AND %(on)s) AS late USING (id)
     WHERE drafted
       AND NOT EXISTS (SELECT FROM training_plans_trainingplan third
                        WHERE third.trainee_id = plan.trainee_id AND third.stage = 3)
"""
TOO_LATE_FOR_STAGE_1 = """
    UPDATE training_plans_trainingplan plan
       SET starts_on = '2027-07-12', ends_on = '2028-07-11', lecture_starts_on = '2027-07-13',
           lecture_ends_on = '2027-08-10'
      FROM (SELECT id, row_number() OVER (ORDER BY key) %% 5 = 1 AS put_off
              FROM demo_plan
             WHERE stage = 1 AND filed_on IS NULL AND starts_on > %(on)s) AS waiting
     WHERE waiting.id = plan.id AND put_off AND %(on)s BETWEEN '2026-01-01' AND '2027-06-30'
"""


# What each organization says of its readiness; it has planned a day of reception for itself.
ANSWERS = """
    INSERT INTO training_plans_readinessanswer
           (organization_id, question, answered_on, answered_by, fulfilled, number, note)
    SELECT id, question, %(on)s::date - 30, '見本　花子',
           CASE WHEN question <> 'staff' THEN nr %% 3 <> 1 END,
           CASE WHEN question = 'staff' THEN 2 + nr %% 3 END, ''
      FROM demo_organization, unnest(ARRAY['staff', 'ties', 'auditor']) AS question
"""
LICENCES = """
    INSERT INTO compliance_supportlicence (organization_id, filed_on, number)
    SELECT id, %(on)s::date - 20, '' FROM demo_organization
"""
OWN_DAYS = """
    INSERT INTO compliance_ownday (organization_id, official_id, day, counts_from, source, reason)
    SELECT id, 'licence_reception_from', '2026-10-01', %(on)s::date - 60, '架空の説明会資料',
           '公表されるまでの見込みとして'
      FROM demo_organization
"""


@sample()
def reform(cursor, scale):
    statements = (TOO_LATE_FOR_STAGE_3, TOO_LATE_FOR_STAGE_1, ANSWERS, LICENCES, OWN_DAYS)
    for statement in statements:
        cursor.execute(statement, {"on": scale.on})
