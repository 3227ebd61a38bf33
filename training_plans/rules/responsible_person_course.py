"""Rule: each workplace has a full-time technical training manager whose course is still good."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINED_AT

LEADS = (180, 90, 60, 30, 14)


@rule(
    "STAFF-001",
    title=Text(ja="技能実習責任者と養成講習", en="Technical training manager and course"),
    cites=(ACT.article(9, item=7), ORDINANCE.article(12, 1, 1), ORDINANCE.article(13)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="講習の効力の最終日（修了日の3年後の応当日）は要確認。",
        en="To be confirmed: that a course is good until the same day three years later.",
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-staff",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="講習を予約・受講し修了日を記録する。または要件を満たす後任を選任し、変更を届け出る。",
        en=(
            "Book and take the course and record it, or appoint a qualified successor and notify"
            " the change."
        ),
    ),
    remind_before=LEADS,
    reads={
        "workplaces": Text(ja="事業所", en="workplaces"),
        "managers": Text(ja="責任者", en="managers"),
        "full_time": Text(ja="常勤", en="full-time"),
        "completed_on": Text(ja="講習修了日", en="course completed on"),
        "valid_through": Text(ja="講習の有効期限", en="course good until"),
        "workplace_recorded": Text(ja="事業所の記録", en="workplace recorded"),
    },
)
def responsible_person_course():
    """On every day on which somebody is in training at a workplace, a full-time technical training
    manager is appointed there who completed the course within the last three years.

    実習生がいる事業所ごとに、過去三年以内に養成講習を修了した常勤の技能実習責任者を選任する。
    """
    return f"""
        WITH {TRAINED_AT},
        manager AS (
            SELECT appointment.organization_id, appointment.workplace_id, staff.id,
                   staff.name, staff.full_time, max(course.completed_on) AS completed_on
              FROM companies_appointment appointment
              JOIN companies_staffmember staff
                ON staff.organization_id = appointment.organization_id
               AND staff.id = appointment.staff_id
              LEFT JOIN companies_course course
                ON course.organization_id = staff.organization_id AND course.staff_id = staff.id
               AND course.post = 'manager' AND course.completed_on <= %(on)s
             WHERE appointment.post = 'manager' AND appointment.starts_on <= %(on)s
               AND coalesce(appointment.ends_on >= %(on)s, true)
               AND coalesce(staff.left_on >= %(on)s, true)
             GROUP BY appointment.organization_id, appointment.workplace_id, staff.id,
                      staff.name, staff.full_time
        ),
        best AS (
            SELECT DISTINCT ON (trained_at.organization_id, trained_at.company_id, trained_at.id)
                   trained_at.organization_id, trained_at.company_id,
                   trained_at.id AS workplace_id, trained_at.name AS workplace,
                   manager.id AS manager_id, manager.name AS manager, manager.full_time,
                   manager.completed_on,
                   CASE WHEN manager.full_time THEN law.add_months(manager.completed_on, 36) END
                   AS valid_through
              FROM trained_at
              LEFT JOIN manager ON manager.organization_id = trained_at.organization_id
                               AND manager.workplace_id = trained_at.id
             ORDER BY trained_at.organization_id, trained_at.company_id, trained_at.id,
                      manager.full_time DESC NULLS LAST, manager.completed_on DESC NULLS LAST,
                      manager.id
        ),
        judged AS (
            SELECT best.*,
                   CASE WHEN workplace_id IS NULL THEN 'data_gap'
                        WHEN manager_id IS NULL OR NOT full_time THEN 'violation'
                        WHEN completed_on IS NULL THEN 'data_gap'
                        WHEN %(on)s > valid_through THEN 'violation'
                        ELSE law.state_of(valid_through, NULL, %(on)s, {LEADS[0]}) END AS state
              FROM best
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               valid_through AS due_on,
               CASE WHEN bool_or(state = 'violation') THEN 'violation' ELSE min(state) END
               AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'workplaces', coalesce(
                       jsonb_agg(workplace ORDER BY workplace, workplace_id)
                       FILTER (WHERE workplace_id IS NOT NULL), '[]'),
                   'managers', coalesce(
                       jsonb_agg(DISTINCT manager) FILTER (WHERE manager_id IS NOT NULL), '[]'),
                   'full_time', bool_and(full_time), 'completed_on', max(completed_on),
                   'valid_through', valid_through,
                   'workplace_recorded', bool_and(workplace_id IS NOT NULL)) AS evidence
          FROM judged
         GROUP BY organization_id, company_id, valid_through
    """
