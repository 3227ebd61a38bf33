"""Rule: lectures cover all four subjects, and an outside expert teaches legal protection."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN
from training_plans.rules.lecture_hours import LECTURED

LEADS = (14, 7)
LEGAL_MINUTES = 480
SUBJECTS = {
    "japanese": Text(ja="日本語", en="Japanese"),
    "life": Text(ja="本邦での生活一般", en="life in Japan"),
    "legal": Text(ja="法的保護に必要な情報", en="legal protection"),
    "other": Text(ja="円滑な修得に資する知識", en="other useful knowledge"),
}
AFFILIATIONS = {
    "own": Text(ja="監理団体", en="supervising organization"),
    "host": Text(ja="実習実施者", en="host company"),
}


def _lessons(condition):
    """SQL for the days and lecturers of those lessons of legal protection, or NULL."""
    return f"""jsonb_agg(trim(held_on || ' ' || lecturer) ORDER BY held_on, lecturer)
               FILTER (WHERE subject = 'legal' AND (held OR claimed) AND {condition})"""


# Of each plan what its lessons cover: those that count are attended, and until the lectures end
# also planned. `claimed` are those that nobody has confirmed yet.
COVERED = f"""
    {LECTURED},
    counted AS (
        SELECT first_stage.organization_id, id, company_id, trainee_id, lecture_ends_on, rests,
               is_over, coalesce(%(on)s <= lecture_ends_on, true) AS ahead, held_on, minutes,
               subject, lecturer, affiliation, attendance = 'held' AS held,
               attendance = 'planned' AND coalesce(
                   held_on <= %(on)s OR %(on)s <= lecture_ends_on, true) AS claimed
          FROM first_stage
          LEFT JOIN lessons ON lessons.organization_id = first_stage.organization_id
                           AND lessons.plan_id = first_stage.id
    ),
    covered AS (
        SELECT organization_id, id, company_id, trainee_id, lecture_ends_on, rests, is_over, ahead,
               count(held_on) AS lessons,
               coalesce(array_agg(subject) FILTER (WHERE held), '{{}}') AS held_subjects,
               coalesce(array_agg(subject) FILTER (WHERE held OR claimed), '{{}}')
               AS claimed_subjects,
               coalesce(sum(minutes) FILTER (WHERE subject = 'legal' AND held), 0) AS held_legal,
               coalesce(sum(minutes) FILTER (WHERE subject = 'legal' AND (held OR claimed)), 0)
               AS claimed_legal,
               coalesce(bool_or(affiliation IN ('own', 'host'))
                        FILTER (WHERE subject = 'legal' AND (held OR claimed)), false) AS inside,
               coalesce(bool_or(affiliation = '')
                        FILTER (WHERE subject = 'legal' AND (held OR claimed)), false) AS unknown,
               {_lessons("affiliation IN ('own', 'host')")} AS inside_lessons,
               {_lessons("affiliation = ''")} AS unknown_lessons,
               to_jsonb(array_agg(DISTINCT affiliation::text) FILTER (
                   WHERE subject = 'legal' AND (held OR claimed)
                     AND affiliation IN ('own', 'host'))) AS affiliations
          FROM counted
         GROUP BY organization_id, id, company_id, trainee_id, lecture_ends_on, rests, is_over,
                  ahead
    ),
    completed AS (
        SELECT organization_id, id, max(first_on) AS done_on
          FROM (SELECT organization_id, id, subject, min(held_on) AS first_on
                  FROM counted WHERE held GROUP BY organization_id, id, subject) AS firsts
         GROUP BY organization_id, id
        HAVING count(*) = {len(SUBJECTS)}
    ),
    lacking AS (
        SELECT covered.*, done_on, missing.subjects AS missing, unheard.subjects AS unheard,
               claimed_legal < {LEGAL_MINUTES} AS short
          FROM covered
          LEFT JOIN completed USING (organization_id, id)
         CROSS JOIN LATERAL (
             SELECT array_agg(subject) AS subjects
               FROM unnest(ARRAY{[*SUBJECTS]}) AS subject
              WHERE subject <> ALL (claimed_subjects)) missing
         CROSS JOIN LATERAL (
             SELECT array_agg(subject) AS subjects
               FROM unnest(ARRAY{[*SUBJECTS]}) AS subject
              WHERE subject <> ALL (held_subjects)) unheard
    )
