"""Rule: who goes on to stage 3 is home for at least a month, before it or within its first year."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import PLANS

LEADS = (120, 60, 30)


@rule(
    "PLAN-013",
    title=Text(ja="第3号の一時帰国", en="Temporary return for stage 3"),
    cites=(
        ORDINANCE.article(10, 2, 3, "ト"),
        ORDINANCE.article(12, 1, 6),
        ORDINANCE.article(52, item=9),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="一か月・一年の日数の数え方は要確認。出国日の一か月後の応当日以後の再入国で足りるとする。",
        en=(
            "To be confirmed: how the month and the year are counted; here being back on the same"
            " day of the next month is enough."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja=(
            "一時帰国の時期を決め、監理団体の負担で航空券を手配し、出国日と再入国日を記録する。"
            "計画の期間と異なるときは軽微変更届を提出する。"
        ),
        en=(
            "Plan the stay at home, buy the ticket at the organization's cost and record both"
            " days; where they differ from the plan, notify the minor change."
        ),
    ),
    remind_before=LEADS,
    reads={
        "mode": Text(ja="一時帰国の時期", en="when"),
        "before": Text(ja="第3号の開始前", en="before stage 3"),
        "within": Text(ja="第3号の開始後1年以内", en="within a year of the start of stage 3"),
        "stage_2_ends_on": Text(ja="第2号の最終日", en="stage 2 ends on"),
        "stage_3_starts_on": Text(ja="第3号の開始日", en="stage 3 starts on"),
        "departed_on": Text(ja="出国日", en="left Japan on"),
        "returned_on": Text(ja="再入国日", en="back in Japan on"),
        "cost_payer": Text(ja="旅費の負担者", en="travel paid by"),
        "organization": Text(ja="監理団体", en="the supervising organization"),
        "company": Text(ja="実習実施者", en="the host company"),
        "trainee": Text(ja="技能実習生", en="the trainee"),
        "other": Text(ja="その他の者", en="somebody else"),
    },
)
def temporary_return():
    """Between stages 2 and 3 a trainee is home for at least one month, or leaves within the first
    year of stage 3 for at least one month and less than a year; the supervising organization pays
    the travel.

    第3号の開始前に一か月以上、又は開始後一年以内に出国して一か月以上一年未満の一時帰国をする。旅費は監理団体が負担する。
    """
    # Of several stays the one that fulfils the law counts, else the latest. A person's first
    # accredited plan of stage 3 is the anchor, also after a transfer. Nobody need go who had to
    # stop before the last day of departure. Before stage 3 the organization pays where the plan
    # was filed while stage 2 was running.
    return f"""
        WITH {PLANS},
        third_stages AS (
            SELECT plans.*,
                   max(ends_on) FILTER (WHERE trains) OVER person AS ends_by,
                   max(last_on) FILTER (WHERE trains) OVER person AS trained_until
              FROM plans
             WHERE stage = 3
            WINDOW person AS (PARTITION BY organization_id, trainee_id)
        ),
        anchors AS (
            SELECT DISTINCT ON (organization_id, trainee_id) *
              FROM third_stages
             WHERE starts_on IS NOT NULL
             ORDER BY organization_id, trainee_id, trains DESC, starts_on, id
        ),
        last_stage AS (
            SELECT DISTINCT ON (three.organization_id, three.trainee_id)
                   three.*, law.inclusive_end(three.starts_on, 12) AS leaves_by,
                   least(two.ends_on, two.ended_on) AS second_on
              FROM anchors three
              LEFT JOIN plans two
                ON two.organization_id = three.organization_id
               AND two.trainee_id = three.trainee_id AND two.stage = 2
               AND two.starts_on < three.starts_on
             ORDER BY three.organization_id, three.trainee_id, two.trains DESC,
                      two.starts_on DESC
        ),
        stays AS (
            SELECT three.*, away.id AS away_id, away.mode, away.cost_payer, day.departed_on,
                   day.returned_on,
                   CASE WHEN away.mode = 'before' THEN three.starts_on
                        WHEN day.departed_on <= three.leaves_by AND day.returned_on IS NULL
                        THEN law.add_months(day.departed_on, 12) - 1
                        ELSE three.leaves_by END AS due_on,
                   away.mode = 'within' OR three.filed_on <= three.second_on AS is_paid,
                   day.returned_on >= law.add_months(day.departed_on, 1)
                   AND CASE away.mode
                            WHEN 'before' THEN day.departed_on >= three.second_on
                                               AND day.returned_on <= three.starts_on
                            ELSE day.departed_on BETWEEN three.starts_on AND three.leaves_by
                                 AND day.returned_on < law.add_months(day.departed_on, 12) END
                   AS is_valid
              FROM last_stage three
              LEFT JOIN (training_plans_temporaryreturn away
                         JOIN training_plans_trainingplan own
                           ON own.organization_id = away.organization_id
                          AND own.id = away.plan_id)
                ON own.organization_id = three.organization_id
               AND own.trainee_id = three.trainee_id
              LEFT JOIN LATERAL (
                   SELECT CASE WHEN away.departed_on <= %(on)s THEN away.departed_on END
                          AS departed_on,
                          CASE WHEN away.returned_on <= %(on)s THEN away.returned_on END
                          AS returned_on) AS day ON true
        ),
        counted AS (
            SELECT DISTINCT ON (organization_id, trainee_id) *
              FROM stays
             ORDER BY organization_id, trainee_id, is_valid DESC NULLS LAST,
                      departed_on DESC NULLS FIRST, away_id DESC
        ),
        judged AS (
            SELECT counted.*,
                   CASE WHEN trained_until < least(ends_by, leaves_by, %(on)s)
                             AND is_valid IS DISTINCT FROM true
                             AND (mode IS DISTINCT FROM 'before' OR trained_until < starts_on)
                             OR NOT trains AND starts_on <= %(on)s
                        THEN 'not_applicable'
                        WHEN mode IS NULL AND (trains OR filed_on <= %(on)s) THEN 'data_gap'
                        WHEN mode IS NULL THEN 'upcoming'
                        WHEN mode = 'before' AND departed_on IS NULL AND %(on)s > due_on
                        THEN 'data_gap'
                        WHEN mode = 'before' AND departed_on IS NOT NULL AND second_on IS NULL
                        THEN 'data_gap'
                        WHEN is_valid AND is_paid AND cost_payer NOT IN ('', 'organization')
                        THEN 'violation'
                        WHEN is_valid AND coalesce(is_paid, true)
                             AND cost_payer <> 'organization' THEN 'data_gap'
                        WHEN is_valid THEN 'ok'
                        WHEN departed_on > leaves_by THEN 'violation'
                        WHEN %(on)s > due_on THEN 'violation'
                        ELSE law.state_of(due_on, NULL, %(on)s, {LEADS[0]}) END AS state
              FROM counted
        )
        SELECT organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               CASE WHEN is_valid THEN returned_on END AS done_on,
               jsonb_build_object(
                   'mode', to_jsonb(array_remove(ARRAY[mode], NULL)),
                   'stage_2_ends_on', second_on, 'stage_3_starts_on', starts_on,
                   'departed_on', departed_on, 'returned_on', returned_on,
                   'cost_payer', to_jsonb(array_remove(ARRAY[nullif(cost_payer, '')], NULL))
               ) AS evidence
          FROM judged
    """
