"""Rule: a host with someone practising in stage 1 is visited every calendar month."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINING, lectured_before

LEADS = (10, 5, 2, 0)


@rule(
    "SUP-004",
    title=Text(ja="訪問指導（第1号・月1回以上）", en="Monthly visit in stage 1"),
    cites=(ORDINANCE.article(52, item=3),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="月の途中で第1号の実習が終わる月の期限は要確認。",
        en="To be confirmed: until when a visit is due in a month in which stage 1 ends.",
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-audits",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="訪問指導を行い記録する（参考様式第4-10号）。できないときは代替の確認を行い理由を記録する。",
        en=(
            "Visit and record it (form 4-10); where that is impossible check in another way and"
            " record why."
        ),
    ),
    remind_before=LEADS,
    reads={
        "first_practice_on": Text(ja="月の最初の実習日", en="first practice day of the month"),
        "last_practice_on": Text(ja="月の最後の実習日", en="last practice day of the month"),
        "visited_on": Text(ja="訪問日", en="visited on"),
        "lectures_recorded": Text(ja="講習日の記録", en="lecture days recorded"),
    },
)
def monthly_visit():
    """In each calendar month in which somebody practises in stage 1 at the host, the host is
    visited from the first until the last such day of the month.

    第1号の実習（講習後）を行う暦月ごとに、実習実施者を一回以上訪問し指導する。
    """
    # Practice begins after the lectures, or at once where a transfer follows on them. Where their
    # end is not recorded it surely has begun two months after the start; until then nobody knows
    # whether a visit is owed. Visits are set apart with their month, so that they are found by it
    # and not by going through all of the company.
    return f"""
        WITH {TRAINING},
        practice AS (
            SELECT organization_id, company_id, range_agg(days * sure) AS sure_days,
                   range_agg(days) FILTER (WHERE lecture_ends_on IS NULL)
                   + range_agg(days * sure) AS days
              FROM training
             CROSS JOIN LATERAL (
                 SELECT datemultirange(daterange(coalesce(
                     lecture_ends_on + 1,
                     CASE WHEN {lectured_before("training")} THEN starts_on END,
                     law.add_months(starts_on, 2)), NULL)) AS sure) since
             WHERE stage = 1
             GROUP BY organization_id, company_id
        ),
        practised AS (
            SELECT organization_id, company_id, sure_days, coalesce(days, sure_days) AS days
              FROM practice
        ),
        months AS MATERIALIZED (
            SELECT practised.organization_id, practised.company_id, starts_at::date AS starts_on,
                   lower(in_month) AS first_practice_on,
                   upper(CASE WHEN sure THEN sure_days * month ELSE in_month END) - 1 AS due_on,
                   sure
              FROM practised
             CROSS JOIN LATERAL generate_series(
                 law.month_of(lower(days))::timestamp,
                 least(law.month_of(upper(days) - 1), %(on)s)::timestamp, '1 month') AS starts_at
             CROSS JOIN LATERAL (
                 SELECT datemultirange(daterange(
                     starts_at::date, law.add_months(starts_at::date, 1))) AS month) spans
             CROSS JOIN LATERAL (
                 SELECT days * month AS in_month, sure_days && month AS sure) practising
             WHERE NOT isempty(in_month)
        ),
        visits AS MATERIALIZED (
            SELECT organization_id, company_id, visited_on, law.month_of(visited_on) AS starts_on
              FROM training_plans_visit
             WHERE visited_on <= %(on)s
        ),
        visited AS (
            SELECT months.*, min(visits.visited_on) AS visited_on
              FROM months
              LEFT JOIN visits
                ON visits.organization_id = months.organization_id
               AND visits.company_id = months.company_id
               AND visits.starts_on = months.starts_on
               AND visits.visited_on >= first_practice_on
             GROUP BY months.organization_id, months.company_id, months.starts_on,
                      first_practice_on, due_on, sure
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               due_on, visited_on AS done_on,
               CASE WHEN visited_on IS NULL AND NOT sure THEN 'data_gap'
                    ELSE law.state_of(due_on, visited_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'first_practice_on', first_practice_on, 'last_practice_on', due_on,
                   'visited_on', visited_on, 'lectures_recorded', sure) AS evidence
          FROM visited
    """
