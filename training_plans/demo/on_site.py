"""Invented interviews by name, a trip of a day, records on site, and what followed corrections.

At each audit of the last year as many people were interviewed as it counts. Two hosts have an audit
planned for the same day by the same person. Of the records that are being written, boxes were
filled by two people, one of them without a network: written before it came. One audit of each
office was written on site, with a photograph and a signature. Answers to corrections have a
picture; what was escalated is a suspected ground, so that an extraordinary audit is due.
"""

import io
import json
from datetime import timedelta
from hashlib import sha256

from PIL import Image, ImageDraw

from titp.documents import storage
from titp.embedded.sample import sample
from titp.tenancy.context import use
from titp.tenancy.encrypted import sealed_for
from training_plans.on_site.questions import questions

INTERVIEWS = """
    INSERT INTO training_plans_interview (organization_id, audit_id, trainee_id, manner)
    SELECT organization_id, audit_id, trainee_id, 'in_person'
      FROM (SELECT audit.organization_id, audit.id AS audit_id, plan.trainee_id,
                   audit.interviewed_count,
                   row_number() OVER (PARTITION BY audit.id ORDER BY
                       pg_temp.draw('interview', 1000000, plan.trainee_id * 100 + audit.id))
                   AS turn
              FROM training_plans_audit audit
              JOIN LATERAL (
                   SELECT DISTINCT trainee_id FROM training_plans_trainingplan plan
                    WHERE plan.organization_id = audit.organization_id
                      AND plan.company_id = audit.company_id AND plan.accredited_on IS NOT NULL
                      AND audit.held_on BETWEEN least(plan.starts_on, plan.lecture_starts_on)
                                            AND coalesce(plan.ended_on, plan.ends_on)) AS plan
                ON true
             WHERE audit.held_on > %(on)s::date - 365) AS asked
     WHERE turn <= interviewed_count
"""
# Of each office the two nearest audits that are planned in one prefecture become one trip.
TRIPS = """
    UPDATE training_plans_errand errand
       SET planned_on = first_on, goes_id = one, note = '同じ日に巡回（見本）'
      FROM (SELECT *, min(planned_on) OVER place AS first_on, max(goes) OVER place AS one,
                   count(*) OVER place AS stops
              FROM (SELECT own.organization_id, own.id, planned_on, host.prefecture_id,
                           (SELECT goes_id FROM training_plans_errand other
                             WHERE other.organization_id = own.organization_id
                               AND other.goes_id IS NOT NULL LIMIT 1) AS goes,
                           row_number() OVER (
                               PARTITION BY own.organization_id, host.prefecture_id
                               ORDER BY planned_on, own.id) AS turn
                      FROM training_plans_errand own
                      JOIN companies_company host ON host.id = own.company_id
                     WHERE kind = 'regular' AND planned_on > %(on)s) AS ahead
             WHERE turn <= 2
            WINDOW place AS (PARTITION BY organization_id, prefecture_id)) AS trip
     WHERE errand.id = trip.id AND stops = 2
"""
# What stands there to look at, as `on_site.opening` puts it down.
BASIS = """
    UPDATE training_plans_siterecord record
       SET basis = jsonb_build_object(
               'slots', CASE WHEN record.kind = 'visit' THEN '[]'
                             ELSE coalesce(people.slots, '[]') END,
               'others', coalesce(people.ids, '[]'),
               'books', CASE WHEN record.kind = 'visit' THEN '[]' ELSE coalesce((
                   SELECT jsonb_agg(jsonb_build_array(
                              trainee_id, to_char(month, 'YYYY-MM'), figures) ORDER BY trainee_id)
                     FROM (SELECT DISTINCT ON (line.trainee_id) line.trainee_id, report.month,
                                  jsonb_strip_nulls(jsonb_build_object(
                                      'overtime', line.overtime_minutes / 60 || ':' || lpad(
                                          mod(line.overtime_minutes, 60)::text, 2, '0'),
                                      'net_pay', to_char(line.net_pay, 'FM999,999,999')))
                                  AS figures
                             FROM training_plans_monthline line
                             JOIN training_plans_monthlyreport report
                               ON report.id = line.report_id
                            WHERE line.company_id = record.company_id
                              AND report.submitted_on < record.opened_at::date
                              AND report.month > record.opened_at::date - 120
                              AND line.trainee_id IN (
                                  SELECT (slot->>0)::bigint
                                    FROM jsonb_array_elements(people.slots) AS slot)
                            ORDER BY line.trainee_id, report.month DESC) AS reported), '[]') END,
               'rooms', CASE WHEN record.kind = 'visit' THEN '[]' ELSE coalesce((
                   SELECT jsonb_agg(room.id ORDER BY room.id) FROM companies_room room
                     JOIN companies_lodging lodging ON lodging.id = room.lodging_id
                    WHERE lodging.company_id = record.company_id), '[]') END,
               'corrections', coalesce((
                   SELECT jsonb_agg(c.id) FROM training_plans_correction c
                    WHERE c.company_id = record.company_id AND 'checked' = (
                          SELECT kind FROM training_plans_correctionstep s
                           WHERE s.correction_id = c.id ORDER BY s.id DESC LIMIT 1)), '[]'),
               'people', people.number, 'needed', least(people.number, 2))
      FROM training_plans_siterecord own
     CROSS JOIN LATERAL (
           SELECT count(*) AS number, jsonb_agg(id ORDER BY id) AS ids,
                  jsonb_agg(jsonb_build_array(id, CASE nationality
                      WHEN 'VN' THEN 'vi' WHEN 'ID' THEN 'id' WHEN 'CN' THEN 'zh'
                      WHEN 'PH' THEN 'fil' WHEN 'TH' THEN 'th' ELSE 'en' END) ORDER BY id)
                  FILTER (WHERE turn <= 2) AS slots
             FROM (SELECT one.id, one.nationality, row_number() OVER (ORDER BY one.id) AS turn
                     FROM demo_trainee demo JOIN trainees_trainee one ON one.id = demo.id
                    WHERE one.company_id = own.company_id AND demo.last_day IS NULL
                      AND demo.starts_on < %(on)s) AS here) AS people
     WHERE record.id = own.id
"""
# The audit of each office that was written on site: its last one with interviews.
FINISHED = """
    INSERT INTO training_plans_siterecord
           (organization_id, company_id, kind, opened_at, opened_by_id, basis, touched,
            finished_at, finished_by_id, audit_id)
    SELECT DISTINCT ON (audit.organization_id) audit.organization_id, audit.company_id, 'regular',
           (audit.held_on + time '13:00') AT TIME ZONE 'Asia/Tokyo', office.id, '{}', '{}',
           (audit.held_on + time '16:40') AT TIME ZONE 'Asia/Tokyo',
           office.id, audit.id
      FROM training_plans_audit audit
      JOIN demo_filer office
        ON office.organization_id = audit.organization_id AND office.role = 'caseworker'
     WHERE audit.held_on < %(on)s
       AND EXISTS (SELECT FROM training_plans_interview i WHERE i.audit_id = audit.id)
       AND NOT EXISTS (SELECT FROM training_plans_siterecord r
                        WHERE r.company_id = audit.company_id)
     ORDER BY audit.organization_id, audit.held_on DESC, audit.id
"""
RECORDS = """
    SELECT r.id, r.organization_id, r.kind, r.basis, r.opened_at, r.opened_by_id, r.finished_at,
           (SELECT id FROM demo_checker c WHERE c.organization_id = r.organization_id LIMIT 1)
      FROM training_plans_siterecord r ORDER BY r.organization_id, r.id LIMIT 400
"""
WRITE = "UPDATE training_plans_siterecord SET words = %s, touched = %s WHERE id = %s"
PICTURE = """
    INSERT INTO training_plans_sitepicture
           (organization_id, record_id, kind, words, taken_at, at, by_id, sha256, key)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
ANSWERS = """
    SELECT s.organization_id, s.id, s.company_id, s.kept_inside
      FROM training_plans_correctionstep s WHERE s.kind = 'answered'
     ORDER BY s.organization_id, s.id LIMIT 120
