"""Rule: each office has a full-time supervising manager whose course is still good."""

from datetime import date

from companies.rules import OFFICE
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (180, 90, 60, 30)


@rule(
    "SUP-008",
    title=Text(ja="監理責任者と養成講習", en="Supervising manager and course"),
    cites=(ACT.article(40, 1), ORDINANCE.article(53)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="講習の効力の最終日（修了日の3年後の応当日）は要確認。",
        en="To be confirmed: that a course is good until the same day three years later.",
    ),
    severity=Severity.SERIOUS,
    about=OFFICE,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="講習を受講し修了日を記録する。または要件を満たす者を選任し、1か月以内に変更を届け出る。",
        en=(
            "Take the course and record it, or appoint somebody qualified and notify the change"
            " within one month."
        ),
    ),
    remind_before=LEADS,
    reads={
        "office": Text(ja="事業所", en="office"),
        "manager": Text(ja="監理責任者", en="supervising manager"),
        "full_time": Text(ja="常勤", en="full-time"),
        "close_ties": Text(ja="実習実施者と密接な関係", en="close ties with a host company"),
        "completed_on": Text(ja="講習修了日", en="course completed on"),
        "valid_through": Text(ja="講習の有効期限", en="course good until"),
    },
)
def supervisor_course():
    """Each office has a full-time supervising manager who completed the course within the last
    three years; where one is close to a host company, another without such ties is there.

    事業所ごとに、過去三年以内に養成講習を修了した常勤の監理責任者を選任する。実習実施者と密接な関係を有する者のほかに、そのような関係のない者を置く。
    """
    # The one who answers best for the office is judged. A course that is taken later is not
    # known yet; a manager close to a host suffices for nobody's office alone.
    return f"""
        WITH appointed AS (
            SELECT manager.organization_id, manager.office_id, manager.id, manager.name,
                   manager.full_time, manager.close_ties, taken.completed_on,
                   law.add_months(taken.completed_on, 36) AS valid_through
              FROM companies_supervisingmanager manager
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN manager.completed_on <= %(on)s
                               THEN manager.completed_on END AS completed_on) taken
             WHERE manager.starts_on <= %(on)s AND coalesce(manager.ends_on >= %(on)s, true)
        ),
        best AS (
            SELECT DISTINCT ON (office.organization_id, office.id)
                   office.organization_id, office.id AS office_id, office.name AS office,
                   appointed.id AS manager_id, appointed.name AS manager, full_time, close_ties,
                   completed_on,
                   CASE WHEN full_time AND NOT close_ties THEN valid_through END AS valid_through
              FROM tenancy_office office
              LEFT JOIN appointed ON appointed.organization_id = office.organization_id
                                 AND appointed.office_id = office.id
             ORDER BY office.organization_id, office.id,
                      (full_time AND NOT close_ties) DESC NULLS LAST,
                      completed_on DESC NULLS LAST, appointed.id
        )
        SELECT organization_id, office_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, valid_through AS due_on, NULL::date AS done_on,
               CASE WHEN manager_id IS NULL OR NOT full_time OR close_ties THEN 'violation'
                    WHEN completed_on IS NULL THEN 'data_gap'
                    WHEN %(on)s > valid_through THEN 'violation'
                    ELSE law.state_of(valid_through, NULL, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'office', office, 'manager', manager, 'full_time', full_time,
                   'close_ties', close_ties, 'completed_on', completed_on,
                   'valid_through', valid_through) AS evidence
          FROM best
    """
