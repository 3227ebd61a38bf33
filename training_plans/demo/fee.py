"""Invented supervision fees: each month for audits and guidance, once for each batch the others.

On purpose open: of every ninth company a fee is above its cost, of another one it was disclosed
after it was collected, of a third the actual cost is not recorded (SUP-013).
"""

from titp.embedded.sample import sample

MONTHLY = """
    INSERT INTO training_plans_supervisionfee
           (organization_id, company_id, kind, amount, actual_cost, payer, disclosed_on,
            trigger_on, collected_on, starts_on, ends_on, people, use, note)
    SELECT organization_id, id, 'supervision', amount,
           CASE WHEN month = 1 AND nr %% 9 = 2 THEN NULL
                WHEN month = 1 AND nr %% 9 = 4 THEN amount - 3000 ELSE amount END,
           'host',
           CASE WHEN month = 1 AND nr %% 9 = 6 THEN collected_on + 3 ELSE collected_on - 30 END,
           first_on, collected_on, from_on, (from_on + interval '1 month')::date - 1, people,
           '監査・訪問指導の人件費及び交通費', ''
      FROM demo_company c
      JOIN (SELECT company_id, min(lecture_ends_on) + 1 AS first_on
              FROM training_plans_trainingplan
             WHERE accredited_on IS NOT NULL GROUP BY company_id) AS practice
        ON practice.company_id = c.id,
           generate_series(1, 6) AS month,
           LATERAL (SELECT (date_trunc('month', %(on)s::date)
                            - make_interval(months => month))::date AS from_on,
                           c.seats * 2 AS people) AS of_month,
           LATERAL (SELECT from_on + 24 AS collected_on, people * 28000 AS amount) AS fee
     WHERE first_on <= from_on
"""
BATCHES = """
    INSERT INTO training_plans_supervisionfee
           (organization_id, company_id, plan_id, kind, stage, amount, actual_cost, payer,
            disclosed_on, trigger_on, collected_on, people, use, note)
    SELECT p.organization_id, p.company_id, p.id, kind, 1, amount, amount, 'host',
           trigger_on - 20, trigger_on, trigger_on + 10, 1, use, ''
      FROM training_plans_trainingplan p,
           LATERAL (VALUES ('placement', p.starts_on - 200, 35000, '選抜の人件費・旅費'),
                           ('lecture', p.lecture_starts_on, 96000, '入国後講習の会場・講師・教材'),
                           ('other', p.starts_on - 10, 62000, '渡航費')
                   ) AS kinds (kind, trigger_on, amount, use)
     WHERE p.stage = 1 AND p.accredited_on IS NOT NULL AND p.starts_on > %(on)s::date - 400
       AND trigger_on + 10 <= %(on)s
"""


@sample("training_plans.SupervisionFee")
def fees(cursor, scale):
    for statement in (MONTHLY, BATCHES):
        cursor.execute(statement, {"on": scale.on})
