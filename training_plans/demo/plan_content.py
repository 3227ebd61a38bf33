"""Invented contents of plans, their acts, and batches of those who come next.

Of the plans under way or ahead, those of three in four batches are written in full; the others are
as a roster left them, with hours but no tasks. On purpose open: of the plans that nobody filed yet
every third has no pay, so that filing is blocked.
"""

from titp.embedded.sample import sample

# Written in full: plans that are not over, of batches by their number.
FULL = """
    CREATE TEMP TABLE demo_full ON COMMIT DROP AS
    SELECT p.*, row_number() OVER (ORDER BY p.id) AS nr
      FROM training_plans_trainingplan p
     WHERE p.ends_on >= %(on)s AND p.ended_on IS NULL
       AND pg_temp.draw('in full', 4, p.company_id) > 0
"""
# The hours as the plan has them, year by year; what is for safety and health apart.
TASKS = """
    INSERT INTO training_plans_plantask
           (organization_id, plan_id, year, task_class, is_safety, name, minutes, from_month,
            until_month, means)
    SELECT organization_id, id, year, task_class, is_safety, name,
           CASE WHEN year = 1 THEN whole - whole / 60 / years * 60 * (years - 1)
                ELSE whole / 60 / years * 60 END,
           1, 12, CASE WHEN is_safety THEN '' ELSE '保護具、測定工具' END
      FROM (SELECT p.organization_id, p.id, task_class, is_safety, name,
                   CASE WHEN p.stage = 1 THEN 1 ELSE 2 END AS years,
                   CASE task_class WHEN 'essential' THEN
                        CASE WHEN is_safety THEN essential_safety_minutes
                             ELSE essential_minutes - essential_safety_minutes END
                   WHEN 'related' THEN
                        CASE WHEN is_safety THEN related_safety_minutes
                             ELSE related_minutes - related_safety_minutes END
                   ELSE CASE WHEN is_safety THEN peripheral_safety_minutes
                             ELSE peripheral_minutes - peripheral_safety_minutes END END AS whole
              FROM demo_full p CROSS JOIN (VALUES
                   ('essential', false, '主たる作業'), ('essential', true, '作業開始前の安全点検'),
                   ('related', false, '関連する準備・仕上げ作業'),
                   ('related', true, '整理整頓・安全衛生教育'),
                   ('peripheral', false, '運搬・清掃'), ('peripheral', true, '運搬作業の安全衛生'))
                   AS task (task_class, is_safety, name)) AS parts
     CROSS JOIN LATERAL generate_series(1, years) AS year
     WHERE whole >= 120
"""
MATERIALS = """
    INSERT INTO training_plans_planmaterial (organization_id, plan_id, kind, name, note)
    SELECT organization_id, id, kind, name, ''
      FROM demo_full CROSS JOIN (VALUES
           ('material', '作業用の素材・部品'), ('equipment', '作業機械・手工具'),
           ('product', '完成品の例')) AS thing (kind, name)
"""
TARGETS = """
    INSERT INTO training_plans_plantarget
           (organization_id, plan_id, test, test_name, grade, part, planned_on, ability)
    SELECT organization_id, id,
           CASE test_type WHEN 'trade_skill_test' THEN 'skill' ELSE 'evaluation' END,
           test_name_ja, (ARRAY['basic', 'grade_3', 'grade_2'])[stage],
           CASE stage WHEN 1 THEN 'both' ELSE 'practical' END, ends_on - 100, ''
      FROM demo_full JOIN training_plans_operation o ON o.operation_code = operation_id
"""
POSTS = """
    INSERT INTO training_plans_planpost
           (organization_id, plan_id, workplace_id, staff_id, post)
    SELECT DISTINCT p.organization_id, p.id, held.workplace_id, held.staff_id, held.post
      FROM demo_full p JOIN companies_appointment held
        ON held.organization_id = p.organization_id AND held.workplace_id = p.workplace_id
       AND held.starts_on <= %(on)s AND coalesce(held.ends_on >= %(on)s, true)
"""
PAY = """
    INSERT INTO training_plans_planpay
           (organization_id, plan_id, unit, amount, included_allowances, excluded_allowances,
            annual_minutes, daily_minutes, working_hours, days_off, contract_starts_on,
            contract_ends_on, food_charge, housing_charge, other_charge, compared_amount,
            comparison)
    SELECT p.organization_id, p.id, terms.unit, terms.amount, terms.included_allowances,
           terms.excluded_allowances, terms.annual_minutes, terms.daily_minutes,
           '8:00～17:00、休憩60分', '土日・祝日、年次有給休暇', p.starts_on, p.ends_on,
           NULL, 20000, 0, CASE WHEN by_rules THEN NULL ELSE terms.amount END,
           CASE WHEN by_rules THEN '賃金規程による（比較できる日本人がいないため）'
                ELSE '同じ作業に従事する日本人と同額' END
      FROM demo_full p
      JOIN LATERAL (SELECT * FROM trainees_wageterms t
                     WHERE t.organization_id = p.organization_id AND t.trainee_id = p.trainee_id
                     ORDER BY t.starts_on DESC LIMIT 1) AS terms ON true
     CROSS JOIN LATERAL (
           SELECT pg_temp.draw('pay by rules', 6, p.trainee_id) = 0 AS by_rules) AS compared
     WHERE p.filed_on IS NOT NULL OR p.nr %% 3 > 0
"""
# What the law asks of each: as it was told and recommended before the first application. Open are,
# on purpose, those of every fourth plan that nobody filed yet.
PREREQUISITES = """
    INSERT INTO training_plans_planprerequisites
           (organization_id, plan_id, explained_on, explained_paper, work_at_home, ground,
            ground_told, ground_from, ground_until, ground_minutes, ground_paper, recommended_by,
            recommended_on, recommended_paper, done_before, done_before_reason, note)
    SELECT p.organization_id, p.id, first_on - 200, '申告書（参考様式第1-20号）',
           '帰国後、出身地の事業所で習得した技能を使う業務に従事', ground,
           CASE ground WHEN 'experience' THEN '出身地の事業所で同種の業務に従事'
                       WHEN 'education' THEN '職業訓練校で同じ分野の訓練を修了'
                       ELSE '実習実施者の現地の取引先からの要請' END,
           CASE WHEN ground <> 'requested' THEN first_on - 900 END,
           CASE WHEN ground <> 'requested' THEN first_on - 500 END,
           CASE WHEN ground = 'education' THEN 400 * 60 END,
           CASE ground WHEN 'experience' THEN '同種業務従事経験等証明書（参考様式第1-27号）'
                       ELSE '訓練修了証の写し' END,
           '本国の労働行政機関', first_on - 180,
           CASE WHEN p.filed_on IS NULL AND p.nr %% 4 = 2 THEN ''
                ELSE '推薦状（参考様式第1-23号）' END,
           false, '', ''
      FROM (SELECT p.*, p.starts_on - (ARRAY[0, 365, 1095])[p.stage] AS first_on,
                   (ARRAY['experience', 'experience', 'education', 'requested'])
                   [1 + p.trainee_id %% 4] AS ground
              FROM demo_full p) AS p
     WHERE p.filed_on IS NOT NULL OR p.nr %% 4 > 0
"""
# What was filed and accredited in the last year was recorded as acts, by the office.
ACTS = """
    INSERT INTO training_plans_planact
           (organization_id, plan_id, kind, happened_on, at, by_id, number, note, touched)
    SELECT organization_id, plan_id, kind, happened_on, happened_on + time '10:00', by_id, number,
           '', '[]'
      FROM (SELECT p.organization_id, p.id AS plan_id, office.user_id AS by_id, told.*
              FROM demo_full p
              JOIN LATERAL (SELECT m.user_id FROM accounts_membership m
                             WHERE m.organization_id = p.organization_id
                               AND m.role = 'caseworker' ORDER BY m.user_id LIMIT 1) AS office
                ON true
             CROSS JOIN LATERAL (VALUES ('filed', p.filed_on, ''),
                                        ('accredited', p.accredited_on, p.accreditation_number))
                   AS told (kind, happened_on, number)) AS act
     WHERE happened_on BETWEEN %(on)s::date - 365 AND %(on)s
     ORDER BY plan_id, happened_on, kind DESC
"""
# A batch for each company whose people begin a stage together and wait to be filed.
BATCHES = """
    WITH waiting AS (
        SELECT organization_id, company_id, stage, starts_on, ends_on, min(workplace_id) AS place,
               min(operation_id) AS operation_id, min(lecture_starts_on) AS lecture_starts_on,
               min(lecture_ends_on) AS lecture_ends_on, min(test_target) AS test_target
          FROM training_plans_trainingplan
         WHERE filed_on IS NULL AND accredited_on IS NULL AND starts_on > %(on)s
         GROUP BY organization_id, company_id, stage, starts_on, ends_on
        HAVING count(*) > 1
    ), batches AS (
        INSERT INTO training_plans_planbatch
               (organization_id, name, company_id, stage, workplace_id, operation_id, starts_on,
                ends_on, lecture_starts_on, lecture_ends_on, test_target, note)
        SELECT organization_id,
               to_char(starts_on, 'YYYY"年"FMMM"月期 "') || company_id || '-' || stage
               || to_char(ends_on, '"-"MMDD'),
               company_id, stage, place, operation_id, starts_on, ends_on, lecture_starts_on,
               lecture_ends_on, test_target, ''
          FROM waiting
        RETURNING *
    )
    INSERT INTO training_plans_batchplan (organization_id, batch_id, plan_id)
    SELECT p.organization_id, batches.id, p.id
      FROM batches JOIN training_plans_trainingplan p
        ON p.organization_id = batches.organization_id AND p.company_id = batches.company_id
       AND p.stage = batches.stage AND p.starts_on = batches.starts_on
       AND p.ends_on = batches.ends_on AND p.filed_on IS NULL AND p.accredited_on IS NULL
"""
PAPERS = """
    INSERT INTO training_plans_batchpaper
           (organization_id, batch_id, paper_id, plan_id, received_on)
    SELECT batch.organization_id, batch.id, paper.code, NULL, %(on)s::date - 7
      FROM training_plans_planbatch batch JOIN training_plans_planpaper paper
        ON paper.scope = 'batch' AND strpos(paper.stages, batch.stage::text) > 0
     WHERE paper.place %% 2 = 0
"""
# What an early return leaves: the person's own words, and what was done meanwhile.
STATEMENTS = """
    INSERT INTO training_plans_returnstatement
           (organization_id, plan_id, language, text, in_japanese, given_on, interpreter)
    SELECT organization_id, plan_id, 'vi', 'Tôi tự nguyện về nước vì hoàn cảnh gia đình.',
           '家庭の事情により、自分の意思で帰国します。', intention_confirmed_on, ''
      FROM training_plans_difficulty
     WHERE event = 'early_return' AND intention_confirmed_on IS NOT NULL
"""
MEASURES = """
    INSERT INTO training_plans_continuationmeasure
           (organization_id, plan_id, kind, side, taken_on, what, outcome)
    SELECT organization_id, plan_id, 'candidate', 'organization', event_on + 5,
           '同じ職種の実習実施者に受入れを照会', '受入れ先なし'
      FROM training_plans_difficulty WHERE event = 'early_return'
     UNION ALL
    SELECT organization_id, plan_id, 'living', 'company', event_on + 1, '療養中の生活費を支援', ''
      FROM training_plans_difficulty WHERE event = 'suspended'
"""


@sample("training_plans.PlanTask", "training_plans.PlanAct", "training_plans.PlanBatch")
def contents(cursor, scale):
    for statement in (
        FULL, TASKS, MATERIALS, TARGETS, POSTS, PAY, PREREQUISITES, ACTS, BATCHES, PAPERS,
        STATEMENTS, MEASURES,
    ):  # fmt: skip
        cursor.execute(statement, {"on": scale.on})
