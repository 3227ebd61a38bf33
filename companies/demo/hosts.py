"""Invented host companies with workplaces, staff, courses and standings.

Most are in order. On purpose open: some courses ran out or will (STAFF-001), one company in twenty
takes more people than its staff allows (CAP-001).
"""

from itertools import product

from titp.embedded.sample import sample
from titp.japanese.text import search_key, sort_key

FIRST = [
    ("あおぞら", "アオゾラ"), ("こもれび", "コモレビ"), ("みなも", "ミナモ"),
    ("星見", "ホシミ"), ("月ヶ丘", "ツキガオカ"), ("風の里", "カゼノサト"),
    ("花咲", "ハナサキ"), ("虹ノ森", "ニジノモリ"), ("朝露", "アサツユ"),
    ("夕凪", "ユウナギ"), ("雪割", "ユキワリ"), ("若葉台", "ワカバダイ"),
    ("春霞", "ハルガスミ"), ("秋津", "アキツ"), ("小春", "コハル"),
    ("銀杏", "イチョウ"), ("白樺", "シラカバ"), ("千鳥", "チドリ"),
    ("燕", "ツバメ"), ("雲雀", "ヒバリ"), ("桜坂", "サクラザカ"),
    ("七夕", "タナバタ"), ("十五夜", "ジュウゴヤ"), ("初空", "ハツゾラ"),
]  # fmt: skip
# what a company does: end of its name, reading, industry, operation (occupations_operations.csv)
KINDS = [
    ("農園", "ノウエン", "農業", "1-1-1"),
    ("食品", "ショクヒン", "食品製造業", "4-8-1"),
    ("製作所", "セイサクショ", "金属加工業", "6-4-4"),
    ("建設", "ケンセツ", "建設業", "3-5-1"),
    ("縫製", "ホウセイ", "繊維工業", "5-12-1"),
    ("樹脂工業", "ジュシコウギョウ", "プラスチック製品製造業", "7-4-2"),
    ("水産", "スイサン", "水産加工業", "4-4-4"),
    ("電子", "デンシ", "電子部品製造業", "6-13-1"),
    ("苑", "エン", "介護", "7-13-1"),
]
FAMILIES = ["見本", "架空", "例田", "仮谷", "試村", "空想", "写見", "雛形"]
FAMILIES_KANA = [
    "ミホン",
    "カクウ",
    "レイダ",
    "カリヤ",
    "タメシムラ",
    "クウソウ",
    "ウツミ",
    "ヒナガタ",
]
GIVEN = ["太郎", "花子", "一郎", "春子", "二郎", "夏子", "三郎", "秋子", "四郎", "冬子"]
GIVEN_KANA = [
    "タロウ", "ハナコ", "イチロウ", "ハルコ", "ジロウ",
    "ナツコ", "サブロウ", "アキコ", "シロウ", "フユコ",
]  # fmt: skip
PREFECTURES = ["23", "22", "27", "11", "12", "14", "21", "24", "34", "40", "28", "01", "08", "10"]

# Of each organization three companies of four are in these first ones, so that figures by place
# have groups of several organizations.
COMMON_PREFECTURES = 4

