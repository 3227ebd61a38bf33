"""Numbers about months as host companies reported them: injuries, paydays, overtime."""

from companies.dimensions import PREFECTURE
from titp.declared import Text
from titp.monitoring.figure import Kind, Topic, figure
from training_plans.dimensions import SECTOR, TRAINED

USUAL_LIMIT = 45 * 60  # minutes of overtime in a month, Labour Standards Act art. 36(4)
# Each person's month of twelve, up to the one before last: its payday has come.
WORKED = """
    worked AS (
        SELECT line.organization_id, line.trainee_id, line.company_id, line.incident, line.payday,
               line.overtime_minutes,
               CASE WHEN line.paid_on <= %(on)s THEN line.paid_on END AS paid_on
          FROM training_plans_monthline line
          JOIN training_plans_monthlyreport report
            ON report.organization_id = line.organization_id AND report.id = line.report_id
         WHERE report.submitted_on <= %(on)s
           AND report.month < law.add_months(law.month_of(%(on)s::date + 1), -1)
           AND report.month >= law.add_months(law.month_of(%(on)s::date + 1), -13)
    )
"""
MONTHS = {
    "unit": Text(ja="%", en="%"),
    "kind": Kind.RATE,
    "topic": Topic.PROTECTION,
    "denominator": Text(ja="人の月（1人の1か月）", en="months of a person"),
    "source": Text(ja="月次報告の明細", en="lines of monthly reports"),
}


@figure(
    title=Text(ja="けが・事故のあった月", en="Months with an accident or injury"),
    definition=Text(
        ja="報告された12か月（基準日の1か月前までに終わった月）の、1人の1か月のうち、業務上の事故・けがが報告されたものの割合。",
        en="Of the months of each person in twelve reported months that ended a month before, the"
        " share with an accident or injury at work.",
    ),
    numerator=Text(ja="事故・けがのあった月", en="months with an accident or injury"),
    limits=Text(
        ja="実習実施者の報告によります。報告のない事故は分かりません。",
        en="As companies report it; what they do not report is not known.",
    ),
    dimensions=(SECTOR,),
    sdg=("8.8.1", "3.9"),
    precision=2,
    **MONTHS,
)
def injuries():
    return f"""
        WITH {WORKED}, {TRAINED}
        SELECT organization_id, coalesce(sector, ''),
               count(*) FILTER (WHERE incident = 'injury'), count(*)
          FROM worked LEFT JOIN trained USING (organization_id, trainee_id) GROUP BY 1, 2
    """


@figure(
    title=Text(ja="期日までに支払われた賃金", en="Wages paid by the payday"),
    definition=Text(
        ja="報告された12か月（基準日の1か月前までに終わった月）の、1人の1か月のうち、賃金が支払期日までに支払われたものの割合。",
        en="Of the months of each person in twelve reported months that ended a month before, the"
        " share of which the wage was paid by the payday.",
    ),
    numerator=Text(ja="期日までに支払われた月", en="months paid by the payday"),
    limits=Text(
        ja="支払日又は期日の記録がない月は、期日までの支払に含みません。",
        en="Months without a recorded day do not count as paid in time.",
    ),
    dimensions=(PREFECTURE,),
    sdg=("8.5", "1.2"),
    part_of="injuries",
    **MONTHS,
)
def wages_in_time():
    return f"""
        WITH {WORKED}
        SELECT w.organization_id, coalesce(c.prefecture_id, ''),
               count(*) FILTER (WHERE w.paid_on <= w.payday), count(*)
          FROM worked w
          JOIN companies_company c ON c.organization_id = w.organization_id AND c.id = w.company_id
         GROUP BY 1, 2
    """


@figure(
    title=Text(ja="時間外労働が45時間以内の月", en="Months within 45 hours of overtime"),
    definition=Text(
        ja="報告された12か月（基準日の1か月前までに終わった月）の、1人の1か月のうち、時間外労働が月45時間以内のものの割合。",
        en="Of the months of each person in twelve reported months that ended a month before, the"
        " share with at most 45 hours of overtime.",
    ),
    numerator=Text(ja="45時間以内の月", en="months within 45 hours"),
    limits=Text(
        ja="時間の記録がない月は、45時間以内に数えません（分母には含みます）。農業等で上限の適用がない月も含みます。",
        en="Months without recorded hours do not count as within. Months of agriculture, to which"
        " the limit does not apply, are among them.",
    ),
    sdg=("8.8", "8.5"),
    part_of="injuries",
    **MONTHS,
)
def overtime_within_limit():
    return f"""
        WITH {WORKED}
        SELECT organization_id, '',
               count(*) FILTER (WHERE overtime_minutes <= {USUAL_LIMIT}), count(*)
          FROM worked GROUP BY 1
    """
