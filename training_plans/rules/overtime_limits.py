"""Rule: overtime and holiday work stay within the agreement and the limits of the law."""

from datetime import date

from companies.rules import LABOUR_LIMITS
from titp.compliance.law import LSA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.pay import LIMIT_WORDS, LIMITS, MONTHS_WORKED, REACHED, clock

NEAR = 80  # percent of a limit

# Each person's month with its sums, its agreement and the limits of the day it begins. Where
# somebody works for two hosts in a month, art. 36(6) looks at the person: the hours are added.
# Agreements and limits are looked up once for each report, which is a month of a company, and
# joined by its key alone: by the organization too, the planner would merge on that only.
WORKED = f"""
    {MONTHS_WORKED}, {LABOUR_LIMITS},
    person_months AS (
        SELECT organization_id, trainee_id, month,
               (array_agg(report_id ORDER BY line_id DESC))[1] AS report_id,
               sum(overtime_minutes)::int AS overtime,
               sum(legal_holiday_minutes)::int AS holiday,
               bool_or(overtime_minutes IS NULL OR legal_holiday_minutes IS NULL) AS is_missing
          FROM lines
         GROUP BY organization_id, trainee_id, month
    ),
    -- One row a month: if the row n before is of the month n before, no month between is missing.
    in_order AS (
        SELECT person_months.*, known AS known_0, month AS month_0,
               {
    ", ".join(
        f"lag(known, {n}) OVER person AS known_{n}, lag(month, {n}) OVER person AS month_{n}"
        for n in range(1, 6)
    )
}
          FROM person_months
         CROSS JOIN LATERAL (
               SELECT CASE WHEN NOT is_missing THEN overtime + holiday END AS known) total_known
        WINDOW person AS (PARTITION BY organization_id, trainee_id ORDER BY month)
    ),
    company_months AS MATERIALIZED (
        SELECT DISTINCT report_id, organization_id, company_id, month, month_ends_on FROM lines
    ),
    agreed AS (
        SELECT organization_id, company_id,
               range_agg(daterange(greatest(starts_on, filed_on), ends_on + 1)) FILTER (
                   WHERE filed_on <= ends_on) AS days,
               range_agg(daterange(starts_on, ends_on + 1)) FILTER (WHERE filed_on IS NULL)
               AS unfiled
          FROM companies_overtimeagreement
         GROUP BY organization_id, company_id
    ),
    agreement AS (
        SELECT DISTINCT ON (report_id) report_id, id AS agreement_id, special_clause,
               law.add_months(law.month_of(starts_on), 12 * extract(
                   year FROM age(month, law.month_of(starts_on)))::int) AS year_starts_on
          FROM company_months
          JOIN companies_overtimeagreement one USING (organization_id, company_id)
         WHERE one.starts_on <= month_ends_on AND one.ends_on >= month
         ORDER BY report_id, one.starts_on <= month DESC, one.starts_on
    ),
    company_terms AS MATERIALIZED (
        SELECT report_id, company_id, month_ends_on, agreement_id, year_starts_on,
               coalesce(special_clause, false) AS special, agreed.days @> whole AS is_agreed,
               agreed.days && whole AS is_partly, agreed.unfiled && whole AS is_unfiled, limits
          FROM company_months
         CROSS JOIN LATERAL (SELECT daterange(month, month_ends_on + 1) AS whole) span
          LEFT JOIN agreed USING (organization_id, company_id)
          LEFT JOIN agreement USING (report_id)
          LEFT JOIN (SELECT DISTINCT holder FROM labour_limits) own ON own.holder = organization_id
          JOIN labour_limits limits
            ON limits.holder IS NOT DISTINCT FROM own.holder
           AND limits.starts_on <= month AND coalesce(month < limits.next_on, true)
    ),
    exempt_months AS MATERIALIZED (
        SELECT organization_id, trainee_id, month, true AS exempt,
               max(planned_overtime_minutes) AS planned
          FROM lines
          JOIN trainees_wageterms terms USING (organization_id, trainee_id)
         WHERE terms.starts_on <= month_ends_on AND coalesce(terms.ends_on >= month, true)
         GROUP BY organization_id, trainee_id, month
        HAVING bool_or(hours_exempt)
    ),
    summed AS (
        SELECT *, overtime + holiday AS total,
               CASE WHEN agreement_id IS NOT NULL THEN sum(overtime) OVER year END AS year_overtime,
               count(*) FILTER (WHERE overtime > (limits).overtime_month) OVER year AS months_above,
               {
    ", ".join(
        f'''
               CASE WHEN month_{n - 1} = law.add_months(month, {1 - n})
                    THEN {" + ".join(f"known_{back}" for back in range(n))} END AS last_{n}'''
        for n in range(2, 7)
    )
}
          FROM in_order
          JOIN company_terms USING (report_id)
          LEFT JOIN exempt_months USING (organization_id, trainee_id, month)
        WINDOW year AS (PARTITION BY organization_id, trainee_id, agreement_id, year_starts_on
                        ORDER BY month)
    )
"""


