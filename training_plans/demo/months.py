"""Invented months as hosts report them, with deductions, and the training diary of late.

Everybody who practises has a line for each of the last months; the diary begins two weeks before
the day of looking. On purpose open: wages paid late, or nobody knows how (PAY-002); water and light
above cost, rent that no agreement is recorded of (PAY-006); hosts that leave out a ledger or days
of the diary (HOST-002); somebody who worked after the plan had ended (PLAN-011), and during the
lectures (LECT-003).
"""

from titp.embedded.sample import sample

# How many months and days of the diary are told: fewer in a larger demo, so that it stays
# affordable; its months before the last have no deductions then.
SMALL, LARGE = {"months": 6, "charged": 6, "days": 70}, {"months": 2, "charged": 1, "days": 13}
MANY = 4000

# Practice of each plan: from the lectures or the start until the end, without rests.
PRACTICE = """
    CREATE TEMP TABLE demo_practice ON COMMIT DROP AS
    SELECT p.organization_id, p.trainee_id, p.company_id, d.nr, d.key, stage, last_on,
           lecture_starts_on, lecture_ends_on,
           datemultirange(daterange(practice_on, greatest(practice_on, last_on + 1)))
           - coalesce(rest.days, datemultirange()) AS days
      FROM training_plans_trainingplan p
      JOIN (SELECT id, nr, key FROM demo_plan) AS d USING (id)
      LEFT JOIN (SELECT plan_id, range_agg(daterange(starts_on, resumes_on)) AS days
                   FROM training_plans_suspension GROUP BY plan_id) AS rest ON rest.plan_id = p.id,
           LATERAL (SELECT coalesce(lecture_ends_on + 1, starts_on) AS practice_on,
                           coalesce(ended_on, ends_on) AS last_on) AS span
     WHERE accredited_on <= %(on)s AND practice_on <= %(on)s
"""
# Weekdays of practice in each month; `age` counts months back from the day of looking. Whoever
# ended within these months and has no more plan: the last of each organization worked on for a
# day, in the month after.
MONTHS_OF_PEOPLE = """
    CREATE TEMP TABLE demo_month ON COMMIT DROP AS
    SELECT organization_id, trainee_id, company_id, nr, key, month, age, count(*) AS weekdays
      FROM demo_practice,
           generate_series(1, %(months)s) AS age,
           LATERAL (SELECT law.add_months(law.month_of(%(on)s), -age) AS month) AS m,
           generate_series(month::timestamp, law.add_months(month, 1) - interval '1 day', '1 day')
           AS at
     WHERE extract(isodow FROM at) < 6 AND days @> at::date
     GROUP BY organization_id, trainee_id, company_id, nr, key, month, age
    UNION ALL
    (SELECT DISTINCT ON (organization_id) organization_id, trainee_id, company_id, nr, key,
            law.add_months(law.month_of(last_on), 1), 1, 1
       FROM demo_practice AS ended
      WHERE law.month_of(last_on) < law.add_months(law.month_of(%(on)s), -1)
        AND NOT EXISTS (SELECT FROM demo_practice later
                         WHERE later.trainee_id = ended.trainee_id AND later.stage > ended.stage)
      ORDER BY organization_id, last_on DESC, key)
"""
REPORTS = """
    INSERT INTO training_plans_monthlyreport (organization_id, company_id, month, submitted_on)
    SELECT organization_id, company_id, month,
           CASE WHEN received_on <= %(on)s THEN received_on END
      FROM (SELECT organization_id, company_id, month,
                   law.add_months(month, 1) + pg_temp.draw('received', 9, min(nr)) AS received_on
              FROM demo_month GROUP BY organization_id, company_id, month) AS report
"""
# 1,400 yen an hour, a quarter more beyond the hours; paid on the last weekday of the month, less
# the deductions that follow; one host in seventeen forgot the quarter (PAY-004).
LINES = """
    INSERT INTO training_plans_monthline
           (organization_id, report_id, company_id, trainee_id, scheduled_days, worked_days,
            paid_leave_days, absent_days, regular_minutes,
            overtime_minutes, legal_holiday_minutes, night_minutes, essential_minutes,
            related_minutes, peripheral_minutes, essential_safety_minutes, related_safety_minutes,
            peripheral_safety_minutes, base_pay, overtime_pay, holiday_pay, night_pay, net_pay,
            payday, paid_on, pay_method, pay_evidence, ledger_completed_on, incident,
            incident_note)
    SELECT m.organization_id, report.id, m.company_id, trainee_id, weekdays, weekdays, 0, 0,
           regular, overtime, 0, 0,
           worked * 7 / 10, worked * 2 / 10, worked - worked * 7 / 10 - worked * 2 / 10,
           worked * 7 / 80, worked * 2 / 80,
           (worked - worked * 7 / 10 - worked * 2 / 10) / 8 + 1,
           regular * 1400 / 60, overtime_yen, 0, 0,
           gross - CASE WHEN age > %(charged)s THEN 0 ELSE gross / 50 + gross * 15 / 100 END
                 - CASE WHEN age > %(charged)s OR gross <= 90000 THEN 0 ELSE 25000 END, payday,
           payday + CASE WHEN age IN (2, 5) AND pg_temp.draw('paid late', 25, key) = 0 THEN 4
                         ELSE 0 END,
           CASE WHEN age = 1 AND pg_temp.draw('no way of pay', 50, key) = 0
                THEN '' ELSE 'transfer' END,
           '', CASE WHEN completed_on <= %(on)s AND (age <> 2 OR nr %% 13 <> 10)
                    THEN completed_on END, incident,
           CASE incident WHEN '' THEN '' ELSE '（見本）指を切り、その日のうちに通院' END
      FROM demo_month m
      JOIN training_plans_monthlyreport report USING (organization_id, company_id, month),
           LATERAL (SELECT CASE pg_temp.draw('injury', 40, key * 10 + age)
                           WHEN 0 THEN 'injury' ELSE '' END AS incident) AS i,
           LATERAL (SELECT (weekdays * 480)::int AS regular,
                           (weekdays * 3 * pg_temp.draw('overtime', 20, key * 10 + age))::int
                           AS overtime, law.add_months(month, 1) AS next) AS t,
           LATERAL (SELECT (overtime * CASE WHEN nr %% 17 = 4 AND age = 1 THEN 1400 ELSE 1750 END
                            + 59) / 60 AS overtime_yen) AS v,
           LATERAL (SELECT regular + overtime AS worked,
                           regular * 1400 / 60 + overtime_yen AS gross,
                           next - 1 - greatest(extract(isodow FROM next - 1)::int - 5, 0) AS payday,
                           next + pg_temp.draw('ledger', 2, key * 10 + age) AS completed_on) AS u
"""
CHARGES = """
    INSERT INTO training_plans_charge
           (organization_id, line_id, company_id, kind, item, amount, actual_cost, agreed_on,
            in_agreement)
    SELECT line.organization_id, line.id, line.company_id, c.kind, item, amount, cost,
           CASE WHEN cost IS NOT NULL THEN law.add_months(month, -8) END, agreed
      FROM training_plans_monthline line
      JOIN training_plans_monthlyreport report ON report.id = line.report_id
      JOIN demo_company host ON host.id = line.company_id,
           LATERAL (SELECT base_pay + overtime_pay AS gross,
                           month = law.add_months(law.month_of(%(on)s), -1) AS latest) AS g,
           LATERAL (VALUES
               ('tax', '所得税', gross / 50, NULL, NULL, 0),
               ('social_insurance', '社会保険料', gross * 15 / 100, NULL, NULL, 0),
               ('housing', '寮費', 20000, 20000,
                CASE WHEN NOT latest OR host.nr %% 13 <> 12 THEN true END, 90000),
               ('utilities', '水道光熱費', 5000,
                CASE WHEN latest AND host.nr %% 13 = 2 THEN 4600 ELSE 5000 END, true, 90000)
           ) AS c (kind, item, amount, cost, agreed, needs)
     WHERE gross > needs AND month >= law.add_months(law.month_of(%(on)s), -%(charged)s)
"""
# Who worked during the lectures: the last who had them, in every second organization.
SLIPS = """
    CREATE TEMP TABLE demo_slip ON COMMIT DROP AS
    SELECT DISTINCT ON (organization_id) organization_id, trainee_id, company_id,
           lecture_starts_on + 5 AS day
      FROM demo_practice JOIN (SELECT id FROM demo_organization WHERE nr %% 2 = 1) AS o
        ON o.id = organization_id
     WHERE stage = 1 AND lecture_ends_on < %(on)s
     ORDER BY organization_id, lecture_ends_on DESC, key
"""
DIARY = """
    INSERT INTO training_plans_logentry
           (organization_id, trainee_id, company_id, day, kind, minutes, written_on)
    SELECT p.organization_id, p.trainee_id, p.company_id, at::date, kind,
           CASE kind WHEN 'work' THEN 480 ELSE 0 END,
           least(at::date + pg_temp.draw('written', 3, key), %(on)s - 1)
      FROM demo_practice p
      LEFT JOIN demo_slip slip USING (organization_id, company_id),
           generate_series(
               least(slip.day, %(on)s - %(days)s)::timestamp, (%(on)s - 1)::timestamp, '1 day')
               AS at,
           LATERAL (SELECT CASE WHEN pg_temp.draw('leave', 40, key * 100 + at::date - %(on)s) = 0
                                THEN 'leave' ELSE 'work' END AS kind) AS k
     WHERE extract(isodow FROM at) < 6 AND days @> at::date
       AND (nr %% 13 <> 3 OR at::date NOT BETWEEN %(on)s - 12 AND %(on)s - 10)
    UNION ALL
    SELECT organization_id, trainee_id, company_id, day, 'work', 240, day FROM demo_slip
"""
STATEMENTS = (PRACTICE, MONTHS_OF_PEOPLE, REPORTS, LINES, CHARGES, SLIPS, DIARY)


@sample("training_plans.MonthLine", "training_plans.LogEntry")
def months(cursor, scale):
    told = SMALL if scale.people <= MANY else LARGE
    for statement in STATEMENTS:
        cursor.execute(statement, {"on": scale.on} | told)