NAMES = """
    CREATE TEMP TABLE demo_company_name
           (first int, kind int, name text, kana text, search_key text, sort_key text)
    ON COMMIT DROP
"""
# 法人番号: nine less the weighted sum of the twelve digits modulo nine stands in front. No registry
# office has the code 9900, so the number is valid and belongs to nobody.
CORPORATE_NUMBER = """
    CREATE OR REPLACE FUNCTION pg_temp.corporate_number(nr bigint) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
      SELECT 9 - sum(substr(digits, 13 - place, 1)::int * (2 - place % 2)) % 9 || min(digits)
        FROM (SELECT '9900' || lpad(nr::text, 8, '0') AS digits) AS number,
             generate_series(1, 12) AS place
    $$
"""
# `seats`: how many people come each year; staff is chosen so that the caps of Ordinance art. 16
# hold for it, but for every twentieth company. `begins_on`: first day of this year's batch. No day
# after the 28th: each month has the others, so "twelve months later, less a day" is never clamped.
COMPANIES = """
    CREATE TEMP TABLE demo_company ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('companies_company', 'id')) AS id, company.nr,
           o.id AS organization_id, o.nr AS organization_nr, seats,
           pg_temp.draw('first', 24, o.nr) AS first,
           CASE WHEN company.nr %% 10 = 9 THEN %(kinds)s - 1
                WHEN o.licence = 'general'
                THEN company.nr / %(organizations)s %% (%(kinds)s - 1)
                ELSE (ARRAY[0, 4, 1, 6, 2, 3, 0])
                     [1 + company.nr / %(organizations)s %% 7] END AS kind,
           excellent, CASE WHEN excellent AND o.licence = 'general' THEN 5 ELSE 3 END AS years,
           CASE WHEN company.nr %% 20 = 7 THEN 24
                ELSE (ARRAY[9, 14, 33, 48])[seats] + pg_temp.draw('staff', 7, company.nr)
                END AS staff,
           (date_trunc('month', %(on)s::date) - make_interval(
              months => pg_temp.draw('month', 12, company.nr),
              days => -pg_temp.draw('day', 28, company.nr)
           ))::date AS begins_on
      FROM (SELECT nr, (ARRAY[2, 1, 3, 1, 2, 1, 4, 2, 1, 2])[(nr - 1) %% 10 + 1] AS seats,
                   nr %% 4 = 2 AS excellent
              FROM generate_series(1, %(companies)s) AS nr) AS company
      JOIN demo_organization o ON o.nr = (company.nr - 1) %% %(organizations)s + 1
"""
INSERT = """
    INSERT INTO companies_company
           (id, organization_id, name, name_kana, corporate_number, acceptance_number, industry,
            representative, joined_on, postal_code, prefecture_id, address, phone, email, note,
            sole_proprietor, search_key, sort_key)
    SELECT c.id, c.organization_id, n.name, n.kana, pg_temp.corporate_number(nr),
           CASE WHEN nr %% 17 = 5 THEN '' ELSE '実' || lpad(nr::text, 8, '0') END,
           (%(industries)s::text[])[c.kind + 1],
           (%(families)s::text[])[1 + pg_temp.draw('family', 8, nr)]
             || (%(given)s::text[])[1 + pg_temp.draw('given', 10, nr)],
           c.begins_on - 2600, '000-' || lpad((nr %% 10000)::text, 4, '0'),
           (%(prefectures)s::text[])[1 + CASE WHEN nr / %(organizations)s %% 4 < 3
                                              THEN nr / %(organizations)s * 3 / 4 %% %(common)s
                                              ELSE pg_temp.draw('prefecture', 14, nr) END],
           '架空市見本町' || 1 + nr %% 9 || '-' || 1 + nr %% 17,
           '000-0000-' || lpad((nr %% 10000)::text, 4, '0'),
           'office@company-' || nr || '.example', '', false,
           n.search_key || pg_temp.corporate_number(nr), n.sort_key
      FROM demo_company c
      JOIN demo_company_name n
        ON n.kind = c.kind AND n.first = (c.first + (nr / %(organizations)s)) %% 24
"""
WORKPLACES = """
    INSERT INTO companies_workplace
           (organization_id, company_id, name, postal_code, prefecture_id, address)
    SELECT c.organization_id, c.id, (ARRAY['本社工場', '第二工場'])[place],
           company.postal_code, company.prefecture_id, company.address || '-' || place
      FROM demo_company c JOIN companies_company company ON company.id = c.id,
           generate_series(1, CASE WHEN c.nr %% 4 = 3 THEN 2 ELSE 1 END) AS place
"""
OF_COMPANY = """
    CREATE TEMP TABLE demo_workplace ON COMMIT DROP AS
    SELECT company_id, array_agg(id ORDER BY id) AS ids FROM companies_workplace GROUP BY company_id
"""
# A course is good for three years. One manager in sixteen should renew soon, one in twenty-five
# has let it run out.
STAFF = """
    CREATE TEMP TABLE demo_staff ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('companies_staffmember', 'id')) AS id,
           w.organization_id, w.company_id, w.id AS workplace_id, post, c.begins_on,
           c.nr * 10 + row_number() OVER (PARTITION BY w.company_id ORDER BY w.id, post) AS nr,
           (%(on)s - make_interval(months => CASE
              WHEN post = 'manager' AND c.nr %% 16 = 5 THEN 32
              WHEN post = 'manager' AND c.nr %% 25 = 11 THEN 38
              ELSE 3 + pg_temp.draw('course', 24, c.nr) END))::date AS trained_on
      FROM companies_workplace w JOIN demo_company c ON c.id = w.company_id,
           unnest(ARRAY['instructor', 'life_adviser', 'manager']) AS post
"""
MEMBERS = """
    INSERT INTO companies_staffmember
           (id, organization_id, company_id, name, name_kana, full_time, experience_years,
            disqualified)
    SELECT id, organization_id, company_id, (%(families)s::text[])[1 + family]
             || ' ' || (%(given)s::text[])[1 + given],
           (%(families_kana)s::text[])[1 + family] || ' ' || (%(given_kana)s::text[])[1 + given],
           true, 5 + pg_temp.draw('experience', 25, nr), false
      FROM (SELECT *, pg_temp.draw('staff family', 8, nr) AS family,
                   pg_temp.draw('staff given', 10, nr) AS given FROM demo_staff) AS person
"""
APPOINTMENTS = """
    INSERT INTO companies_appointment
           (organization_id, staff_id, workplace_id, post, belongs, starts_on)
    SELECT organization_id, id, workplace_id, post, true, begins_on - 2500 FROM demo_staff
"""
COURSES = """
    INSERT INTO companies_course (organization_id, staff_id, post, completed_on)
    SELECT organization_id, id, post, (trained_on - make_interval(years => 3 * earlier))::date
      FROM demo_staff, generate_series(0, 1) AS earlier
"""
# Every fortieth company lost staff: its people were within the cap when they came.
STAFF_COUNTS = """
    INSERT INTO companies_staffcount (organization_id, company_id, counted_on, full_time_staff)
    SELECT organization_id, id, begins_on - 2500,
           CASE WHEN nr %% 40 = 27 THEN 45 ELSE staff END
      FROM demo_company
    UNION ALL
    SELECT organization_id, id, %(on)s - 40 - pg_temp.draw('counted', 300, nr), staff
      FROM demo_company
"""
STANDINGS = """
    INSERT INTO companies_excellentstanding (organization_id, company_id, starts_on, ends_on)
    SELECT organization_id, id, begins_on - 2400,
           CASE WHEN nr %% 20 = 10 THEN %(on)s::date - 10 END
      FROM demo_company WHERE excellent
"""


