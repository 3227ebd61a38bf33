"""Invented trainees, their placements and how they left.

Each company takes a batch a year. A person stays three years, or five with an excellent company;
so at any time all stages are there, and some people have gone home. Names are words for "sample"
and for things of nature in the language of the country: nobody is called so.
"""

import csv
from itertools import product
from pathlib import Path

from titp.embedded.sample import sample
from trainees.models import Trainee

NAME_PARTS = Path(__file__).parent.parent / "data" / "demo_names.csv"
# Shares of nationalities in hundredths, close to the public statistics of 2024.
SHARES = {
    "VN": 44, "ID": 20, "PH": 9, "MM": 8, "CN": 6, "KH": 4, "TH": 3,
    "NP": 2, "BD": 1, "MN": 1, "LA": 2,
}  # fmt: skip

NAMES = """
    CREATE TEMP TABLE demo_name (nationality text, nr int, of int, roman text, kana text,
                                 native text, search_key text, sort_key text) ON COMMIT DROP
"""
SENDING_ORGANIZATIONS = """
    INSERT INTO trainees_sendingorganization
           (organization_id, name, country, number, no_deposit_clause)
    SELECT o.id, 'MIHON TRAINING CENTER ' || nationality, nationality,
           nationality || lpad(o.nr::text, 5, '0'), true
      FROM demo_organization o,
           (SELECT DISTINCT unnest(%(nationalities)s::text[]) AS nationality) AS n
"""
# One row for each person and batch; `key` numbers people, so that every drawn lot stays the same
# whatever else changes. A batch exists from eight months before it lands, when plans are drafted.
SEATS = """
    CREATE TEMP TABLE demo_seat ON COMMIT DROP AS
    SELECT *, nr * 1000 + (batch + 6) * 10 + seat AS key
      FROM (SELECT c.id AS company_id, c.organization_id, c.nr, c.years, batch, seat,
                   (c.begins_on + make_interval(years => batch))::date AS starts_on,
                   before.id AS neighbour_id
              FROM demo_company c
              LEFT JOIN demo_company before ON before.organization_id = c.organization_id
                                           AND before.nr = c.nr - %(organizations)s,
                   generate_series(CASE WHEN c.years = 5 THEN -6 ELSE -4 END, 1) AS batch,
                   generate_series(1, c.seats) AS seat) AS offered
     WHERE starts_on <= %(on)s::date + interval '8 months'
     ORDER BY pg_temp.draw('kept', 1000000, nr * 1000 + (batch + 6) * 10 + seat)
     LIMIT %(people)s
"""
# How each story goes. In a hundred: two disappear and two go home early, both in stage 2; two had
# a rest that prolonged the last stage; three came from a neighbouring host after stage 1.
STORIES = """
    CREATE TEMP TABLE demo_trainee ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('trainees_trainee', 'id')) AS id, *,
           (%(nationalities)s::text[])[1 + pg_temp.draw('nationality', 100, key)] AS nationality,
           CASE WHEN stop_on IS NOT NULL THEN stop_on - 1
                WHEN plan_ends_on < %(on)s THEN plan_ends_on END AS last_day
      FROM (SELECT *, (starts_on + make_interval(years => years))::date - 1 + rest_days
                   AS plan_ends_on,
                   CASE WHEN pg_temp.draw('transfer', 100, key) < 3
                         AND starts_on + interval '1 year' <= %(on)s
                        THEN neighbour_id END AS first_company_id
              FROM (SELECT *, CASE WHEN would_stop_on <= %(on)s THEN would_stop_on END AS stop_on,
                           CASE WHEN pg_temp.draw('rest', 100, key) < 2
                                 AND last_stage_on <= %(on)s::date - 150
                                 AND last_stage_on > %(on)s::date - 600
                                THEN 30 + pg_temp.draw('rest days', 31, key) ELSE 0 END AS rest_days
                      FROM (SELECT *,
                                   (starts_on + make_interval(years => years - 2))::date
                                   AS last_stage_on,
                                   CASE WHEN pg_temp.draw('stop', 100, key) < 4
                                        THEN (starts_on + interval '1 year')::date
                                             + 30 + pg_temp.draw('stop day', 600, key) END
                                   AS would_stop_on
                              FROM demo_seat) AS one) AS two) AS three
     ORDER BY organization_id, starts_on, key
"""
TRAINEES = """
    INSERT INTO trainees_trainee
           (id, organization_id, company_id, name_roman, name_kana, name_native, sex, birth_date,
            nationality, language, batch, sending_organization_id, entered_on, address, phone,
            email, note, search_key, sort_key)
    SELECT t.id, t.organization_id, t.company_id, n.roman, n.kana, n.native,
           CASE WHEN last_day IS NULL AND pg_temp.draw('no sex', 100, key) < 1 THEN ''
                WHEN pg_temp.draw('sex', 100, key) < 43 THEN 'female' ELSE 'male' END,
           CASE WHEN last_day IS NOT NULL OR pg_temp.draw('no birth date', 100, key) > 0
                THEN starts_on - 19 * 366 - pg_temp.draw('age', 4500, key) END,
           t.nationality, replace(split_part(country.typical_languages, ';', 1), 'tl', 'fil'),
           to_char(starts_on, 'YYYY"年"FMMM"月期"'), s.id,
           CASE WHEN starts_on <= %(on)s THEN starts_on END,
           CASE WHEN starts_on <= %(on)s THEN '架空市見本町' || key %% 30 || ' 見本寮' ELSE '' END,
           CASE WHEN starts_on <= %(on)s
                THEN '090-0000-' || lpad((key %% 10000)::text, 4, '0') ELSE '' END,
           '', '', n.search_key, n.sort_key
      FROM demo_trainee t
      JOIN demo_name n ON n.nationality = t.nationality AND n.nr = pg_temp.draw('name', n.of, key)
      JOIN trainees_country country ON country.iso_code = t.nationality
      JOIN trainees_sendingorganization s
        ON s.organization_id = t.organization_id AND s.country = t.nationality
"""
PLACEMENTS = """
    INSERT INTO trainees_placement
           (organization_id, trainee_id, company_id, workplace_id, starts_on, ends_on, taken_over)
    SELECT t.organization_id, t.id, t.company_id,
           w.ids[1 + pg_temp.draw('place', cardinality(w.ids), key)],
           CASE WHEN first_company_id IS NULL THEN starts_on
                ELSE (starts_on + interval '1 year')::date END,
           last_day, first_company_id IS NOT NULL
      FROM demo_trainee t JOIN demo_workplace w USING (company_id)
    UNION ALL
    SELECT t.organization_id, t.id, first_company_id, w.ids[1], starts_on,
           (starts_on + interval '1 year')::date - 1, false
      FROM demo_trainee t JOIN demo_workplace w ON w.company_id = first_company_id
"""
# Who ends within five months has a flight booked; one in seven has not thought of it yet.
LEAVINGS = """
    INSERT INTO trainees_leaving
           (organization_id, trainee_id, kind, planned_on, left_on, recorded_on, note)
    SELECT organization_id, id,
           CASE WHEN stop_on IS NOT NULL
                THEN (ARRAY['absconded', 'returned'])[1 + pg_temp.draw('stop', 100, key) / 2]
                WHEN pg_temp.draw('next status', 100, key) < 35 AND last_day IS NOT NULL
                THEN 'other_status' ELSE 'returned' END,
           CASE WHEN stop_on IS NULL THEN plan_ends_on END, last_day + 1,
           coalesce(last_day + 1, %(on)s::date - 30), ''
      FROM demo_trainee
     WHERE last_day IS NOT NULL
        OR plan_ends_on < %(on)s::date + 150 AND pg_temp.draw('no flight', 7, key) > 0
"""


