"""Rule: no more people of a stage are in training at a host than its size allows."""

from datetime import date

from companies.rules import COMPANY, LICENCE_DAYS, LICENCE_KINDS
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLANS

LEADS = (30,)
STAGES = (1, 2, 3)

# The plans whose people take a place at a host: those in training and those drafted for later.
# Who was taken over from another host takes none (Ordinance art. 16(4)). Care is counted apart.
CARE = "7-13-1"
PLACES = f"""
    {PLANS},
    places AS (
        SELECT organization_id, company_id, workplace_id, trainee_id, stage, starts_on, last_on,
               days, coalesce(operation_id = '{CARE}', false) AS is_care
          FROM plans
         WHERE (trains OR starts_on > %(on)s)
           AND NOT EXISTS (
               SELECT FROM trainees_placement placement
                WHERE placement.organization_id = plans.organization_id
                  AND placement.trainee_id = plans.trainee_id
                  AND placement.company_id = plans.company_id AND placement.taken_over
                  AND coalesce(placement.starts_on <= plans.last_on, true)
                  AND coalesce(placement.ends_on >= plans.starts_on, true))
    )
"""
# How many are in training of each stage and how many may be, at each host: on each start that is
# ahead or under way, and on the day itself. Care has caps of its own (CAP-002).
# A row that an organization added counts for hosts of its size once it is confirmed.
CAPPED = f"""
    {PLACES}, {LICENCE_DAYS},
    caps AS (
        SELECT NULL::bigint AS holder, starts_on, staff_min, staff_max, base_number, base_fraction
          FROM training_plans_headcountcap
         WHERE "table" = 'general_table' AND acceptance_type = 'supervised'
         UNION ALL
        SELECT organization_id, starts_on, staff_min, staff_max, base_number, ''
          FROM training_plans_ownheadcountcap
         WHERE confirmed_on <= %(on)s
    ),
    looks AS (
        SELECT organization_id, company_id, stage, starts_on AS day, true AS is_start
          FROM places WHERE NOT is_care AND last_on >= %(on)s AND days @> starts_on
         UNION
        SELECT organization_id, company_id, stage, %(on)s, false
          FROM places WHERE NOT is_care AND days @> %(on)s
    ),
    counted AS (
        SELECT looks.*, count(DISTINCT places.trainee_id) AS trainees
          FROM looks
          JOIN places ON places.organization_id = looks.organization_id
                     AND places.company_id = looks.company_id
                     AND places.stage = looks.stage AND places.days @> looks.day
                     AND NOT places.is_care
         GROUP BY looks.organization_id, looks.company_id, looks.stage, looks.day,
                  looks.is_start
    ),
    sized AS (
        SELECT counted.*, staff, standing.excellent,
               general_days @> counted.day AS general_licence,
               CASE WHEN cap.base_number IS NOT NULL THEN cap.base_number
                    ELSE staff * split_part(cap.base_fraction, '/', 1)::int
                         / split_part(cap.base_fraction, '/', 2)::int END AS base
          FROM counted
          JOIN licence_days ON licence_days.organization_id = counted.organization_id
          LEFT JOIN LATERAL (
              SELECT full_time_staff AS staff
                FROM companies_staffcount size
               WHERE size.organization_id = counted.organization_id
                 AND size.company_id = counted.company_id AND size.counted_on <= %(on)s
               ORDER BY size.counted_on <= counted.day DESC, abs(counted.day - counted_on)
               LIMIT 1
          ) sizes ON true
          LEFT JOIN LATERAL (
              SELECT base_number, base_fraction
                FROM caps
               WHERE (holder IS NULL OR holder = counted.organization_id)
                 AND caps.starts_on <= counted.day
                 AND staff BETWEEN staff_min AND coalesce(staff_max, staff)
               ORDER BY caps.starts_on DESC, holder NULLS FIRST
               LIMIT 1
          ) cap ON true
         CROSS JOIN LATERAL (
              SELECT EXISTS (
                  SELECT FROM companies_excellentstanding good
                   WHERE good.organization_id = counted.organization_id
                     AND good.company_id = counted.company_id
                     AND good.starts_on <= counted.day
                     AND coalesce(good.ends_on >= counted.day, true)) AS excellent) standing
    ),
    capped AS (
        SELECT sized.*,
               CASE WHEN base IS NOT NULL THEN least(
                   base * (CASE WHEN excellent AND general_licence
                                THEN ARRAY[2, 4, 6] ELSE ARRAY[1, 2, 0] END)[stage],
                   staff * stage) END AS cap
          FROM sized
    )
"""


@rule(
    "CAP-001",
    title=Text(ja="受入れ人数枠", en="Headcount caps by stage"),
    cites=(ACT.article(9, item=11), *(ORDINANCE.article(16, number) for number in (1, 2, 4))),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja="行方不明者は離脱の日から人数に数えない（製品の扱い）。",
        en="Whoever is missing is not counted from the day of leaving (product default).",
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-workplaces",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="開始を遅らせる、優良な実習実施者として申請する、又は他の実習実施者で受け入れる。",
        en="Postpone the start, apply as an excellent host, or have another host take the person.",
    ),
    remind_before=LEADS,
    reads={
        "full_time_staff": Text(ja="常勤職員数", en="full-time staff"),
        "excellent": Text(ja="優良な実習実施者", en="excellent host"),
        "licence": Text(ja="監理事業の区分", en="licence"),
    }
    | LICENCE_KINDS
    | {
        f"stage_{stage}_{what}": Text(ja=f"第{stage}号の{ja}", en=f"stage {stage}: {en}")
        for stage in STAGES
        for what, ja, en in [("trainees", "人数", "in training"), ("cap", "枠", "cap")]
    },
)
def headcount_caps():
    """On the day a plan starts, and on every day, no more people of each stage are in training at
    the host than its full-time staff allows; people taken over do not count.

    段階ごとの実習生の数は、常勤職員の総数に応じた人数枠を超えない。他から引き継いだ者は数えない。
    """
    # Over the cap on the day without a start that was: staff fell or excellence was lost, those
    # here may stay.
    return f"""
        WITH {CAPPED},
        over AS (
            SELECT capped.*,
                   bool_or(NOT is_start AND trainees > cap) OVER stages AS over_now,
                   bool_or(is_start AND day <= %(on)s AND trainees > cap) OVER stages
                   AS over_at_a_start
              FROM capped
            WINDOW stages AS (PARTITION BY organization_id, company_id, stage)
        ),
        judged AS (
            SELECT over.*,
                   CASE WHEN cap IS NULL THEN 'data_gap'
                        WHEN trainees <= cap THEN 'ok'
                        WHEN is_start AND (day > %(on)s OR over_now) THEN 'violation'
                        WHEN NOT is_start AND NOT over_at_a_start THEN 'warning'
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
                   'full_time_staff', max(staff), 'excellent', bool_or(excellent),
                   'licence', jsonb_agg(DISTINCT CASE WHEN general_licence THEN 'general'
                                                      ELSE 'specified' END))
               || jsonb_object_agg('stage_' || stage || '_trainees', trainees ORDER BY day)
               || jsonb_object_agg('stage_' || stage || '_cap', cap ORDER BY day) AS evidence
          FROM named
         GROUP BY organization_id, company_id, due_on
    """
