"""Rule: the external auditor goes along to an audit once a year."""

from datetime import date

from companies.rules import OFFICE, OFFICE_YEARS
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (90, 60, 30, 14)


@rule(
    "SUP-007",
    title=Text(ja="外部監査人の同行監査（年1回以上）", en="Accompanied audit"),
    cites=(ORDINANCE.article(30, 6, 2),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="一年を年度（4月から翌年3月まで）とすること、及び初年度の扱いは要確認。",
        en="To be confirmed: that the year is April to March, and a first year that is shorter.",
    ),
    severity=Severity.SERIOUS,
    about=OFFICE,
    settled_at="organization-control",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="同行監査の日を定め、実施後に報告書（参考様式4-13）とともに記録する。",
        en="Set a day for it; record it afterwards with its report (reference form 4-13).",
    ),
    remind_before=LEADS,
    reads={
        "office": Text(ja="事業所", en="office"),
        "year_starts_on": Text(ja="年度の初日", en="fiscal year from"),
        "year_ends_on": Text(ja="年度の末日", en="fiscal year until"),
        "held_on": Text(ja="同行した日", en="went along on"),
        "written": Text(ja="書面の結果", en="result in writing"),
    },
)
def accompanied_audit():
    """Where an external auditor was chosen, he or she goes along to an audit of a host company at
    least once in each fiscal year for each office, with a written result.

    外部監査の措置による場合、外部監査人は、事業所ごとに年度に一回以上、実習実施者の監査に同行し、書面の結果を出す。
    """
    return f"""
        WITH {OFFICE_YEARS},
        audited AS (
            SELECT organization_id, range_agg(daterange(starts_on, ends_on, '[]')) AS days
              FROM companies_externalreviewer
             WHERE kind = 'auditor' AND starts_on <= %(on)s
             GROUP BY organization_id
        ),
        seen AS (
            SELECT office_years.organization_id, office_years.office_id, office,
                   year_starts_on, year_ends_on, min(accompanied.held_on) AS held_on,
                   min(accompanied.held_on) FILTER (WHERE written) AS done_on
              FROM office_years
              JOIN audited ON audited.organization_id = office_years.organization_id
                          AND audited.days && daterange(year_starts_on, year_ends_on, '[]')
              LEFT JOIN companies_accompaniedaudit accompanied
                ON accompanied.organization_id = office_years.organization_id
               AND accompanied.office_id = office_years.office_id
               AND accompanied.held_on BETWEEN year_starts_on AND least(year_ends_on, %(on)s)
             GROUP BY office_years.organization_id, office_years.office_id, office,
                      year_starts_on, year_ends_on
        )
        SELECT organization_id, office_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, year_ends_on AS due_on, done_on,
               CASE WHEN done_on IS NULL AND held_on IS NOT NULL THEN 'warning'
                    ELSE law.state_of(year_ends_on, done_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'office', office, 'year_starts_on', year_starts_on,
                   'year_ends_on', year_ends_on, 'held_on', held_on,
                   'written', done_on IS NOT NULL) AS evidence
          FROM seen
    """