def company_names():
    """All names: (first, kind, name, reading, search key, sort key)."""
    for (first, (word, word_kana)), (kind, (end, end_kana, *_)) in product(
        enumerate(FIRST), enumerate(KINDS)
    ):
        name, kana = f"株式会社{word}{end}", f"{word_kana}{end_kana}"
        yield first, kind, name, kana, search_key(f"{name} {kana}"), sort_key(kana)


@sample("companies.Company", "companies.StaffMember")
def companies(cursor, scale):
    values = {
        "on": scale.on, "organizations": scale.organizations,
        "companies": max(scale.organizations, -(-scale.people // 10)), "kinds": len(KINDS),
        "industries": [industry for _, _, industry, _ in KINDS], "prefectures": PREFECTURES,
        "common": COMMON_PREFECTURES,
        "families": FAMILIES, "families_kana": FAMILIES_KANA,
        "given": GIVEN, "given_kana": GIVEN_KANA,
    }  # fmt: skip
    cursor.execute(NAMES)
    cursor.executemany(
        "INSERT INTO demo_company_name VALUES (%s, %s, %s, %s, %s, %s)", list(company_names())
    )
    cursor.execute(CORPORATE_NUMBER)
    for statement in (COMPANIES, INSERT, WORKPLACES, OF_COMPANY, STAFF, MEMBERS, APPOINTMENTS):
        cursor.execute(statement, values)
    for statement in (COURSES, STAFF_COUNTS, STANDINGS):
        cursor.execute(statement, values)
