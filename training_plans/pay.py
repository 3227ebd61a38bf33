"""What duties of pay share: the days of practice, and what an hour is paid with, exactly.

Statements are put together from constants only; the one value that varies is %(on)s, the day of
looking.
"""

from titp.declared import Text
from training_plans.rules import TRAINING

# Of each plan the days of practice: after the lectures of stage 1, and none while training rests.
# Where the end of the lectures is not recorded, it surely has begun two months after the start.
PRACTICE = f"""
    {TRAINING},
    practice AS (
        SELECT organization_id, id AS plan_id, trainee_id, company_id, workplace_id, stage,
               days * datemultirange(daterange(begins_on, NULL)) AS days
          FROM training
         CROSS JOIN LATERAL (
               SELECT CASE WHEN stage > 1 THEN starts_on
                           ELSE coalesce(lecture_ends_on + 1, law.add_months(starts_on, 2)) END
                      AS begins_on) begun
    )
"""


def clock(minutes):
    """SQL: minutes as hours on a clock, 90 as 1:30."""
    return f"({minutes} / 60 || ':' || lpad(({minutes} %% 60)::text, 2, '0'))"


def told(day, piece):
    """SQL: what a wage is worked out of; `day` and `piece` are the minutes that the pay is for."""
    return f"""jsonb_strip_nulls(jsonb_build_object(
                   'paid_by', jsonb_build_array(unit), 'wage', pay, 'allowances', nullif(extra, 0),
                   'year_hours', {clock("year")}, 'day_hours', {clock(day)},
                   'piece_hours', {clock(piece)}))"""


# What an hour of work is worth by the terms of its day: `top` / `bottom` yen, whole numbers, never
# rounded; NULL where a number is missing. Allowances are those of a month, so a twelfth of the
# hours of a year stands under them. Piecework is known month by month, from what was paid for it
# and the hours it took; a month is `asked` about when the next one is over, or it is there. `told`
# are the numbers themselves, as evidence names them (WAGE_WORDS).
HOURLY_WAGES = f"""
    wages AS MATERIALIZED (
        SELECT organization_id, trainee_id, minimum_industry AS industry,
               daterange(starts_on, ends_on, '[]') AS days, starts_on, true AS asked,
               false AS by_month, hours_exempt,
               CASE unit WHEN 'monthly' THEN (pay + extra) * 720
                         WHEN 'daily' THEN
                              CASE WHEN extra = 0 THEN pay * 60
                                   ELSE pay * 60 * year + extra * 720 * daily_minutes END
                         ELSE CASE WHEN extra = 0 THEN pay
                                   ELSE pay * year + extra * 720 END END AS top,
               CASE unit WHEN 'monthly' THEN year
                         WHEN 'daily' THEN
                              daily_minutes * CASE WHEN extra = 0 THEN 1 ELSE year END
                         ELSE CASE WHEN extra = 0 THEN 1 ELSE year END END AS bottom,
               {told("CASE unit WHEN 'daily' THEN daily_minutes END", "NULL::int")} AS told
          FROM trainees_wageterms
         CROSS JOIN LATERAL (
               SELECT amount::bigint AS pay, included_allowances::bigint AS extra,
                      annual_minutes::bigint AS year) counted
         WHERE unit <> 'piece'
         UNION ALL
        SELECT terms.organization_id, terms.trainee_id, minimum_industry,
               daterange(terms.starts_on, terms.ends_on, '[]')
               * daterange(month, law.add_months(month, 1)),
               greatest(month, terms.starts_on), known OR law.add_months(month, 2) <= %(on)s, true,
               hours_exempt,
               CASE WHEN extra = 0 THEN pay * 60 ELSE pay * 60 * year + extra * 720 * minutes END,
               minutes * CASE WHEN extra = 0 THEN 1 ELSE year END,
               {told("NULL::int", "minutes")}
          FROM trainees_wageterms terms
         CROSS JOIN generate_series(
               law.month_of(terms.starts_on)::timestamp,
               least(terms.ends_on, %(on)s)::timestamp, '1 month') AS began
         CROSS JOIN LATERAL (SELECT began::date AS month) m
          LEFT JOIN LATERAL (
               SELECT sum(line.base_pay)::bigint AS pay,
                      sum(line.regular_minutes + coalesce(line.overtime_minutes, 0)
                          + coalesce(line.legal_holiday_minutes, 0))::bigint AS minutes
                 FROM training_plans_monthline line
                 JOIN training_plans_monthlyreport report
                   ON report.organization_id = line.organization_id
                  AND report.id = line.report_id AND report.month = m.month
                WHERE line.organization_id = terms.organization_id
                  AND line.trainee_id = terms.trainee_id
                  AND law.add_months(m.month, 1) <= %(on)s) worked ON true
         CROSS JOIN LATERAL (
               SELECT included_allowances::bigint AS extra, annual_minutes::bigint AS year,
                      coalesce(pay IS NOT NULL AND minutes > 0, false) AS known) counted
         WHERE unit = 'piece'
    )
"""
# What hosts report of each person's month. Months are looked back at for three years, as long as
# claims and records live (LSA art. 109, 115, 143).
MONTHS_WORKED = """
    lines AS MATERIALIZED (
        SELECT line.organization_id, line.trainee_id, line.company_id, line.id AS line_id,
               line.report_id, report.month, law.add_months(report.month, 1) - 1 AS month_ends_on,
               line.overtime_minutes, line.legal_holiday_minutes, line.night_minutes,
               line.overtime_pay, line.holiday_pay, line.night_pay, line.payday
          FROM training_plans_monthline line
          JOIN training_plans_monthlyreport report
            ON report.organization_id = line.organization_id AND report.id = line.report_id
         WHERE report.month <= %(on)s AND report.month > law.add_months(%(on)s, -48)
    )
"""
# The names of `told`, and of the forms of pay, for those who read evidence.
WAGE_WORDS = {
    "paid_by": Text(ja="賃金の形態", en="form of pay"),
    "wage": Text(ja="基本賃金（円）", en="basic wage (yen)"),
    "allowances": Text(ja="算入する手当（月額・円）", en="allowances that count, a month (yen)"),
    "year_hours": Text(ja="年間所定労働時間", en="scheduled hours of a year"),
    "day_hours": Text(ja="一日の所定労働時間", en="scheduled hours of a day"),
    "piece_hours": Text(ja="出来高に要した時間", en="hours of the piecework"),
    "hourly": Text(ja="時給", en="by the hour"),
    "daily": Text(ja="日給", en="by the day"),
    "monthly": Text(ja="月給", en="by the month"),
    "piece": Text(ja="出来高払", en="by the piece"),
}


