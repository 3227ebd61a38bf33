"""Rule: each office is looked through from outside at least once in every three months."""

from datetime import date

from companies.rules import OFFICE
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (45, 30, 14, 7)


@rule(
    "SUP-006",
    title=Text(ja="外部役員の確認・外部監査（3か月に1回以上）", en="External confirmation"),
    cites=(ACT.article(25, 1, 5), ORDINANCE.article(30, 3), ORDINANCE.article(30, 6, 1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="三か月の起算（最初の許可の月）は要確認。",
        en="To be confirmed: that the three months count from the month of the first licence.",
    ),
    severity=Severity.SERIOUS,
    about=OFFICE,
    settled_at="organization-control",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="確認・外部監査を受け書面の結果とともに記録する。講習の効力を失った者は交代する。",
        en=(
            "Have it done and record it with the written result; replace whoever's course is no"
            " longer good."
        ),
    ),
    remind_before=LEADS,
    reads={
        "office": Text(ja="事業所", en="office"),
        "window_starts_on": Text(ja="対象期間の初日", en="window starts on"),
        "window_ends_on": Text(ja="対象期間の末日", en="window ends on"),
        "held_on": Text(ja="期間内の実施日", en="held on"),
        "confirmed_on": Text(ja="有効な確認の日", en="counted as of"),
        "written": Text(ja="書面の結果", en="result in writing"),
        "course_good": Text(ja="講習の効力", en="course good on that day"),
    },
)
def external_confirmation():
    """In every block of three calendar months from the month of the licence, somebody from outside
    whose course is good looks through the business of each office, with a written result.

    許可の月から数えて暦月三か月の期間ごとに、事業所ごとに、講習の効力のある指定外部役員の確認又は外部監査を受け、書面の結果を得る。
    """
    return f"""
        WITH licensed AS (
            SELECT organization_id, law.month_of(min(starts_on)) AS anchored_on,
                   least(max(expires_on), %(on)s) AS last_on
              FROM companies_licence
             WHERE starts_on <= %(on)s
             GROUP BY organization_id
        ),
        windows AS (
            SELECT office.organization_id, office.id AS office_id, office.name AS office,
                   first::date AS starts_on, law.add_months(first::date, 3) - 1 AS ends_on
              FROM tenancy_office office
              JOIN licensed ON licensed.organization_id = office.organization_id
             CROSS JOIN generate_series(
                   anchored_on::timestamp, last_on::timestamp, '3 months') AS first
        ),
        held AS (
            SELECT confirmation.*, reviewer.completed_on,
                   held_on BETWEEN completed_on AND law.add_months(completed_on, 36)
                   AS course_good
              FROM companies_externalconfirmation confirmation
              JOIN companies_externalreviewer reviewer
                ON reviewer.organization_id = confirmation.organization_id
               AND reviewer.id = confirmation.reviewer_id
             WHERE held_on <= %(on)s
        ),
        seen AS (
            SELECT windows.*, max(held_on) AS held_on, bool_or(written) AS written,
                   bool_or(course_good) AS course_good,
                   min(held_on) FILTER (WHERE written AND course_good) AS confirmed_on,
                   bool_or(written AND course_good IS NULL AND held.id IS NOT NULL) AS unknown
              FROM windows
              LEFT JOIN held ON held.organization_id = windows.organization_id
                            AND held.office_id = windows.office_id
                            AND held.held_on BETWEEN windows.starts_on AND windows.ends_on
             GROUP BY windows.organization_id, windows.office_id, windows.office,
                      windows.starts_on, windows.ends_on
        )
        SELECT organization_id, office_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, ends_on AS due_on, confirmed_on AS done_on,
               CASE WHEN confirmed_on IS NULL AND unknown THEN 'data_gap'
                    ELSE law.state_of(ends_on, confirmed_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'office', office, 'window_starts_on', starts_on, 'window_ends_on', ends_on,
                   'held_on', held_on, 'confirmed_on', confirmed_on, 'written', written,
                   'course_good', course_good) AS evidence
          FROM seen
    """