@rule(
    "PAY-003",
    title=Text(ja="時間外・休日労働の上限", en="Overtime limits"),
    cites=(*(LSA.article(36, number) for number in (1, 4, 5, 6)), LSA.article(41)),
    in_force=Period(since=date(2019, 4, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja=(
            "中小企業は2020年4月1日から、建設業は2024年4月1日から適用。上限に近い月は、翌月末まで"
            "「期限間近」とする（製品の扱い）。対象は過去3年の月。"
        ),
        en=(
            "For small and medium enterprises since 2020-04-01, for construction since 2024-04-01."
            " Product default: a month near a limit is shown until the end of the month after;"
            " months of the last three years are looked at."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="company-months",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja=(
            "時間外労働を減らす。協定を見直す。月45時間を超えるときは軽微変更届、月80時間を超えるときは"
            "事前の変更認定を要する。"
        ),
        en=(
            "Cut overtime; adjust the agreement. More than 45 hours a month need a notice of a"
            " minor change, more than 80 accreditation beforehand."
        ),
    ),
    reads={
        "month": Text(ja="対象月", en="month"),
        "reached": Text(ja="該当する上限", en="which limits"),
        "overtime": Text(ja="時間外労働", en="overtime"),
        "holiday_work": Text(ja="法定休日労働", en="work on statutory holidays"),
        "total": Text(ja="時間外・休日の合計", en="overtime and holiday work together"),
        "planned": Text(ja="予定の時間外労働", en="planned overtime"),
        "year_from": Text(ja="協定の年の初月", en="agreement year from"),
        "year_overtime": Text(ja="協定の年の時間外労働", en="overtime of the agreement year"),
        "months_above": Text(ja="月の上限を超えた月数", en="months above the limit of the month"),
        "special_clause": Text(ja="特別条項", en="special clause"),
        "mean_of": Text(ja="平均した月数", en="months of the mean"),
        "mean_sum": Text(ja="その月数の合計", en="sum of those months"),
        "mean": Text(ja="時間外・休日の平均", en="mean of overtime and holiday work"),
    }
    | LIMIT_WORDS
    | REACHED,
    version=2,
)
def overtime_limits():
    """Nobody works overtime or on a statutory holiday without an agreement that is filed; overtime
    stays within its limits for the month and the year, and with holiday work below those of the
    month and of the mean of any two to six months. Farms, livestock and fishery are exempt.

    届け出た36協定がなければ時間外・法定休日に働かせない。時間外労働は月と年の上限に、
    休日労働との合計は月の上限と2～6か月平均の上限に収める。農業・畜産・水産業は適用除外。
    """
    spans = range(2, 7)
    above = " OR ".join(f"last_{n} > total_mean * {n}" for n in spans)
    near = " OR ".join(f"last_{n} * 100 >= total_mean * {n} * {NEAR}" for n in spans)
    # Mind the words: in these a NULL (hours or agreement not recorded) is not "reached".
    tests = {
        "violation": {
            "no_agreement": "total > 0 AND NOT coalesce(is_partly OR is_unfiled, false)",
            "above_month": "NOT special AND overtime > overtime_month",
            "above_year": "NOT special AND year_overtime > overtime_year",
            "above_special_year": "special AND year_overtime > special_year",
            "too_many_months": "special AND months_above > special_months",
            "total_of_month": "total >= total_month",
            "mean_of_months": above,
        },
        "data_gap": {
            "agreement_not_filed": "total > 0 AND NOT coalesce(is_partly, false) AND is_unfiled",
            "hours_missing": "is_missing",
        },
        "warning": {"agreement_of_a_part": "total > 0 AND is_partly AND NOT is_agreed"},
        "due_soon": {
            "near_month": "overtime >= overtime_attention",
            "near_year": f"year_overtime * 100 >= {NEAR} * CASE WHEN special THEN special_year"
                         " ELSE overtime_year END",
            "near_months": f"special AND months_above * 100 >= {NEAR} * special_months",
            "near_total": f"total * 100 >= {NEAR} * total_month",
            "near_mean": near,
        },
    }  # fmt: skip
    found = {
        state: " OR ".join(f"({when})" for when in rows.values()) for state, rows in tests.items()
    }
    words = {
        state: ", ".join(f"CASE WHEN {rows[word]} THEN '{word}' END" for word in sorted(rows))
        for state, rows in tests.items()
    }
    # Sixty has each number of months as a divisor: means are compared as whole numbers, and told
    # rounded up to the minute, so that what is above a limit reads so.
    sixtieths = [f"last_{n} * {60 // n}" for n in spans]
    which = " ".join(f"WHEN last_{n} * {60 // n} THEN {n}" for n in spans)
    sums = " ".join(f"WHEN last_{n} * {60 // n} THEN last_{n}" for n in spans)
    limits = ", ".join(
        f"'{name}', CASE WHEN found IS NOT NULL AND NOT coalesce(exempt, false) THEN {value} END"
        for name, value in LIMITS.items()
    )
    reached = " ".join(
        f"WHEN found = '{state}' THEN ARRAY[{rows}]" for state, rows in words.items()
    )
    return f"""
        WITH {WORKED},
        judged AS (
            SELECT *,
                   CASE WHEN exempt THEN
                             CASE WHEN is_missing THEN 'data_gap'
                                  WHEN overtime > planned THEN 'warning' END
                        WHEN {found["violation"]} THEN 'violation'
                        WHEN {found["data_gap"]} THEN 'data_gap'
                        WHEN {found["warning"]} THEN 'warning'
                        WHEN %(on)s < law.add_months(month, 2) AND ({found["due_soon"]})
                        THEN 'due_soon' END AS found
              FROM (SELECT summed.*, (limits).*, greatest({", ".join(sixtieths)}) AS highest
                      FROM summed) summed
             WHERE month > law.add_months(%(on)s, -36)
        )
        SELECT organization_id, trainee_id AS subject_id, company_id, trainee_id,
               month_ends_on AS due_on, coalesce(found, 'ok') AS state, NULL::date AS done_on,
               jsonb_strip_nulls(jsonb_build_object(
                   'month', to_char(month, 'YYYY-MM'), 'reached', to_jsonb(nullif(array_remove(
                       CASE WHEN exempt
                            THEN ARRAY[CASE WHEN is_missing THEN 'hours_missing' END,
                                       CASE WHEN overtime > planned THEN 'above_plan' END]
                            {reached} END, NULL), ARRAY[]::text[])),
                   'overtime', {clock("overtime")}, 'holiday_work', {clock("holiday")},
                   'total', {clock("total")},
                   'planned', CASE WHEN exempt THEN {clock("planned")} END,
                   'year_from', to_char(year_starts_on, 'YYYY-MM'),
                   'year_overtime', CASE WHEN year_starts_on IS NOT NULL
                                         THEN {clock("year_overtime")} END,
                   'months_above', CASE WHEN special THEN months_above END,
                   'special_clause', CASE WHEN agreement_id IS NOT NULL THEN special END,
                   'mean_of', CASE highest {which} END,
                   'mean_sum', {clock(f"CASE highest {sums} END")},
                   'mean', {clock("((highest + 59) / 60)")}, {limits})) AS evidence
          FROM judged
    """