# The limits that count for somebody's month, of a row with those of its day and its agreement.
LIMITS = {
    "limit_month": clock("overtime_month"),
    "limit_year": clock("CASE WHEN special THEN special_year ELSE overtime_year END"),
    "limit_months": "CASE WHEN special THEN special_months END",
    "limit_total": clock("total_month"),
    "limit_mean": clock("total_mean"),
}
LIMIT_WORDS = {
    "limit_month": Text(ja="月の上限", en="limit of a month"),
    "limit_year": Text(ja="年の上限", en="limit of a year"),
    "limit_months": Text(ja="月の上限を超えられる月数", en="months that may be above it"),
    "limit_total": Text(ja="月の合計の上限（未満）", en="limit of a month's total (below)"),
    "limit_mean": Text(ja="複数月平均の上限", en="limit of the mean"),
}
# What of a month is over its limit, or near it; the words of one state stand together.
REACHED = {
    "no_agreement": Text(ja="届け出た36協定なし", en="no agreement in force"),
    "above_month": Text(ja="月の上限を超過", en="above the limit of the month"),
    "above_year": Text(ja="協定の年間の上限を超過", en="above the limit of the agreement year"),
    "above_special_year": Text(
        ja="特別条項の年間の上限を超過", en="above the limit of a year with a special clause"
    ),
    "too_many_months": Text(
        ja="月の上限を超える月が多い", en="too many months above the limit of the month"
    ),
    "total_of_month": Text(
        ja="時間外・休日の月の合計が上限に到達",
        en="overtime and holiday work of the month reach the limit",
    ),
    "mean_of_months": Text(
        ja="時間外・休日の複数月平均が上限を超過", en="mean of several months above the limit"
    ),
    "above_plan": Text(ja="予定の時間外を超過", en="above the planned overtime"),
    "agreement_of_a_part": Text(
        ja="月の一部に36協定なし", en="no agreement on some days of the month"
    ),
    "agreement_not_filed": Text(ja="36協定の届出日が未記録", en="no filing of the agreement known"),
    "hours_missing": Text(ja="時間の記録なし", en="hours not recorded"),
    "near_month": Text(ja="月の上限に近い", en="near the limit of the month"),
    "near_year": Text(ja="年間の上限に近い", en="near the limit of the year"),
    "near_months": Text(
        ja="月の上限を超える月数が上限に近い", en="nearly too many months above the limit"
    ),
    "near_total": Text(ja="月の合計が上限に近い", en="near the limit of overtime and holiday work"),
    "near_mean": Text(ja="複数月平均が上限に近い", en="mean of several months near the limit"),
}
