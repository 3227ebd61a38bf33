"""Rule: a host reports by 31 May on each fiscal year in which somebody trained there."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINING

LEADS = (60, 30, 14, 7, 1)


@rule(
    "HOST-001",
    title=Text(ja="実施状況報告書の提出", en="Implementation report"),
    cites=(ACT.article(21), ORDINANCE.article(23)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.DUTY,
    about=COMPANY,
    settled_at="company-notices",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja=(
            "実施状況報告書（様式第10号）を、全事業所分をまとめて監理団体の指導に基づき提出し、"
            "指導日とともに記録する。"
        ),
        en=(
            "Submit form 10 for all workplaces of the host, by the guidance of the supervising"
            " organization, and record both days."
        ),
    ),
    remind_before=LEADS,
    reads={
        "year_starts_on": Text(ja="年度の初日", en="fiscal year from"),
        "first_active_on": Text(ja="年度内最初の実習日", en="first training day of the year"),
        "guidance_on": Text(ja="監理団体の指導日", en="guidance of the organization on"),
        "submitted_on": Text(ja="提出日", en="submitted on"),
    },
)
def implementation_report():
    """For each fiscal year (April to March) with somebody in training, or in lectures, on at
    least one day, the host submits an implementation report by 31 May.

    技能実習（入国後講習を含む。）を一日でも行った年度（4月から翌年3月まで）ごとに、実施状況報告書を5月31日までに提出する。
    """
    return f"""
        WITH {TRAINING},
        host AS (
            SELECT organization_id, company_id,
                   range_agg(days * datemultirange(daterange(NULL, %(on)s, '[]'))) AS days
              FROM training
             GROUP BY organization_id, company_id
        ),
        years AS (
            SELECT host.organization_id, host.company_id, fiscal_year, year_starts_on,
                   make_date(fiscal_year + 1, 5, 31) AS due_on,
                   lower(days * datemultirange(year)) AS first_active_on
              FROM host
             CROSS JOIN generate_series(law.fy(lower(days)), law.fy(%(on)s)) AS fiscal_year
             CROSS JOIN LATERAL (SELECT make_date(fiscal_year, 4, 1) AS year_starts_on) AS begun
             CROSS JOIN LATERAL (
                 SELECT daterange(year_starts_on, make_date(fiscal_year + 1, 4, 1)) AS year) span
             WHERE days && year
        )
        SELECT years.organization_id, years.company_id AS subject_id, years.company_id,
               NULL::bigint AS trainee_id, due_on, submitted_on AS done_on,
               law.state_of(due_on, submitted_on, %(on)s, {LEADS[0]}) AS state,
               jsonb_build_object(
                   'year_starts_on', year_starts_on, 'first_active_on', first_active_on,
                   'guidance_on', guidance_on, 'submitted_on', submitted_on) AS evidence
          FROM years
          LEFT JOIN companies_implementationreport report
            ON report.organization_id = years.organization_id
           AND report.company_id = years.company_id
           AND report.fiscal_year = years.fiscal_year
    """
