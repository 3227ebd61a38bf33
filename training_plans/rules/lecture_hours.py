"""Rule: post-arrival lectures take a sixth of the hours of stage 1, or a twelfth."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS, lectured_before

# When the plan is made, and on each day of the lectures.
LEADS = (180, 60, *range(30, -1, -1))

# Each plan of stage 1 with the lectures that belong to it, as far as they are known on the day:
# a lesson of a later day is planned, whatever is noted of it. Who left before the lectures ended
# owes none; nor does a plan after a transfer, where those of the plan before it were completed.
# `rests`: training rests now and rested on the last day of the lectures; they are held later.
LECTURED = f"""
    {PLANS},
    first_stage AS (
        SELECT plans.*, coalesce(lecture_starts_on, starts_on) AS lectures_begin_on,
               essential_minutes + related_minutes + peripheral_minutes AS practice,
               coalesce(last_on < %(on)s, false) AS is_over,
               coalesce(last_on >= %(on)s AND last_on >= lecture_ends_on
                        AND %(on)s >= coalesce(lecture_starts_on, starts_on)
                        AND NOT days @> lecture_ends_on AND NOT days @> %(on)s, false) AS rests
          FROM plans
         WHERE stage = 1 AND coalesce(gone_on > %(on)s, true)
           AND coalesce(last_on >= lecture_ends_on, true)
           AND NOT {lectured_before("plans")}
    ),
    lessons AS (
        SELECT organization_id, plan_id, held_on, minutes, subject, lecturer, affiliation,
               CASE WHEN held_on <= %(on)s THEN attendance ELSE 'planned' END AS attendance
          FROM training_plans_lecture
    )
"""
# What the lectures of each plan of stage 1 come to, in minutes; a day counts 480 at most. `parts`:
# they are to be a sixth of all hours, or a twelfth after a course before landing that took a month
# and 160 hours and ended within the last six months. Lectures are part of all hours, so a sixth
# of all is a fifth of the practice: (parts - 1) * lectures >= practice. Lessons are fetched plan
# by plan: the planner expects few plans, and would go through all lessons for each.
LECTURE_HOURS = f"""
    {LECTURED},
    asked AS MATERIALIZED (
        SELECT first_stage.*, CASE WHEN EXISTS (
                   SELECT FROM training_plans_prearrivalcourse course
                    WHERE course.organization_id = first_stage.organization_id
                      AND course.trainee_id = first_stage.trainee_id
                      AND course.minutes >= 9600 AND course.ends_on < lectures_begin_on
                      AND course.ends_on >= law.before(lectures_begin_on, 6)
                      AND course.ends_on >= law.inclusive_end(course.starts_on, 1)
               ) THEN 12 ELSE 6 END AS parts
          FROM first_stage
    ),
    hours AS (
        SELECT asked.organization_id, id, company_id, trainee_id, lecture_ends_on, is_over, rests,
               practice, parts, (practice + parts - 2) / (parts - 1) AS required, told.*
          FROM asked
         CROSS JOIN LATERAL (
               SELECT count(*) AS days, coalesce(sum(planned), 0)::int AS planned,
                      coalesce(sum(planned) FILTER (WHERE held_on <= %(on)s), 0)::int AS until_now,
                      coalesce(sum(held), 0)::int AS held,
                      min(held_on) FILTER (WHERE (parts - 1) * so_far >= practice) AS done_on
                 FROM (
                     SELECT *, sum(held) OVER (ORDER BY held_on) AS so_far
                       FROM (
                           SELECT held_on,
                                  least(480, coalesce(
                                      sum(minutes) FILTER (WHERE attendance <> 'missed'), 0))
                                  AS planned,
                                  least(480, coalesce(
                                      sum(minutes) FILTER (WHERE attendance = 'held'), 0)) AS held
                             FROM lessons
                            WHERE lessons.organization_id = asked.organization_id
                              AND lessons.plan_id = asked.id
                            GROUP BY held_on) AS days) AS running) told
    )
"""


@rule(
    "LECT-001",
    title=Text(ja="入国後講習の時間数", en="Hours of post-arrival lectures"),
    cites=(ORDINANCE.article(10, 2, 7, "ハ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="第1号の予定時間の全体に講習時間を含める扱い、入国前講習の6か月を講習開始日から数える扱いは要確認。",
        en=(
            "To be confirmed: that all hours of stage 1 include the lectures, and that the six"
            " months are counted back from the start of the lectures."
        ),
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    settled_at="trainee-lectures",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="実習の開始前に講習日を追加する。欠席した時間は補講する。既に実習を始めているときは実習を止めて報告する。",
        en=(
            "Add lecture days before practice and make good what was missed; where practice has"
            " begun, stop it and report."
        ),
    ),
    remind_before=LEADS,
    reads={
        "held_minutes": Text(ja="受講した時間（分）", en="attended (minutes)"),
        "planned_minutes": Text(ja="予定を含む時間（分）", en="attended and planned (minutes)"),
        "required_minutes": Text(ja="必要な時間（分）", en="required (minutes)"),
        "practice_minutes": Text(ja="実習の時間（分）", en="practice (minutes)"),
        "share": Text(ja="必要な割合", en="share required"),
        "days": Text(ja="記録された講習日数", en="lecture days recorded"),
        "lecture_ends_on": Text(ja="講習終了日", en="lectures end on"),
        "missing": Text(ja="記録のない項目", en="what is not recorded"),
        "attendance": Text(ja="予定した講習の受講", en="attendance of what was planned"),
    },
)
def lecture_hours():
    """The lectures after landing take at least a sixth of the hours of stage 1; a twelfth where a
    course of a month and 160 hours was taken within the six months before. A day counts eight
    hours at most.

    入国後講習は第1号の予定時間全体の六分の一以上（過去六か月以内に一か月以上・百六十時間以上の入国前講習を
    受けた者は十二分の一以上）とし、一日は八時間までを数える。
    """
    return f"""
        WITH {LECTURE_HOURS}
        SELECT organization_id, id AS subject_id, company_id, trainee_id,
               lecture_ends_on AS due_on, done_on,
               CASE WHEN rests OR days = 0 AND is_over THEN 'not_applicable'
                    WHEN practice = 0 OR lecture_ends_on IS NULL THEN 'data_gap'
                    WHEN done_on IS NOT NULL
                    THEN law.state_of(lecture_ends_on, done_on, %(on)s, {LEADS[0]})
                    WHEN %(on)s > lecture_ends_on AND (parts - 1) * until_now < practice
                         AND days > 0 THEN 'violation'
                    WHEN %(on)s > lecture_ends_on
                         OR days = 0 AND %(on)s >= lecture_ends_on - {LEADS[0]} THEN 'data_gap'
                    WHEN (parts - 1) * planned >= practice THEN 'ok'
                    ELSE law.state_of(lecture_ends_on, NULL, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'held_minutes', held, 'planned_minutes', planned,
                   'required_minutes', required, 'practice_minutes', practice,
                   'share', '1/' || parts, 'days', days,
                   'lecture_ends_on', lecture_ends_on,
                   'missing', to_jsonb(array_remove(ARRAY[
                       CASE WHEN practice = 0 THEN 'practice_minutes' END,
                       CASE WHEN lecture_ends_on IS NULL THEN 'lecture_ends_on' END,
                       CASE WHEN days = 0 THEN 'days'
                            WHEN %(on)s > lecture_ends_on AND held < until_now THEN 'attendance'
                            END], NULL))) AS evidence
          FROM hours
    """
