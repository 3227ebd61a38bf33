"""Invented wage terms: 1,400 yen an hour for everybody, by the hour, the day or the month.

It is above every minimum wage of the sample. On purpose open: a few are a little below the rate of
the day (PAY-001), and of a few nobody knows the hours of a year. In each organization the wage of
somebody who spoke was lowered three weeks later.
"""

from titp.embedded.sample import sample

# 1,400 × 2,088 h ÷ 12 = 243,600. Farms are exempt from the limits of hours (LSA art. 41).
TERMS = """
    INSERT INTO trainees_wageterms
           (organization_id, trainee_id, starts_on, ends_on, unit, amount, included_allowances,
            excluded_allowances, annual_minutes, daily_minutes, planned_overtime_minutes,
            hours_exempt, minimum_industry, note)
    SELECT organization_id, id, starts_on + 30, last_day,
           CASE WHEN is_low OR way = 0 THEN 'hourly' WHEN way = 1 THEN 'daily' ELSE 'monthly' END,
           CASE WHEN is_low THEN rate - 8
                ELSE (ARRAY[1400, 11200, 243600])[way + 1] END,
           0, 5000, CASE WHEN way = 2 AND pg_temp.draw('hours', 30, key) = 0 THEN NULL
                         ELSE 125280 END,
           480, 1200 + 60 * pg_temp.draw('planned', 10, key), kind = 0, '', ''
      FROM (SELECT t.*, c.kind, pg_temp.draw('way of pay', 3, key) AS way, wage.rate,
                   wage.rate IS NOT NULL AND pg_temp.draw('low wage', 40, key) = 0 AS is_low
              FROM demo_trainee t
              JOIN demo_company c ON c.id = t.company_id
              JOIN companies_company company ON company.id = t.company_id
              LEFT JOIN LATERAL (
                   SELECT yen_per_hour AS rate
                     FROM (SELECT yen_per_hour, starts_on FROM companies_minimumwage official
                            WHERE official.prefecture_id = company.prefecture_id
                              AND window_ends_on IS NULL
                            UNION ALL
                           SELECT yen_per_hour, starts_on FROM companies_ownminimumwage own
                            WHERE own.organization_id = company.organization_id
                              AND own.prefecture_id = company.prefecture_id
                              AND confirmed_on IS NOT NULL) AS known
                    WHERE known.starts_on <= %(on)s ORDER BY known.starts_on DESC LIMIT 1) wage
                ON true) AS people
     WHERE last_day IS NULL OR last_day >= starts_on + 30
"""
SPOKE = """
    CREATE TEMP TABLE demo_lowered ON COMMIT DROP AS
    SELECT DISTINCT ON (c.organization_id) terms.*, c.received_at::date + 21 AS day
      FROM trainees_consultation c
      JOIN trainees_wageterms terms
        ON terms.organization_id = c.organization_id AND terms.trainee_id = c.trainee_id
     WHERE c.category = 'health' AND terms.ends_on IS NULL
       AND terms.starts_on < c.received_at::date AND c.received_at::date + 21 < %(on)s
     ORDER BY c.organization_id, c.id
"""
END = """
    UPDATE trainees_wageterms terms SET ends_on = day - 1
      FROM demo_lowered WHERE demo_lowered.id = terms.id
"""
LOWER = """
    INSERT INTO trainees_wageterms
           (organization_id, trainee_id, starts_on, unit, amount, included_allowances,
            excluded_allowances, annual_minutes, daily_minutes, planned_overtime_minutes,
            hours_exempt, minimum_industry, note)
    SELECT organization_id, trainee_id, day, unit, amount - amount / 70, included_allowances,
           excluded_allowances, annual_minutes, daily_minutes, planned_overtime_minutes,
           hours_exempt, minimum_industry, note
      FROM demo_lowered
"""


@sample("trainees.WageTerms")
def wages(cursor, scale):
    cursor.execute(TERMS, {"on": scale.on})
    cursor.execute(SPOKE, {"on": scale.on})
    cursor.execute(END)
    cursor.execute(LOWER)