"""
PROOF = """
    INSERT INTO training_plans_correctionphoto
           (organization_id, step_id, company_id, kept_inside, sha256, key)
    VALUES (%s, %s, %s, %s, %s, %s)
"""
SUSPICIONS = """
    INSERT INTO training_plans_suspicion
           (organization_id, public_id, company_id, suspected_on, ground, source)
    SELECT organization_id, gen_random_uuid(), company_id, %(on)s::date - 3, 'misconduct', 'audit'
      FROM demo_correction WHERE fate = 'escalated'
"""


@sample("training_plans.Interview", "training_plans.SitePicture")
def on_site(cursor, scale):
    for statement in (INTERVIEWS, TRIPS, FINISHED, BASIS, SUSPICIONS):
        cursor.execute(statement, {"on": scale.on})
    cursor.execute(RECORDS)
    for record in cursor.fetchall():
        write(cursor, *record)
    cursor.execute(ANSWERS)
    for organization, step, company, inside in cursor.fetchall():
        key, checksum = kept(organization, drawn(step))
        cursor.execute(PROOF, [organization, step, company, inside, checksum, key])


def write(cursor, pk, organization, kind, basis, opened_at, opener, finished_at, other):
    basis = json.loads(basis) if isinstance(basis, str) else basis
    texts = texts_of(kind, basis, opened_at, whole=bool(finished_at))
    came = opened_at + timedelta(hours=3)
    touched = {
        name: [
            other if place % 4 == 3 else opener,
            (came if place % 4 == 3 else opened_at + timedelta(minutes=place)).isoformat(),
            (opened_at + timedelta(minutes=place)).isoformat(),
        ]
        for place, name in enumerate(texts)
    }
    words = json.dumps(texts, ensure_ascii=False).encode()
    sealed = sealed_for(organization, words, "training_plans_siterecord|words")
    cursor.execute(WRITE, [sealed, json.dumps(touched), pk])
    if finished_at:
        for picture, said in (("photo", "作業場の安全通路（見本）"), ("signature", "見本　進")):
            key, checksum = kept(organization, drawn(pk + len(said)))
            cursor.execute(
                PICTURE, [organization, pk, picture, said, opened_at, came, opener, checksum, key]
            )  # fmt: skip


SAID = "出勤簿では30分長い。翌月に訂正して支払う。（見本）"


def texts_of(kind, basis, opened_at, whole):
    """{box: text}: of what is being written the beginning, of what is finished all methods."""
    texts = {"held_on": opened_at.date().isoformat(), "staff": "確認　見本"}
    if kind == "visit":
        return texts
    texts |= {"carried_out": "yes", "starts": "13:00", "seen_on_site": "yes"}
    texts |= {"site-work": "第一工場　溶接の実習"}
    for number, (person, language) in enumerate(basis["slots"], 1):
        texts |= {f"s{number}-who": str(person), f"s{number}-language": language}
        if whole or number == 1:
            answers = {f"s{number}-q-{key}": good for key, good in questions().items()}
            texts |= answers | {f"s{number}-manner": "in_person"}
    if whole:
        for number, (person, _month, figures) in enumerate(basis["books"]):
            texts |= {f"b{person}-{name}": "agrees" for name in figures}
            if number == 0 and "overtime" in figures:
                texts |= {f"b{person}-overtime": "differs", f"b{person}-note": SAID}
        texts |= {"ends": "16:30", "reports_heard": "yes", "books_checked": "yes",
                  "lodging_checked": "yes", "reports-manager": "見本　一郎"}  # fmt: skip
    return texts


def drawn(number):
    """A small picture, another one for each number."""
    picture = Image.new("RGB", (480, 320), (225, 232, 238))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, 20, 460, 300), outline=(60, 90, 120), width=4)
    pen.line([(60 + 8 * x, 160 + (x * (number % 7 + 3)) % 70) for x in range(46)],
             fill=(30, 60, 110), width=5)  # fmt: skip
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def kept(organization, content):
    """(key, checksum) of a picture that is kept."""
    with use(organization):
        return storage.keep(content, "jpg"), sha256(content).hexdigest()
