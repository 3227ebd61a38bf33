"""Rule: what an hour of work is paid with reaches the minimum wage of the place and the day."""

from datetime import date

from titp.compliance.law import ACT, MINIMUM_WAGE_ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.pay import HOURLY_WAGES, WAGE_WORDS
from training_plans.rates import RATES, SITES

LEADS = (30, 14, 7, 1)
# What is not recorded, as evidence names it.
MISSING = {
    "rate_day": Text(ja="改定額の発効日", en="day of the new rate"),
    "rate": Text(ja="その期間の最低賃金", en="minimum wage of those days"),
    "wage_terms": Text(ja="その期間の賃金条件", en="wage terms of those days"),
    "wage_hours": Text(
        ja="賃金の時間額の計算に要る時間数", en="hours that give the wage for an hour"
    ),
}


@rule(
    "PAY-001",
    title=Text(ja="最低賃金以上", en="Minimum wage"),
    cites=(*(MINIMUM_WAGE_ACT.article(number) for number in (4, 6, 9)), ACT.article(9, item=9)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja=(
            "時間額への換算は実務による。発効日が未確定の改定額と現行額の間の賃金、及び10月以降に当年度の額が"
            "未登録の期間は「情報不足」とする（製品の扱い）。"
        ),
        en=(
            "The conversion to an hour is that of practice. Product default: wages between the rate"
            " in force and a new one without its day, and days from October on for which the rate"
            " of the year is not loaded, are data missing."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-wages",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="発効日から賃金を引き上げ、不足額を支払う。変更の届出が要るときは届け出る。",
        en=(
            "Raise the wage from the effective day; pay the difference; report the change of wage"
            " where a notice is required."
        ),
    ),
    remind_before=LEADS,
    reads={
        "prefecture": Text(ja="就業場所の都道府県", en="prefecture of the workplace"),
        "industry": Text(ja="特定最低賃金の業種", en="industry with a minimum wage of its own"),
        "minimum_wage": Text(ja="最低賃金（時間額・円）", en="minimum wage (yen an hour)"),
        "minimum_wage_from": Text(ja="最低賃金の発効日", en="minimum wage in force from"),
        "row_of_our_own": Text(ja="独自に登録した額", en="row of our own"),
        "recommended": Text(ja="発効日未確定の改定額（円）", en="new rate without its day (yen)"),
        "hourly_wage": Text(ja="賃金の時間額（円）", en="wage for an hour (yen)"),
        "below_from": Text(ja="下回る最初の日", en="below from"),
        "below_until": Text(ja="下回る最後の日", en="below until"),
        "missing_from": Text(ja="判断できない最初の日", en="not known from"),
        "missing_until": Text(ja="判断できない最後の日", en="not known until"),
        "missing": Text(ja="記録のない項目", en="what is not recorded"),
    }
    | WAGE_WORDS
    | MISSING,
    version=2,
)
def minimum_wage():
    """For every day of practice the wage for an hour, allowances that do not count aside, reaches
    the minimum wage of the prefecture of the workplace, and that of the industry if there is one.

    実習の各日について、算入しない手当を除いた賃金の時間額は、就業場所の地域別最低賃金
    （特定最低賃金があるときはその額も）以上でなければならない。
    """
    return f"""
        WITH {SITES}, {HOURLY_WAGES}, {RATES},
        steps AS MATERIALIZED (
            SELECT row_number() OVER () AS step, sites.organization_id, sites.trainee_id,
                   sites.company_id, sites.prefecture_id, rates.industry, rates.yen_per_hour,
                   rates.starts_on, rates.next_on, rates.yen_before, rates.own, rates.certain,
                   sites.days * datemultirange(daterange(rates.starts_on, rates.next_on)) AS days,
                   upper(sites.days) > %(on)s AS is_there
              FROM sites JOIN rates USING (organization_id, prefecture_id)
             WHERE CASE WHEN sites.days && daterange(rates.starts_on, rates.next_on)
                        THEN true ELSE false END
        ),
        -- in one go: steps are looked up by nothing that the planner could guess the number of
        compared AS (
            SELECT step, steps.organization_id, steps.trainee_id, steps.company_id,
                   steps.prefecture_id, steps.industry, yen_per_hour, steps.starts_on, next_on,
                   own, certain, steps.days, is_there,
                   lower(steps.days) AS due_on, min(wages.starts_on) AS first_terms_on,
                   steps.days * datemultirange(daterange(NULL, %(on)s::date + 1)) AS elapsed,
                   steps.days * coalesce(range_agg(wages.days), datemultirange()) AS paid,
                   coalesce(range_agg(wages.days) FILTER (WHERE NOT asked), datemultirange())
                   AS not_asked,
                   steps.days * coalesce(
                       range_agg(wages.days) FILTER (WHERE below AND NOT mixed),
                       datemultirange()) AS short,
                   steps.days * coalesce(range_agg(wages.days) FILTER (
                       WHERE asked AND (below AND mixed OR below IS NULL
                             AND (certain OR steps.starts_on IS NULL OR hourly IS NOT NULL))),
                       datemultirange()) AS unsure,
                   (array_agg(below ORDER BY wages.starts_on DESC) FILTER (WHERE begun))[1]
                   AS short_then,
                   (array_agg(hourly ORDER BY wages.starts_on DESC) FILTER (WHERE begun))[1]
                   AS latest,
                   min(hourly) FILTER (WHERE wages.days && steps.days) AS lowest,
                   (array_agg(wages.told ORDER BY wages.starts_on DESC) FILTER (WHERE begun))[1]
                   AS latest_of,
                   (array_agg(wages.told ORDER BY hourly) FILTER (
                       WHERE wages.days && steps.days))[1] AS lowest_of
              FROM steps
              LEFT JOIN wages ON wages.organization_id = steps.organization_id
                             AND wages.trainee_id = steps.trainee_id
                             AND steps.industry IN ('', wages.industry)
             CROSS JOIN LATERAL (
                   SELECT top < yen_per_hour::bigint * bottom AS below,
                          trunc(top::numeric / nullif(bottom, 0), 2) AS hourly,
                          asked AND wages.starts_on <= lower(steps.days) AS begun,
                          -- a month of piecework over the day of a new rate has one mean only
                          coalesce(by_month AND wages.starts_on < steps.starts_on
                              AND top >= yen_before::bigint * bottom, false) AS mixed) compared
             GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
        ),
        judged AS (
            SELECT compared.*, short * elapsed AS short_now,
                   CASE WHEN certain AND industry = '' THEN elapsed - paid
                        ELSE datemultirange() END
                   + unsure * elapsed
                   + CASE WHEN certain THEN datemultirange() ELSE short * elapsed END
                   - coalesce(range_agg(short) FILTER (WHERE certain) OVER (
                         PARTITION BY organization_id, trainee_id), datemultirange()) AS gaps,
                   certain AND starts_on <= %(on)s
                   AND coalesce(next_on > %(on)s, true) AND is_there AS is_now
              FROM compared
        ),
        told AS (
            SELECT judged.*,
                   -- in times that are over, days before the first terms are not asked about
                   CASE WHEN is_now OR NOT certain THEN gaps
                        ELSE gaps * datemultirange(daterange(first_terms_on, NULL)) END AS gap,
                   lower((elapsed - short - gaps - not_asked)
                         * datemultirange(daterange(upper(short_now), NULL))) AS raised_on
              FROM judged
        ),
        states AS (
            SELECT told.*,
                   CASE WHEN NOT certain THEN
                             CASE WHEN isempty(gap) THEN 'ok'
                                  WHEN starts_on IS NULL AND NOT days @> %(on)s::date
                                  THEN 'not_applicable'
                                  ELSE 'data_gap' END
                        WHEN isempty(elapsed) THEN
                             CASE WHEN NOT coalesce(short_then, true) THEN 'ok'
                                  WHEN due_on - %(on)s <= {LEADS[0]} AND short_then
                                  THEN 'due_soon' ELSE 'upcoming' END
                        WHEN NOT isempty(short_now) AND raised_on IS NULL THEN 'violation'
                        WHEN NOT isempty(gap) AND first_terms_on IS NULL AND NOT is_now
                        THEN 'not_applicable'
                        WHEN NOT isempty(gap) THEN 'data_gap'
                        WHEN NOT isempty(short_now) THEN 'late'
                        ELSE 'ok' END AS state
              FROM told
        ),
        found AS (
            SELECT organization_id, trainee_id, company_id, prefecture_id, due_on, state,
                   CASE state WHEN 'late' THEN raised_on END AS done_on,
                   jsonb_strip_nulls(jsonb_build_object(
                       'industry', nullif(industry, ''),
                       'minimum_wage', CASE WHEN certain THEN yen_per_hour END,
                       'minimum_wage_from', CASE WHEN certain THEN starts_on END,
                       'row_of_our_own', CASE WHEN own THEN true END,
                       'recommended', CASE WHEN NOT certain THEN yen_per_hour END,
                       'hourly_wage', CASE WHEN isempty(elapsed) THEN latest ELSE lowest END,
                       'below_from', CASE WHEN state IN ('violation', 'late')
                                          THEN lower(short_now) END,
                       'below_until', CASE state WHEN 'late' THEN upper(short_now) - 1 END,
                       'missing_from', CASE state WHEN 'data_gap' THEN lower(gap) END,
                       'missing_until', CASE WHEN state = 'data_gap' AND upper(gap) <= %(on)s
                                             THEN upper(gap) - 1 END,
                       'missing', CASE state WHEN 'data_gap' THEN to_jsonb(array_remove(ARRAY[
                           CASE WHEN certain THEN NULL
                                WHEN yen_per_hour IS NOT NULL THEN 'rate_day' ELSE 'rate' END,
                           CASE WHEN certain AND industry = '' AND gap && (elapsed - paid)
                                THEN 'wage_terms' END,
                           CASE WHEN gap && (unsure * elapsed) THEN 'wage_hours' END],
                           NULL)) END))
                   || coalesce(CASE WHEN isempty(elapsed) THEN latest_of ELSE lowest_of END,
                               '{{}}') AS evidence
              FROM states
             UNION ALL
            SELECT organization_id, trainee_id, company_id, NULL, lower(days),
                   CASE WHEN lower(days) > %(on)s OR upper(days) <= %(on)s
                        THEN 'not_applicable' ELSE 'data_gap' END,
                   NULL, jsonb_build_object('missing_from', lower(days),
                                            'missing', jsonb_build_array('prefecture'))
              FROM sites
             WHERE prefecture_id IS NULL
        )
        SELECT DISTINCT ON (organization_id, trainee_id, due_on)
               organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               done_on,
               jsonb_build_object('prefecture', coalesce(name_ja || ' ' || name_en, ''))
               || evidence AS evidence
          FROM found LEFT JOIN companies_prefecture prefecture ON code = prefecture_id
         ORDER BY organization_id, trainee_id, due_on,
                  array_position(ARRAY['violation', 'data_gap', 'due_soon', 'late', 'upcoming',
                                       'ok', 'not_applicable'], state),
                  evidence ->> 'minimum_wage' DESC
    """
