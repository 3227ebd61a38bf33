"""Invented lectures of those who are in stage 1 or about to land, and courses before landing.

Three weeks and a half of eight hours are a twelfth of a stage, which is enough after a course at
home. On purpose amiss: some took no such course (LECT-001); some were taught legal protection by
the office itself (LECT-002).
"""

from titp.embedded.sample import sample

COURSES = """
    INSERT INTO training_plans_prearrivalcourse
           (organization_id, trainee_id, starts_on, ends_on, minutes, held_by)
    SELECT organization_id, trainee_id, starts_on - 85, starts_on - 30, 10800,
           'MIHON TRAINING CENTER'
      FROM demo_plan
     WHERE stage = 1 AND ends_on >= %(on)s AND pg_temp.draw('no course', 100, key) >= 8
"""
# Twenty-one days from Monday to Saturday; a legal expert comes on the eighth.
LECTURES = """
    INSERT INTO training_plans_lecture
           (organization_id, plan_id, held_on, minutes, subject, lecturer, affiliation, place,
            attendance)
    SELECT organization_id, id, held_on, 480, subject,
           CASE subject WHEN 'legal' THEN '見本 律子' ELSE '例田 一郎' END,
           CASE WHEN subject = 'legal' AND pg_temp.draw('own lawyer', 100, key) >= 6
                THEN 'outside' ELSE 'own' END,
           '見本研修センター', CASE WHEN held_on <= %(on)s THEN 'held' ELSE 'planned' END
      FROM (SELECT p.organization_id, p.id, p.key, held_on,
                   row_number() OVER (PARTITION BY p.id ORDER BY held_on) AS place
              FROM demo_plan p JOIN training_plans_trainingplan plan ON plan.id = p.id,
                   generate_series(0, 26) AS day,
                   LATERAL (SELECT plan.lecture_starts_on + day AS held_on) AS held
             WHERE p.stage = 1 AND p.ends_on >= %(on)s
               AND extract(isodow FROM held_on) < 7) AS days,
           LATERAL (SELECT CASE place WHEN 3 THEN 'life' WHEN 4 THEN 'life' WHEN 8 THEN 'legal'
                                      WHEN 12 THEN 'other' ELSE 'japanese' END AS subject) AS of
     WHERE place <= 21
"""


@sample("training_plans.Lecture")
def lectures(cursor, scale):
    for statement in (COURSES, LECTURES):
        cursor.execute(statement, {"on": scale.on})
