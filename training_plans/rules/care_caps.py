"""Rule: no more people are in training in care at an establishment than its care staff allows."""

from datetime import date

from companies.rules import COMPANY, LICENCE_DAYS, LICENCE_KINDS
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules.headcount_caps import PLACES

LEADS = (30,)
SIZES = """care_staff_min, care_staff_max,
               basic_stage1, basic_total, excellent_stage1, excellent_total"""


def _number(cap):
    """SQL for a cap as the table writes it: a number, "n" (the staff) or "floor(3n/20)"."""
    return f"""
        CASE WHEN staff = 0 THEN 0
             WHEN {cap} = 'n' THEN staff
             WHEN {cap} ~ '^[0-9]+$' THEN {cap}::int
             ELSE coalesce(nullif(substring({cap} FROM '([0-9]*)n/'), ''), '1')::int * staff
                  / substring({cap} FROM 'n/([0-9]+)')::int END"""


# How many learn care at each establishment and how many may: on each start that is ahead or under
# way, and on the day itself. A plan that names no workplace is where the person is placed, or at
# the only one that the host has. A row that an organization added counts for establishments of its
# size once it is confirmed. `counted`: stages 1 and 2, of an excellent host all three.
CARE_CAPPED = f"""
    {PLACES}, {LICENCE_DAYS},
    care_caps AS (
        SELECT NULL::bigint AS holder, starts_on, {SIZES} FROM training_plans_careheadcountcap
         UNION ALL
        SELECT organization_id, starts_on, {SIZES} FROM training_plans_owncareheadcountcap
         WHERE confirmed_on <= %(on)s
    ),
    learners AS (
        SELECT places.*, coalesce(places.workplace_id, placed.workplace_id, sole.id)
               AS establishment_id
          FROM places
          LEFT JOIN LATERAL (
              SELECT placement.workplace_id
                FROM trainees_placement placement
               WHERE placement.organization_id = places.organization_id
                 AND placement.trainee_id = places.trainee_id
                 AND placement.company_id = places.company_id
                 AND placement.workplace_id IS NOT NULL
               ORDER BY placement.starts_on DESC NULLS LAST, placement.id DESC
               LIMIT 1
          ) placed ON true
          LEFT JOIN LATERAL (
              SELECT min(workplace.id) AS id
                FROM companies_workplace workplace
               WHERE workplace.organization_id = places.organization_id
                 AND workplace.company_id = places.company_id
              HAVING count(*) = 1
          ) sole ON true
         WHERE is_care
    ),
    care_looks AS (
        SELECT organization_id, company_id, establishment_id, starts_on AS day, true AS is_start
          FROM learners WHERE last_on >= %(on)s AND days @> starts_on
         UNION
        SELECT organization_id, company_id, establishment_id, %(on)s, false
          FROM learners WHERE days @> %(on)s
    ),
    care_counted AS (
        SELECT look.*, standing.excellent, standing.general_licence,
               count(DISTINCT trainee_id) FILTER (WHERE stage = 1) AS stage_1,
               count(DISTINCT trainee_id) FILTER (WHERE excellent OR stage < 3) AS counted
          FROM care_looks look
          JOIN licence_days ON licence_days.organization_id = look.organization_id
         CROSS JOIN LATERAL (
              SELECT general_days @> look.day AS general_licence,
                     general_days @> look.day AND EXISTS (
                  SELECT FROM companies_excellentstanding good
                   WHERE good.organization_id = look.organization_id
                     AND good.company_id = look.company_id
                     AND good.starts_on <= look.day
                     AND coalesce(good.ends_on >= look.day, true)) AS excellent) standing
          JOIN learners ON learners.organization_id = look.organization_id
                       AND learners.company_id = look.company_id
                       AND learners.establishment_id IS NOT DISTINCT FROM look.establishment_id
                       AND learners.days @> look.day
         GROUP BY look.organization_id, look.company_id, look.establishment_id, look.day,
                  look.is_start, standing.excellent, standing.general_licence
    ),
    care_capped AS (
        SELECT care_counted.*, workplace.name AS establishment, staff,
               CASE WHEN excellent THEN {_number("excellent_stage1")}
                    ELSE {_number("basic_stage1")} END AS stage_1_cap,
               CASE WHEN excellent THEN {_number("excellent_total")}
                    ELSE {_number("basic_total")} END AS total_cap
          FROM care_counted
          LEFT JOIN companies_workplace workplace
            ON workplace.organization_id = care_counted.organization_id
           AND workplace.id = establishment_id
          LEFT JOIN LATERAL (
              SELECT full_time_care_staff AS staff
                FROM companies_carestaffcount size
               WHERE size.organization_id = care_counted.organization_id
                 AND size.workplace_id = establishment_id AND size.counted_on <= %(on)s
               ORDER BY size.counted_on <= care_counted.day DESC,
                        abs(care_counted.day - counted_on)
               LIMIT 1
          ) sizes ON true
          LEFT JOIN LATERAL (
              SELECT care_caps.*
                FROM care_caps
               WHERE (holder IS NULL OR holder = care_counted.organization_id)
                 AND starts_on <= care_counted.day
                 AND staff BETWEEN care_staff_min AND coalesce(care_staff_max, staff)
               ORDER BY starts_on DESC, holder NULLS FIRST
               LIMIT 1
          ) cap ON true
    )
"""