def names():
    """Invented names: (nationality, number, of how many, roman, kana, native, both keys)."""
    parts = {}
    with NAME_PARTS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            part = row["roman"], row["kana"], row["native"]
            parts.setdefault((row["nationality"], row["part"]), []).append(part)
    for nationality in SHARES:
        pairs = list(product(parts[nationality, "family"], parts[nationality, "given"]))
        for nr, (family, given) in enumerate(pairs):
            roman, kana, native = (" ".join(pair) for pair in zip(family, given, strict=True))
            person = Trainee(name_roman=roman, name_kana=kana, name_native=native)
            person.derive()
            keys = person.search_key, person.sort_key
            yield nationality, nr, len(pairs), roman, kana, native, *keys


@sample("trainees.Trainee", "trainees.Leaving")
def trainees(cursor, scale):
    hundred = [nationality for nationality, share in SHARES.items() for _ in range(share)]
    values = {"on": scale.on, "people": scale.people, "organizations": scale.organizations}
    values |= {"nationalities": hundred}
    cursor.execute(NAMES)
    cursor.executemany(
        "INSERT INTO demo_name VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", list(names())
    )
    for statement in (SENDING_ORGANIZATIONS, SEATS, STORIES, TRAINEES, PLACEMENTS, LEAVINGS):
        cursor.execute(statement, values)
