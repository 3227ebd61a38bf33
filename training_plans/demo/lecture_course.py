"""Invented courses of lectures, from the lectures that are there; one abroad that is under way.

Who was taught legal protection by the office itself has lectures of their own, outside any course.
"""

from titp.embedded.sample import sample

COURSES = """
    INSERT INTO training_plans_lecturecourse
           (organization_id, kind, name, starts_on, ends_on, place, held_by, note)
    SELECT organization_id, 'after', to_char(lecture_starts_on, 'YYYY"年"FMMM"月"FMDD"日入国"'),
           lecture_starts_on, lecture_starts_on + 27, '見本研修センター', '', ''
      FROM training_plans_trainingplan
     WHERE stage = 1 AND lecture_starts_on > %(on)s::date - 60
     GROUP BY organization_id, lecture_starts_on
     UNION ALL
    SELECT organization_id, 'before',
           to_char(min(lecture_starts_on), '"入国前講習（"FMMM"月入国）"'),
           %(on)s::date - 20, %(on)s::date + 25, 'MIHON TRAINING CENTER',
           'MIHON TRAINING CENTER', ''
      FROM training_plans_trainingplan
     WHERE stage = 1 AND lecture_starts_on BETWEEN %(on)s::date + 30 AND %(on)s::date + 100
     GROUP BY organization_id
"""
SEATS = """
    INSERT INTO training_plans_courseseat (organization_id, course_id, plan_id)
    SELECT plan.organization_id, course.id, plan.id
      FROM training_plans_trainingplan plan
      JOIN training_plans_lecturecourse course USING (organization_id)
     WHERE plan.stage = 1 AND plan.ended_on IS NULL
       AND CASE course.kind
           WHEN 'after' THEN plan.lecture_starts_on = course.starts_on AND NOT EXISTS (
                SELECT FROM training_plans_lecture lecture
                 WHERE lecture.plan_id = plan.id AND lecture.subject = 'legal'
                   AND lecture.affiliation = 'own')
           ELSE plan.lecture_starts_on BETWEEN %(on)s::date + 30 AND %(on)s::date + 100 END
"""
LESSONS = """
    INSERT INTO training_plans_courselesson
           (organization_id, course_id, held_on, starts_at, ends_at, minutes, subject, content,
            lecturer, lecturer_post, affiliation, place, note)
    SELECT DISTINCT ON (seat.organization_id, seat.course_id, lecture.held_on)
           seat.organization_id, seat.course_id, lecture.held_on, time '08:30', time '17:30',
           lecture.minutes, lecture.subject,
           CASE lecture.subject WHEN 'legal' THEN '技能実習法・入管法・労働法' WHEN 'life' THEN
                '交通安全・ごみの分別' WHEN 'other' THEN '安全衛生の基礎' ELSE '会話・聴解' END,
           lecture.lecturer,
           CASE lecture.subject WHEN 'legal' THEN '行政書士' ELSE '日本語講師' END,
           lecture.affiliation, '', ''
      FROM training_plans_courseseat seat
      JOIN training_plans_lecturecourse course ON course.id = seat.course_id
      JOIN training_plans_lecture lecture ON lecture.plan_id = seat.plan_id
     WHERE course.kind = 'after'
     UNION ALL
    SELECT organization_id, id, day::date, time '09:00', time '16:00', 360,
           CASE WHEN extract(isodow FROM day) = 5 THEN 'life' ELSE 'japanese' END, '', '例田 花子',
           '日本語講師', 'outside', '', ''
      FROM training_plans_lecturecourse,
           generate_series(starts_on::timestamp, ends_on::timestamp, '1 day') AS day
     WHERE kind = 'before' AND extract(isodow FROM day) < 6
"""
LINKS = """
    UPDATE training_plans_lecture lecture SET lesson_id = lesson.id
      FROM training_plans_courseseat seat
      JOIN training_plans_courselesson lesson ON lesson.course_id = seat.course_id
     WHERE lecture.plan_id = seat.plan_id AND lecture.held_on = lesson.held_on
"""
ATTENDANCES = """
    INSERT INTO training_plans_lessonattendance (organization_id, lesson_id, seat_id, attendance)
    SELECT lesson.organization_id, lesson.id, seat.id,
           CASE WHEN lesson.held_on >= %(on)s THEN 'planned'
                WHEN pg_temp.draw('missed abroad', 40, lesson.id * 97 + seat.id) = 0 THEN 'missed'
                ELSE 'held' END
      FROM training_plans_courselesson lesson
      JOIN training_plans_courseseat seat ON seat.course_id = lesson.course_id
      JOIN training_plans_lecturecourse course ON course.id = lesson.course_id
     WHERE course.kind = 'before'
"""
# Of whom a course is planned here, no other record of one is kept.
UNRECORDED = """
    DELETE FROM training_plans_prearrivalcourse record
     USING training_plans_courseseat seat, training_plans_trainingplan plan,
           training_plans_lecturecourse course
     WHERE course.id = seat.course_id AND course.kind = 'before' AND plan.id = seat.plan_id
       AND record.trainee_id = plan.trainee_id
"""
RECORDS = """
    INSERT INTO training_plans_prearrivalcourse
           (organization_id, trainee_id, course_id, starts_on, ends_on, minutes, held_by)
    SELECT seat.organization_id, plan.trainee_id, seat.course_id, min(lesson.held_on),
           max(lesson.held_on), sum(lesson.minutes), 'MIHON TRAINING CENTER'
      FROM training_plans_lessonattendance told
      JOIN training_plans_courselesson lesson ON lesson.id = told.lesson_id
      JOIN training_plans_courseseat seat ON seat.id = told.seat_id
      JOIN training_plans_trainingplan plan ON plan.id = seat.plan_id
     WHERE told.attendance = 'held'
     GROUP BY seat.organization_id, plan.trainee_id, seat.course_id
"""


@sample("training_plans.LectureCourse")
def lecture_courses(cursor, scale):
    for statement in (COURSES, SEATS, LESSONS, LINKS, ATTENDANCES, UNRECORDED, RECORDS):
        cursor.execute(statement, {"on": scale.on})
