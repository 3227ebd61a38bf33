"""Rule: overtime, night and holiday work are paid with their premiums."""

from datetime import date

from companies.rules import LABOUR_LIMITS
from titp.compliance.law import LSA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.pay import HOURLY_WAGES, MONTHS_WORKED, WAGE_WORDS, clock

# What is owed for a month, as `owed` / `parts` yen in whole numbers: `top` / `bottom` yen an hour
# times the minutes, each with its percent, over 60 minutes and 100 percent. Piecework has paid
# the hours themselves already, and owes the premium on top alone.
OWED = """
    CROSS JOIN LATERAL (
        SELECT CASE WHEN by_month THEN 0 ELSE 100 END AS itself,
               least(overtime, long_overtime) AS short_part,
               greatest(overtime - long_overtime, 0) AS long_part) part
    CROSS JOIN LATERAL (
        SELECT top::numeric * (CASE WHEN hours_exempt THEN 0 ELSE
                   (itself + premium_overtime) * short_part + (itself + premium_long) * long_part
                   + (itself + premium_holiday) * holiday END + premium_night * night) AS owed,
               bottom::numeric * 6000 AS parts) due
"""
# What is not recorded, as evidence names it.
MISSING = {
    "overtime_pay": Text(ja="時間外手当", en="overtime pay"),
    "holiday_pay": Text(ja="休日手当", en="holiday pay"),
    "night_pay": Text(ja="深夜手当", en="night pay"),
    "payday": Text(ja="賃金支払期日", en="payday"),
    "wage_terms": Text(ja="その月の賃金条件", en="wage terms of the month"),
    "wage_hours": Text(
        ja="賃金の時間額の計算に要る時間数", en="hours that give the wage for an hour"
    ),
    "hours_by_terms": Text(
        ja="賃金条件の変更の前後に分けた時間数", en="hours before and after the wage terms changed"
    ),
}


