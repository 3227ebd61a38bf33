"""Invented checks of papers, declarations and consultations.

On purpose open: a paper that is not with the person and a check that is too old (PROT-001); a
deposit told of, a question not asked (PROT-002); in each organization one consultation without an
answer, and one that goes on without a plan (PROT-003).
"""

from django.db import connections

from titp.embedded.sample import sample
from titp.tenancy.context import use
from trainees.models import Consultation

# Two checks of each person who is here, about a quarter of a year apart.
CHECKS = """
    INSERT INTO trainees_documentcheck
           (organization_id, trainee_id, checked_on, passport_with_trainee, card_with_trainee,
            absence)
    SELECT organization_id, id, checked_on, round = 1 OR lot > 0, true,
           CASE WHEN round = 1 OR lot > 0 THEN '' ELSE 'requested' END
      FROM (SELECT *, pg_temp.draw('paper kept', 100, key) AS lot,
                   %(on)s::date - 5 - 85 * round - pg_temp.draw('checked', 80, key)
                     - CASE WHEN pg_temp.draw('old check', 100, key) < 2 THEN 40 ELSE 0 END
                   AS checked_on
              FROM demo_trainee, generate_series(0, 1) AS round
             WHERE last_day IS NULL) AS planned
     WHERE checked_on >= starts_on
"""
# Before the application each person declares; the answer to one question may be missing.
DECLARATIONS = """
    INSERT INTO trainees_protectioninterview
           (organization_id, trainee_id, held_on, kind, deposit_reported,
            relatives_deposit_reported, penalty_contract_reported, savings_controlled,
            loan_reported)
    SELECT organization_id, id, starts_on - 250, 'declaration',
           last_day IS NULL AND pg_temp.draw('deposit', 100, key) = 0,
           CASE WHEN last_day IS NOT NULL OR pg_temp.draw('not asked', 100, key) > 1
                THEN false END,
           false, false, pg_temp.draw('loan', 100, key) < 40
      FROM demo_trainee
"""
SAID = """
    CREATE TEMP TABLE demo_said (organization_id bigint, nr int, summary bytea, action bytea)
    ON COMMIT DROP
"""
# nr → what it was about, and what was done (見本の文)
TOLD = [
    ("wages", "残業代の計算について説明を求められた。", "賃金台帳を確認し、本人に説明した。"),
    (
        "lodging",
        "部屋の収納に鍵がないとの申出。",
        "実習実施者に整備を依頼し、鍵の引渡しを確認した。",
    ),
    ("life", "ごみの分別がわからない。", "母国語の資料を渡して説明した。"),
    ("health", "腰痛が続くとの相談。", "受診に同行し、作業の負担を確認した。"),
    ("hours", "休憩が取りにくいとの相談。", "勤務表を確認中。"),
    ("other", "家族の呼寄せについて尋ねられた。", ""),
]
# The last but one goes on without a plan, the last waits for its answer.
CONSULTATIONS = """
    INSERT INTO trainees_consultation
           (organization_id, public_id, received_at, channel, trainee_id, language, understood,
            category, summary, action, handled_by, first_response_at, plan_recorded_on, closed_at,
            restricted, urgency, return_hash)
    SELECT said.organization_id, gen_random_uuid(), received_at,
           (ARRAY['phone', 'message', 'person'])[1 + said.nr %% 3],
           CASE WHEN said.nr <> 3 THEN person.id END, person.language,
           CASE WHEN said.nr < 6 THEN true END, (%(categories)s::text[])[said.nr], summary, action,
           '見本　花子',
           CASE WHEN said.nr < 6 THEN received_at + interval '3 hours' END, NULL,
           CASE WHEN said.nr < 5 THEN received_at + interval '6 days' END,
           false, '', ''
      FROM demo_said said
     CROSS JOIN LATERAL (
           SELECT (%(on)s::date - (ARRAY[260, 150, 95, 40, 19, 2])[said.nr] + time '10:20')
                  AT TIME ZONE 'Asia/Tokyo' AS received_at) AS came
      LEFT JOIN LATERAL (
           SELECT one.id, coalesce(nullif(language, ''), 'en') AS language
             FROM demo_trainee one JOIN trainees_trainee USING (organization_id, id)
            WHERE one.organization_id = said.organization_id AND one.last_day IS NULL
              AND one.starts_on < %(on)s::date - 30
            ORDER BY pg_temp.draw('tells', 1000000, key + said.nr), one.id LIMIT 1) AS person
        ON true
"""

# What came before, by other ways, and was answered: most within a day, some later.
EARLIER = """
    INSERT INTO trainees_consultation
           (organization_id, public_id, received_at, channel, trainee_id, language, understood,
            category, summary, action, handled_by, first_response_at, closed_at, restricted,
            urgency, return_hash)
    SELECT organization_id, gen_random_uuid(), received_at,
           (ARRAY['phone', 'message', 'person', 'message', 'mail'])
           [1 + pg_temp.draw('way', 5, place)],
           CASE WHEN since < received_at THEN person END,
           (ARRAY['vi', 'id', 'vi', 'en'])[1 + pg_temp.draw('speaks', 4, place)], true,
           (%(categories)s::text[])[nr], summary, action, '見本　花子',
           received_at + make_interval(hours => 1 + pg_temp.draw('after', 36, place)),
           received_at + make_interval(days => 3 + pg_temp.draw('closed', 12, place)),
           false, '', ''
      FROM (SELECT said.*, organization_id * 100 + nr * 10 + round AS place, round
              FROM demo_said said, generate_series(1, 6) AS round WHERE nr < 5) one
      JOIN (SELECT organization_id, array_agg(id ORDER BY key) AS ids,
                   array_agg(starts_on ORDER BY key) AS days
              FROM demo_trainee WHERE last_day IS NULL GROUP BY 1) people USING (organization_id)
     CROSS JOIN LATERAL (
           SELECT 1 + pg_temp.draw('told by', cardinality(ids), place) AS lot,
                  (%(on)s::date - 30 - round * 80 + pg_temp.draw('told on', 60, place)
                   + time '15:00') AT TIME ZONE 'Asia/Tokyo' AS received_at) AS drawn
     CROSS JOIN LATERAL (SELECT ids[lot] AS person, days[lot] AS since) AS who
"""


def seal_words(cursor):
    """Encrypt what was said with the key of each organization, as `papers.seal_numbers` does."""
    cursor.execute("SELECT id FROM demo_organization ORDER BY id")
    fields = [Consultation._meta.get_field(name) for name in ("summary", "action")]
    for (organization_id,) in cursor.fetchall():
        with use(organization_id), cursor.copy("COPY demo_said FROM STDIN") as copy:
            for nr, (_category, *texts) in enumerate(TOLD, 1):
                sealed = (
                    field.get_db_prep_value(text, connections["owner"])
                    for field, text in zip(fields, texts, strict=True)
                )
                copy.write_row((organization_id, nr, *sealed))


@sample("trainees.DocumentCheck", "trainees.Consultation")
def protection(cursor, scale):
    values = {"on": scale.on, "categories": [category for category, *_texts in TOLD]}
    for statement in (CHECKS, DECLARATIONS, SAID):
        cursor.execute(statement, values)
    seal_words(cursor)
    for statement in (CONSULTATIONS, EARLIER):
        cursor.execute(statement, values)
