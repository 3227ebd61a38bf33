"""Rule: each workplace has an instructor of five years and someone for living guidance."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINED_AT

YEARS = 5
ADULT = 18 * 12  # months
NOTICE = 30  # days before somebody's last that it is told
POSTS = {
    "instructor": Text(ja="技能実習指導員", en="training instructor"),
    "life_adviser": Text(ja="生活指導員", en="living-guidance staff"),
}


@rule(
    "STAFF-002",
    title=Text(ja="技能実習指導員・生活指導員", en="Instructor and living-guidance staff"),
    cites=(ORDINANCE.article(12, 1, 2), ORDINANCE.article(12, 1, 3)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja="長期休職が1か月を超えた者は不在と扱う（要確認）。退任の30日前から知らせるのは製品の扱い。",
        en=(
            "To be confirmed: that somebody counts as absent after a month of leave. That it is"
            " told 30 days before somebody's last day is a product default."
        ),
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-staff",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="要件を満たす後任を選任し、1か月以内に変更を届け出る。",
        en="Appoint a qualified successor and notify the change within one month.",
    ),
    reads={
        "lacking": Text(ja="確認を要する役職", en="posts to look at"),
        "workplaces": Text(ja="事業所", en="workplaces"),
        "instructors": Text(ja="技能実習指導員", en="instructors"),
        "life_advisers": Text(ja="生活指導員", en="living-guidance staff"),
        "experience_years": Text(ja="経験年数", en="years of experience"),
        "covered_until": Text(ja="在任の最終日", en="somebody holds the post until"),
        "workplace_recorded": Text(ja="事業所の記録", en="workplace recorded"),
    }
    | POSTS,
)
def instructors():
    """On every day on which somebody is in training at a workplace, a full-time instructor of at
    least five years' experience and a full-time person for living guidance belong to it; both are
    adults, and no ground of disqualification applies.

    実習生がいる事業所ごとに、五年以上の経験を有する常勤の技能実習指導員と、常勤の生活指導員を置く。いずれも欠格
    事由がなく、成年に達した者とする。
    """
    # Born on 29 February one comes of age on 1 March. The first month of a leave is no absence.
    return f"""
        WITH {TRAINED_AT},
        holders AS (
            SELECT appointment.organization_id, appointment.workplace_id, appointment.post,
                   staff.name, staff.experience_years,
                   least(appointment.ends_on, staff.left_on,
                         CASE WHEN %(on)s <= present_until
                               AND coalesce(staff.leave_ends_on > present_until, true)
                              THEN present_until END) AS until
              FROM companies_appointment appointment
              JOIN companies_staffmember staff
                ON staff.organization_id = appointment.organization_id
               AND staff.id = appointment.staff_id
             CROSS JOIN LATERAL (
                 SELECT law.inclusive_end(staff.leave_starts_on, 1) AS present_until) leave
             WHERE appointment.starts_on <= %(on)s AND appointment.belongs
               AND coalesce(appointment.ends_on >= %(on)s, true)
               AND coalesce(staff.left_on >= %(on)s, true)
               AND coalesce(%(on)s <= present_until OR %(on)s > staff.leave_ends_on,
                            staff.leave_starts_on IS NULL)
               AND staff.full_time AND NOT staff.disqualified
               AND coalesce(law.add_months(staff.birth_date - 1, {ADULT}) < %(on)s, true)
        ),
        posts AS (
            SELECT trained_at.organization_id, trained_at.company_id, trained_at.id AS workplace_id,
                   trained_at.name AS workplace, trained_until, wanted.post,
                   holders.name AS holder, experience_years, until,
                   wanted.post = 'life_adviser' OR experience_years >= {YEARS} AS qualified
              FROM trained_at
             CROSS JOIN unnest(ARRAY{[*POSTS]}) AS wanted (post)
              LEFT JOIN holders ON holders.organization_id = trained_at.organization_id
                               AND holders.workplace_id = trained_at.id
                               AND holders.post = wanted.post
        ),
        judged AS (
            SELECT organization_id, company_id, workplace_id, workplace, post,
                   max(experience_years) AS experience_years,
                   coalesce(array_agg(holder ORDER BY holder)
                            FILTER (WHERE holder IS NOT NULL), '{{}}') AS names,
                   max(coalesce(until, 'infinity')) FILTER (WHERE holder IS NOT NULL AND qualified)
                   AS covered_until,
                   bool_or(holder IS NOT NULL AND qualified IS NULL) AS unknown,
                   max(trained_until) AS trained_until
              FROM posts
             GROUP BY organization_id, company_id, workplace_id, workplace, post
        ),
        stated AS (
            SELECT judged.*,
                   CASE WHEN workplace_id IS NULL THEN 'data_gap'
                        WHEN covered_until >= trained_until
                             OR covered_until > %(on)s + {NOTICE} THEN 'ok'
                        WHEN covered_until IS NOT NULL THEN 'warning'
                        WHEN unknown THEN 'data_gap'
                        ELSE 'violation' END AS state
              FROM judged
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               NULL::date AS due_on,
               CASE WHEN bool_or(state = 'violation') THEN 'violation'
                    WHEN bool_or(state = 'data_gap') THEN 'data_gap'
                    ELSE max(state) END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'lacking', coalesce(
                       jsonb_agg(DISTINCT post) FILTER (WHERE state <> 'ok'), '[]'),
                   'workplaces', coalesce(
                       jsonb_agg(DISTINCT workplace)
                       FILTER (WHERE state <> 'ok' AND workplace IS NOT NULL), '[]'),
                   'instructors', array_to_string(
                       array_agg(array_to_string(names, '、') ORDER BY workplace, workplace_id)
                       FILTER (WHERE post = 'instructor' AND names <> '{{}}'), '、'),
                   'life_advisers', array_to_string(
                       array_agg(array_to_string(names, '、') ORDER BY workplace, workplace_id)
                       FILTER (WHERE post = 'life_adviser' AND names <> '{{}}'), '、'),
                   'experience_years', min(experience_years) FILTER (WHERE post = 'instructor'),
                   'covered_until', min(covered_until) FILTER (WHERE state = 'warning'),
                   'workplace_recorded', bool_and(workplace_id IS NOT NULL)) AS evidence
          FROM stated
         GROUP BY organization_id, company_id
    """