@rule(
    "PAY-004",
    title=Text(
        ja="割増賃金（時間外・深夜・休日）の支払", en="Overtime, night and holiday premiums paid"
    ),
    cites=(*(LSA.article(37, number) for number in (1, 4)), LSA.article(41)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja=(
            "基礎となる賃金は、最低賃金に算入する手当を含めて換算する。月の合計の30分未満の端数及び円未満の端数を"
            "丸めれば足りる差は「要確認」とする（行政解釈による取扱い）。"
        ),
        en=(
            "The base counts the allowances that are compared with the minimum wage. A difference"
            " that rounding a month's total to the half hour, or the sum to a yen, explains is"
            " shown to be looked at (administrative practice permits it)."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="company-months",
    owed_by=OwedBy.COMPANY,
    remedy=Text(ja="不足額を支払う。", en="Pay the difference."),
    reads={
        "month": Text(ja="対象月", en="month"),
        "hourly_wage": Text(ja="賃金の時間額（円）", en="wage for an hour (yen)"),
        "overtime": Text(ja="時間外労働", en="overtime"),
        "short_overtime": Text(ja="うち月60時間まで", en="of it up to 60 hours a month"),
        "long_overtime": Text(ja="うち月60時間超", en="of it above 60 hours a month"),
        "holiday_work": Text(ja="法定休日労働", en="work on statutory holidays"),
        "night_work": Text(ja="深夜労働", en="night work"),
        "paid": Text(ja="支払った割増賃金（円）", en="premiums paid (yen)"),
        "owed": Text(ja="必要な割増賃金（円）", en="premiums owed (yen)"),
        "short": Text(ja="不足額（円）", en="missing (yen)"),
        "rate_overtime": Text(ja="時間外の率（％）", en="rate of overtime (%)"),
        "rate_long": Text(ja="月60時間超の率（％）", en="rate above 60 hours (%)"),
        "rate_holiday": Text(ja="法定休日の率（％）", en="rate of statutory holidays (%)"),
        "rate_night": Text(ja="深夜の率（％）", en="rate of the night (%)"),
        "exempt": Text(ja="労働基準法第41条の適用除外", en="exempt by art. 41"),
        "missing": Text(ja="記録のない項目", en="what is not recorded"),
    }
    | WAGE_WORDS
    | MISSING,
    version=2,
)
def premiums_paid():
    """For each month overtime is paid a quarter more, the part above 60 hours a half more, work on
    statutory holidays 35 percent more, and night work a quarter on top; farms, livestock and
    fishery owe the premium of the night alone.

    時間外労働は25％以上、月60時間を超える部分は50％以上、法定休日労働は35％以上の割増で支払い、
    深夜労働には25％以上を加える。農業・畜産・水産業は深夜の割増のみ。
    """
    return f"""
        WITH {MONTHS_WORKED}, {HOURLY_WAGES}, {LABOUR_LIMITS},
        worked AS (
            SELECT lines.*, coalesce(payday, month_ends_on) AS due_on,
                   overtime_minutes AS overtime, legal_holiday_minutes AS holiday,
                   night_minutes AS night,
                   CASE WHEN overtime_minutes > 0 THEN overtime_pay ELSE coalesce(overtime_pay, 0)
                        END
                   + CASE WHEN legal_holiday_minutes > 0 THEN holiday_pay
                          ELSE coalesce(holiday_pay, 0) END
                   + CASE WHEN night_minutes > 0 THEN night_pay ELSE coalesce(night_pay, 0) END
                   AS paid,
                   overtime_minutes + legal_holiday_minutes + night_minutes = 0 AS is_nothing
              FROM lines
             WHERE month > law.add_months(%(on)s, -36)
        ),
        priced AS (
            SELECT worked.line_id, count(*) AS times,
                   count(*) FILTER (WHERE due.owed / nullif(parts, 0) IS NULL) AS unknown,
                   max(due.owed / nullif(parts, 0)) AS most,
                   bool_and(paid * parts >= due.owed) AS enough,
                   bool_or(paid * parts >= due.owed) AS enough_for_one,
                   bool_and(paid * parts >= rounded.owed OR (paid + 0.5) * parts > due.owed)
                   AS enough_when_rounded,
                   bool_or(wages.hours_exempt) AS exempt,
                   max(long_part) AS long_part, max(short_part) AS short_part,
                   max(itself + premium_overtime) AS rate_overtime,
                   max(itself + premium_long) AS rate_long,
                   max(itself + premium_holiday) AS rate_holiday, max(premium_night) AS rate_night,
                   (array_agg(wages.told ORDER BY top::numeric / nullif(bottom, 0)))[1] AS told,
                   min(trunc(top::numeric / nullif(bottom, 0), 2)) AS hourly
              FROM worked
              JOIN wages ON wages.organization_id = worked.organization_id
                        AND wages.trainee_id = worked.trainee_id
                        AND CASE WHEN wages.days && daterange(month, month_ends_on + 1)
                                 THEN true ELSE false END
              LEFT JOIN (SELECT DISTINCT holder FROM labour_limits) own
                ON own.holder = worked.organization_id
              JOIN labour_limits limits
                ON limits.holder IS NOT DISTINCT FROM own.holder
               AND limits.starts_on <= month AND coalesce(month < limits.next_on, true)
              {OWED}
             CROSS JOIN LATERAL (
                   SELECT top::numeric * (CASE WHEN hours_exempt THEN 0 ELSE
                              (itself + premium_overtime) * least(o, long_overtime)
                              + (itself + premium_long) * greatest(o - long_overtime, 0)
                              + (itself + premium_holiday) * h END + premium_night * n) AS owed
                     FROM (SELECT (overtime + 30) / 60 * 60 AS o, (holiday + 30) / 60 * 60 AS h,
                                  (night + 30) / 60 * 60 AS n) half) rounded
             GROUP BY worked.line_id
        ),
        judged AS (
            SELECT worked.*, priced.most, priced.hourly, priced.exempt, priced.long_part,
                   priced.short_part, priced.told, rate_overtime, rate_long, rate_holiday,
                   rate_night,
                   CASE WHEN coalesce(times, 0) = 0 THEN 'wage_terms'
                        WHEN unknown > 0 THEN 'wage_hours'
                        WHEN times > 1 THEN 'hours_by_terms' END AS wage_missing,
                   CASE WHEN is_nothing THEN 'ok'
                        WHEN due_on > %(on)s THEN 'upcoming'
                        WHEN is_nothing IS NULL OR paid IS NULL OR payday IS NULL
                             OR coalesce(times, 0) = 0 OR unknown > 0 THEN 'data_gap'
                        WHEN enough THEN 'ok'
                        WHEN enough_for_one THEN 'data_gap'
                        WHEN enough_when_rounded THEN 'warning'
                        ELSE 'violation' END AS state
              FROM worked LEFT JOIN priced USING (line_id)
        )
        SELECT DISTINCT ON (organization_id, trainee_id, due_on)
               organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               NULL::date AS done_on,
               jsonb_strip_nulls(jsonb_build_object(
                   'month', to_char(month, 'YYYY-MM'), 'hourly_wage', hourly,
                   'overtime', {clock("overtime")},
                   'short_overtime', CASE WHEN long_part > 0 THEN {clock("short_part")} END,
                   'long_overtime', CASE WHEN long_part > 0 THEN {clock("long_part")} END,
                   'holiday_work', {clock("holiday")}, 'night_work', {clock("night")},
                   'paid', paid, 'owed', ceil(most * 100) / 100,
                   'short', CASE WHEN paid < most THEN ceil(most * 100) / 100 - paid END,
                   'rate_overtime', CASE WHEN NOT exempt AND short_part > 0 THEN rate_overtime END,
                   'rate_long', CASE WHEN NOT exempt AND long_part > 0 THEN rate_long END,
                   'rate_holiday', CASE WHEN NOT exempt AND holiday > 0 THEN rate_holiday END,
                   'rate_night', CASE WHEN night > 0 THEN rate_night END,
                   'exempt', CASE WHEN exempt THEN true END,
                   'missing', CASE state WHEN 'data_gap' THEN to_jsonb(array_remove(ARRAY[
                       CASE WHEN overtime IS NULL THEN 'overtime' END,
                       CASE WHEN holiday IS NULL THEN 'holiday_work' END,
                       CASE WHEN night IS NULL THEN 'night_work' END,
                       CASE WHEN overtime > 0 AND overtime_pay IS NULL THEN 'overtime_pay' END,
                       CASE WHEN holiday > 0 AND holiday_pay IS NULL THEN 'holiday_pay' END,
                       CASE WHEN night > 0 AND night_pay IS NULL THEN 'night_pay' END,
                       CASE WHEN payday IS NULL THEN 'payday' END,
                       wage_missing], NULL)) END)) || coalesce(told, '{{}}') AS evidence
          FROM judged
         ORDER BY organization_id, trainee_id, due_on,
                  array_position(ARRAY['violation', 'data_gap', 'warning', 'upcoming', 'ok'],
                                 state), month DESC
    """