@rule(
    "CAP-002",
    title=Text(ja="介護の受入れ人数枠", en="Headcount caps of care"),
    cites=(ORDINANCE.article(16, 3),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja="人数枠の数値は告示をまとめた二次資料による。常勤介護職員の減少だけによる超過は注意とする（製品の扱い）。",
        en=(
            "The figures are from a summary of the notice on care. Over a cap only because care"
            " staff fell is to be looked at (product default)."
        ),
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-workplaces",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="受入れ人数を減らす、他の事業所で受け入れる、又は常勤介護職員を増やす。",
        en="Take fewer people, use another establishment, or employ more full-time care staff.",
    ),
    remind_before=LEADS,
    reads={
        "workplaces": Text(ja="事業所", en="workplaces"),
        "care_staff": Text(ja="常勤介護職員数", en="full-time care staff"),
        "excellent": Text(ja="優良な実習実施者", en="excellent host"),
        "stage_1_trainees": Text(ja="第1号の人数", en="stage 1: in training"),
        "stage_1_cap": Text(ja="第1号の枠", en="stage 1: cap"),
        "trainees": Text(ja="全体の人数", en="together: in training"),
        "total_cap": Text(ja="全体の枠", en="together: cap"),
        "workplace_recorded": Text(ja="事業所の記録", en="workplace recorded"),
        "licence": Text(ja="監理事業の区分", en="licence"),
    }
    | LICENCE_KINDS,
)
def care_caps():
    """In care the caps are counted by establishment: on the day a plan starts, and on every day,
    no more people of stage 1, and no more together, are in training there than its full-time care
    staff allows.

    介護では事業所ごとに、第1号の実習生の数及び実習生の総数が、常勤の介護職員の数に応じた人数枠を超えない。
    """
    # As in CAP-001: over the cap without a start that was over it means that staff fell.
    return f"""
        WITH {CARE_CAPPED},
        measured AS (
            SELECT care_capped.*, stage_1 > stage_1_cap OR counted > total_cap AS is_over
              FROM care_capped
        ),
        over AS (
            SELECT measured.*,
                   bool_or(NOT is_start AND is_over) OVER places AS over_now,
                   bool_or(is_start AND day <= %(on)s AND is_over) OVER places AS over_at_a_start
              FROM measured
            WINDOW places AS (PARTITION BY organization_id, company_id, establishment_id)
        ),
        judged AS (
            SELECT over.*,
                   CASE WHEN establishment_id IS NULL OR is_over IS NULL THEN 'data_gap'
                        WHEN NOT is_over THEN 'ok'
                        WHEN is_start AND (day > %(on)s OR over_now) THEN 'violation'
                        WHEN NOT is_start AND NOT coalesce(over_at_a_start, false) THEN 'warning'
                        ELSE 'ok' END AS state
              FROM over
        ),
        named AS (
            SELECT judged.*, CASE state WHEN 'violation' THEN day END AS due_on FROM judged
             WHERE state <> 'ok'
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               due_on, min(state) AS state, NULL::date AS done_on,
               jsonb_build_object(
                   'workplaces', coalesce(
                       jsonb_agg(DISTINCT establishment) FILTER (WHERE establishment IS NOT NULL),
                       '[]'),
                   'care_staff', max(staff), 'excellent', bool_or(excellent),
                   'stage_1_trainees', max(stage_1), 'stage_1_cap', min(stage_1_cap),
                   'trainees', max(counted), 'total_cap', min(total_cap),
                   'workplace_recorded', bool_and(establishment_id IS NOT NULL),
                   'licence', jsonb_agg(DISTINCT CASE WHEN general_licence THEN 'general'
                                                      ELSE 'specified' END)) AS evidence
          FROM named
         GROUP BY organization_id, company_id, due_on
    """