"""


@rule(
    "LECT-002",
    title=Text(
        ja="講習科目・法的保護の外部講師", en="Subjects of lectures, legal-protection expert"
    ),
    cites=(ORDINANCE.article(10, 2, 7, "ロ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    note=Text(
        ja="法的保護の8時間は実務上の目安であり、規則の条文にはない。",
        en="The eight hours of legal protection are practice; the ordinance prints no number.",
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    settled_at="trainee-lectures",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="不足する科目を実習の開始前に行う。法的保護は弁護士・社会保険労務士・行政書士等の外部の専門家に依頼する。",
        en=(
            "Hold the missing subject before practice; ask a lawyer, labour consultant, scrivener"
            " or other outside expert for legal protection."
        ),
    ),
    remind_before=LEADS,
    reads={
        "missing": Text(ja="記録のない科目", en="subjects not recorded"),
        "unheard": Text(ja="受講の記録のない科目", en="subjects without attendance"),
        "legal_minutes": Text(ja="法的保護の時間（分）", en="legal protection (minutes)"),
        "inside_lecturer": Text(
            ja="監理団体・実習実施者に属する講師", en="lecturer belongs to organization or host"
        ),
        "inside_lessons": Text(ja="その講習（日・講師）", en="those lectures (day, lecturer)"),
        "affiliations": Text(ja="講師の所属", en="the lecturer belongs to"),
        "lecturer_unknown": Text(
            ja="所属の記録のない講師", en="lecturer's affiliation not recorded"
        ),
        "unknown_lessons": Text(
            ja="所属の記録のない講習（日・講師）", en="lectures without affiliation (day, lecturer)"
        ),
        "lessons": Text(ja="記録された講習の数", en="lectures recorded"),
        "lecture_ends_on": Text(ja="講習終了日", en="lectures end on"),
    }
    | SUBJECTS
    | AFFILIATIONS,
)
def lecture_subjects():
    """The lectures cover Japanese, life in Japan, legal protection and other useful knowledge;
    legal protection is taught, for eight hours, by an expert who belongs neither to the
    organization nor to the host.

    講習は日本語、本邦での生活一般、法的保護に必要な情報、その他の知識の四科目とし、法的保護（八時間）は監理団体・
    実習実施者に属しない専門家が行う。
    """
    return f"""
        WITH {COVERED}
        SELECT organization_id, id AS subject_id, company_id, trainee_id,
               lecture_ends_on AS due_on,
               CASE WHEN NOT ahead OR unheard IS NULL THEN done_on END AS done_on,
               CASE WHEN rests OR lessons = 0 AND is_over THEN 'not_applicable'
                    WHEN lecture_ends_on IS NULL THEN 'data_gap'
                    WHEN lessons = 0 AND %(on)s >= lecture_ends_on - {LEADS[0]} THEN 'data_gap'
                    WHEN ahead AND (missing IS NOT NULL OR inside OR unknown OR short)
                    THEN law.state_of(lecture_ends_on, NULL, %(on)s, {LEADS[0]})
                    WHEN ahead THEN 'ok'
                    WHEN missing IS NOT NULL OR inside THEN 'violation'
                    WHEN unheard IS NOT NULL OR unknown
                         OR NOT short AND held_legal < {LEGAL_MINUTES} THEN 'data_gap'
                    WHEN short THEN 'warning'
                    ELSE law.state_of(lecture_ends_on, done_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'missing', coalesce(to_jsonb(missing), '[]'),
                   'unheard', coalesce(to_jsonb(unheard), '[]'),
                   'legal_minutes', CASE WHEN ahead THEN claimed_legal ELSE held_legal END,
                   'inside_lecturer', inside, 'lecturer_unknown', unknown, 'lessons', lessons,
                   'lecture_ends_on', lecture_ends_on)
               || jsonb_strip_nulls(jsonb_build_object(
                   'inside_lessons', inside_lessons, 'affiliations', affiliations,
                   'unknown_lessons', unknown_lessons)) AS evidence
          FROM lacking
    """
