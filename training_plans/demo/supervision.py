"""Invented audits with their reports, and monthly visits, for all time that people were there.

On purpose open: one company in thirteen was not audited of late (SUP-001), of another one the
reports are missing (SUP-003), a third was not visited (SUP-004); of a fourth the lodging was not
seen at the last audit, of a fifth nothing is recorded of its books (SUP-002). Of some hosts it is
told which workplace was seen, each in its turn; of one of them it is always the same.
"""

from titp.embedded.sample import sample

# Quarters are counted from the month of a company's first lecture (RULES A.3).
AUDITS = """
    CREATE TEMP TABLE demo_audit ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('training_plans_audit', 'id')) AS id, *
      FROM (SELECT c.organization_id, c.id AS company_id, c.nr, c.nr * 100 + quarter AS number,
                   window_starts_on,
                   window_starts_on + 8 + pg_temp.draw('audit', 32, c.nr * 100 + quarter) AS held_on
              FROM demo_company c
              JOIN (SELECT company_id, date_trunc('month', min(lecture_starts_on)) AS anchor
                      FROM training_plans_trainingplan
                     WHERE accredited_on IS NOT NULL GROUP BY company_id) AS first
                ON first.company_id = c.id,
                   generate_series(0, 40) AS quarter,
                   LATERAL (SELECT (anchor + make_interval(months => 3 * quarter))::date
                                   AS window_starts_on) AS w) AS planned
     WHERE held_on <= %(on)s
       AND (window_starts_on < %(on)s::date - 185 OR nr %% 13 <> 6)
"""
# Whoever has a plan on the day, gone or not, is counted: enough were interviewed in any case.
INSERT_AUDITS = """
    INSERT INTO training_plans_audit
           (id, organization_id, company_id, workplace_id, kind, held_on, carried_out, seen_on_site,
            reports_heard, trainees_interviewed, interviewed_count, books_checked,
            lodging_checked, alternative_reason, alternative, note)
    SELECT id, organization_id, company_id,
           CASE WHEN nr %% 10 = 7
                THEN places.ids[1 + CASE WHEN nr %% 40 = 7 THEN 0
                                    ELSE number %% 100 %% cardinality(places.ids) END] END,
           'regular', held_on, true, true, true, people > 0,
           least(people, greatest(2, (people + 3) / 4)),
           CASE WHEN nr %% 13 <> 2 OR held_on < %(on)s::date - 100 THEN true END,
           nr %% 13 <> 9 OR held_on < %(on)s::date - 100, '', '', ''
      FROM demo_audit audit JOIN demo_workplace places USING (company_id)
     CROSS JOIN LATERAL (
           SELECT count(DISTINCT trainee_id) AS people FROM training_plans_trainingplan plan
            WHERE plan.organization_id = audit.organization_id
              AND plan.company_id = audit.company_id AND plan.accredited_on IS NOT NULL
              AND audit.held_on BETWEEN least(plan.starts_on, plan.lecture_starts_on)
                                    AND coalesce(plan.ended_on, plan.ends_on)) AS present
"""
REPORTS = """
    INSERT INTO training_plans_auditreport (organization_id, audit_id, submitted_on)
    SELECT organization_id, id, submitted_on
      FROM (SELECT *, held_on + CASE WHEN pg_temp.draw('late report', 100, number) < 3 THEN 68
                                ELSE 12 + pg_temp.draw('report', 26, number) END AS submitted_on
              FROM demo_audit) AS audit
     WHERE submitted_on <= %(on)s
       AND (held_on < %(on)s::date - 120 OR nr %% 13 <> 4)
"""
# A visit belongs to each month in which somebody of stage 1 practises: after the first day of
# practice, before the last. It is paid in the first half, so that the second is quiet.
VISITS = """
    INSERT INTO training_plans_visit (organization_id, company_id, visited_on, note)
    SELECT organization_id, company_id, visited_on, ''
      FROM (SELECT p.organization_id, p.company_id, c.nr, month,
                   min(from_on) + (max(to_on) - min(from_on))
                     * (5 + pg_temp.draw('visit', 45, c.nr * 10000 + month_number)) / 100
                     AS visited_on
              FROM training_plans_trainingplan p JOIN demo_company c ON c.id = p.company_id,
                   LATERAL (SELECT lecture_ends_on + 1 AS practice_on,
                                   coalesce(ended_on, ends_on) AS last_on) AS span,
                   generate_series(date_trunc('month', practice_on), last_on, '1 month') AS month,
                   LATERAL (SELECT greatest(practice_on, month::date) AS from_on,
                                   least(last_on, (month + interval '1 month')::date - 1) AS to_on,
                                   (extract(year FROM month) - 2000)::int * 12
                                     + extract(month FROM month)::int AS month_number) AS part
             WHERE p.stage = 1 AND p.accredited_on IS NOT NULL
             GROUP BY p.organization_id, p.company_id, c.nr, month, month_number) AS planned
     WHERE visited_on <= %(on)s
       AND (month < %(on)s::date - 62 OR nr %% 13 <> 8)
"""


@sample("training_plans.Audit", "training_plans.Visit")
def supervision(cursor, scale):
    for statement in (AUDITS, INSERT_AUDITS, REPORTS, VISITS):
        cursor.execute(statement, {"on": scale.on})
