"""Rule: each office reports on its business by 31 May."""

from datetime import date

from companies.rules import OFFICE, OFFICE_YEARS
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (60, 30, 14, 7, 1)


@rule(
    "SUP-011",
    title=Text(ja="事業報告書の提出", en="Business report"),
    cites=(ACT.article(42, 2), ORDINANCE.article(55, 2), ORDINANCE.article(55, 3)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="年度の途中（3月を含む。）に許可を受けた年度の報告を要することは実務による。",
        en="That a year counts in which the licence began late, even in March, is practice.",
    ),
    severity=Severity.DUTY,
    about=OFFICE,
    settled_at="organization-reports",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="事業報告書（様式第23号）を添付書類とともに提出し記録する。期限後は理由を説明する。",
        en="Submit form 23 with what is to be attached and record it; after the day, explain why.",
    ),
    remind_before=LEADS,
    reads={
        "office": Text(ja="事業所", en="office"),
        "year_starts_on": Text(ja="年度の初日", en="fiscal year from"),
        "submitted_on": Text(ja="提出日", en="submitted on"),
        "attachments_complete": Text(ja="添付書類の完備", en="attachments complete"),
    },
)
def business_report():
    """For every fiscal year (April to March) in which the licence existed on any day, each office
    submits a business report with its attachments by 31 May, also when nobody was supervised.

    許可のあった年度（4月から翌年3月まで）ごとに、事業所ごとの事業報告書を添付書類とともに5月31日までに提出する。実績がなくても提出する。
    """
    return f"""
        WITH {OFFICE_YEARS},
        seen AS (
            SELECT office_years.*, report.submitted_on,
                   make_date(office_years.fiscal_year + 1, 5, 31) AS due_on,
                   accounts_attached AND visits_attached AND external_attached AS complete
              FROM office_years
              LEFT JOIN companies_businessreport report
                ON report.organization_id = office_years.organization_id
               AND report.office_id = office_years.office_id
               AND report.fiscal_year = office_years.fiscal_year
        )
        SELECT organization_id, office_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, submitted_on AS done_on,
               CASE WHEN submitted_on <= least(due_on, %(on)s) AND NOT complete THEN 'warning'
                    ELSE law.state_of(due_on, submitted_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'office', office, 'year_starts_on', year_starts_on,
                   'submitted_on', submitted_on, 'attachments_complete', complete) AS evidence
          FROM seen
    """
