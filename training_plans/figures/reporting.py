"""Numbers about the months that host companies report, and who stopped reporting."""

from companies.dimensions import PREFECTURE
from titp.declared import Text
from titp.monitoring.days import day_of, passed_in_year
from titp.monitoring.figure import Dimension, Kind, Topic, figure
from training_plans.models import ReportDay

# Whole months that have passed since the day of a report.
SINCE = {
    "0": Text(ja="1か月未満", en="less than a month"),
    "1": Text(ja="1か月以上2か月未満", en="1 month"),
    "2": Text(ja="2か月以上3か月未満", en="2 months"),
    "3": Text(ja="3か月以上半年未満", en="3 to 5 months"),
    "6": Text(ja="半年以上", en="6 months and more"),
}
SINCE_DUE = Dimension(
    "since-due", Text(ja="期限からの期間", en="time since the day"), names=SINCE.get
)
# Reports whose day lay in the twelve months up to the day, and whether they came by it.
ASKED = f"""
    asked AS (
        SELECT r.organization_id, r.company_id, due.due_on, s.months, s.sent
          FROM training_plans_monthlyreport r
         CROSS JOIN LATERAL (
               SELECT coalesce(r.due_on, law.add_months(r.month, 1) - 1 + coalesce(
                      (SELECT d.day FROM training_plans_reportday d
                        WHERE d.organization_id = r.organization_id AND d.from_month <= r.month
                        ORDER BY d.from_month DESC LIMIT 1), {ReportDay.USUAL})) AS due_on) AS due
         CROSS JOIN LATERAL (
               SELECT (12 * extract(year FROM age(%(on)s, due.due_on))
                       + extract(month FROM age(%(on)s, due.due_on)))::int AS months,
                      coalesce(r.submitted_on <= %(on)s, false) AS sent) AS s
         WHERE {passed_in_year("due.due_on")}
    )
"""
SOURCE = Text(ja="月次報告", en="monthly reports")


@figure(
    title=Text(ja="届いていない月次報告", en="Monthly reports that did not come"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.DUTIES,
    dimensions=(SINCE_DUE,),
    definition=Text(
        ja="期限が過去12か月にある月次報告のうち、基準日までに提出されていないものの割合（期限からの期間別）。",
        en="Of the monthly reports whose day lay within twelve months, the share not sent by the"
        " day, by the time since theirs.",
    ),
    numerator=Text(ja="提出されていない報告", en="reports not sent"),
    denominator=Text(ja="期限の来た報告", en="reports whose day has come"),
    source=SOURCE,
    limits=Text(
        ja="システムで月次報告を依頼している実習実施者だけです。",
        en="Only companies that are asked for their months in this system.",
    ),
    sdg=("16.6",),
    version=2,
)
def reports_missing():
    return f"""
        WITH {ASKED}
        SELECT organization_id,
               CASE WHEN months < 3 THEN months::text WHEN months < 6 THEN '3' ELSE '6' END,
               count(*) FILTER (WHERE NOT sent), count(*)
          FROM asked GROUP BY 1, 2
    """


@figure(
    title=Text(ja="報告の途絶えた実習実施者", en="Companies that stopped reporting"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.DUTIES,
    dimensions=(PREFECTURE,),
    definition=Text(
        ja="過去3か月に期限の来た月次報告がある実習実施者のうち、そのどれも提出していないものの割合。",
        en="Of the companies with monthly reports due in the last three months, the share that sent"
        " none of them.",
    ),
    numerator=Text(ja="一つも提出していない実習実施者", en="companies that sent none"),
    denominator=Text(ja="報告の期限が来た実習実施者", en="companies with reports due"),
    source=SOURCE,
    limits=Text(
        ja="複数の団体が監理する実習実施者は、団体ごとに数えます。",
        en="A company supervised by several organizations counts once for each.",
    ),
    sdg=("16.6",),
    version=2,
)
def silent_companies():
    return f"""
        WITH {ASKED}
        SELECT c.organization_id, coalesce(c.prefecture_id, ''), count(*) FILTER (WHERE silent),
               count(*)
          FROM (SELECT organization_id, company_id, NOT bool_or(sent) AS silent
                  FROM asked WHERE months < 3 GROUP BY 1, 2) AS said
          JOIN companies_company c
            ON c.organization_id = said.organization_id AND c.id = said.company_id
         GROUP BY 1, 2
    """


@figure(
    title=Text(ja="月次報告の確認が途絶えた団体", en="Organizations that stopped checking months"),
    unit=Text(ja="%", en="%"),
    kind=Kind.RATE,
    topic=Topic.DUTIES,
    definition=Text(
        ja="過去12か月に期限の来た月次報告がある監理団体のうち、過去2か月に一件も確認していないものの割合。",
        en="Of the organizations with monthly reports due within twelve months, the share that has"
        " approved none in the last two months.",
    ),
    numerator=Text(ja="2か月間に確認のない団体", en="organizations without any approved report"),
    denominator=Text(ja="報告の期限が来た団体", en="organizations with reports due"),
    source=SOURCE,
    sdg=("16.6",),
)
def silent_organizations():
    return f"""
        WITH {ASKED}
        SELECT organization_id, '',
               (NOT EXISTS (
                   SELECT FROM training_plans_reportstep step
                    WHERE step.organization_id = said.organization_id AND step.kind = 'approved'
                      AND {day_of("step.at")} <= %(on)s
                      AND {day_of("step.at")} > %(on)s::date - interval '2 months'))::int, 1
          FROM (SELECT DISTINCT organization_id FROM asked) AS said
    """
