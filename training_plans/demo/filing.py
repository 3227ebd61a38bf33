"""Invented steps of monthly reports: sent, checked and locked; of last month also other ways.

Months before the last are all checked. Of the last, by the place of a company in its organization:
the first was sent back with two cells, one in nine never came (and has no lines: HOST-002), three
in nine wait to be checked, the others are checked. Every second company has a clerk; those whose
report is late were reminded once.
"""

from titp.embedded.sample import sample
from titp.japanese.months import add_months
from training_plans.filing.opening import LINES

# Nobody signs in as them; their names stand beside what they did.
PEOPLE = """
    CREATE TEMP TABLE demo_filer ON COMMIT DROP AS
    WITH who AS (
        SELECT o.id AS organization_id, NULL::bigint AS company_id, 'caseworker' AS role,
               'checks@' || slug || '.demo.example' AS email, '確認　見本' AS name
          FROM demo_organization o JOIN tenancy_organization USING (id)
         UNION ALL
        SELECT c.organization_id, c.id, 'clerk', 'host-' || c.nr || '@' || slug || '.demo.example',
               '担当　見本' || c.nr
          FROM demo_company c JOIN tenancy_organization o ON o.id = c.organization_id
         WHERE (c.nr - 1) / %(organizations)s %% 2 = 0
    ), people AS (
        INSERT INTO accounts_user
               (password, is_superuser, email, name, language, density, is_active, is_monitor,
                is_operator, joined_at)
        SELECT '!', false, email, name, 'ja', 'normal', role = 'clerk', false, false,
               %(on)s - 400
          FROM who
        RETURNING id, email
    )
    SELECT who.*, people.id FROM who JOIN people USING (email)
"""
MEMBERSHIPS = """
    INSERT INTO accounts_membership
           (organization_id, user_id, role, company_id, started_at, ended_at)
    SELECT organization_id, id, role, company_id, %(on)s - 400, CASE role WHEN 'caseworker'
           THEN %(on)s::timestamptz END
      FROM demo_filer
"""
# What became of each report; `age` counts months back from the day of looking.
FATES = """
    CREATE TEMP TABLE demo_fate ON COMMIT DROP AS
    SELECT report.id, report.organization_id, report.company_id, report.month, nr, place,
           law.add_months(report.month, 1) + 9 AS due_on, report.submitted_on,
           CASE WHEN report.submitted_on IS NULL THEN 'open'
                WHEN report.month < last_month THEN 'approved'
                WHEN place = 0 THEN 'returned'
                WHEN place %% 9 = 2 THEN 'late'
                WHEN place %% 9 IN (3, 4, 5) THEN 'submitted'
                ELSE 'approved' END AS fate,
           coalesce(clerk.id, office.id) AS sender, office.id AS checker
      FROM training_plans_monthlyreport report
      JOIN demo_company c ON c.id = report.company_id
      JOIN demo_filer office
        ON office.organization_id = report.organization_id AND office.role = 'caseworker'
      LEFT JOIN demo_filer clerk ON clerk.company_id = report.company_id,
           LATERAL (SELECT (nr - 1) / %(organizations)s AS place,
                           law.add_months(law.month_of(%(on)s), -1) AS last_month) AS t
"""
DUE = """
    UPDATE training_plans_monthlyreport report
       SET due_on = fate.due_on,
           submitted_on = CASE fate WHEN 'late' THEN NULL ELSE report.submitted_on END
      FROM demo_fate fate WHERE fate.id = report.id
"""
UNSENT_CHARGES = """
    DELETE FROM training_plans_charge
     WHERE line_id IN (SELECT line.id FROM training_plans_monthline line
                         JOIN demo_fate fate ON fate.id = line.report_id WHERE fate = 'late')
"""
UNSENT_LINES = """
    DELETE FROM training_plans_monthline line USING demo_fate fate
     WHERE fate.id = line.report_id AND fate = 'late'
"""
SENT = """
    INSERT INTO training_plans_reportstep
           (organization_id, report_id, company_id, kind, at, by_id, via, reason)
    SELECT organization_id, id, company_id, 'submitted', submitted_on + interval '6 hours', sender,
           CASE sender WHEN checker THEN 'office' ELSE 'grid' END, ''
      FROM demo_fate WHERE submitted_on IS NOT NULL AND fate <> 'late'
     ORDER BY submitted_on, id
"""
DECIDED = """
    INSERT INTO training_plans_reportstep
           (organization_id, report_id, company_id, kind, at, by_id, via, reason)
    SELECT organization_id, id, company_id, fate, submitted_on + interval '2 days 1 hour', checker,
           'office', ''
      FROM demo_fate WHERE fate IN ('approved', 'returned') AND submitted_on + 2 < %(on)s
     ORDER BY submitted_on, id
"""
# What stands in the cells of a report that was sent back, as its company had typed it.
DRAFTS = """
    INSERT INTO training_plans_draftline
           (organization_id, report_id, company_id, trainee_id, name, sort_key, cells, proposed,
            touched)
    SELECT line.organization_id, line.report_id, line.company_id, trainee.id, trainee.name_roman,
           trainee.sort_key,
           jsonb_strip_nulls(jsonb_build_object(
               'base_pay', base_pay::text, 'overtime_pay', overtime_pay::text,
               'holiday_pay', holiday_pay::text, 'night_pay', night_pay::text,
               'net_pay', net_pay::text, 'payday', payday::text, 'paid_on', paid_on::text,
               'pay_method', nullif(pay_method, ''),
               'ledger_completed_on', ledger_completed_on::text) || minutes || charges),
           '{}', '{}'
      FROM training_plans_monthline line
      JOIN demo_fate fate ON fate.id = line.report_id AND fate = 'returned'
      JOIN trainees_trainee trainee ON trainee.id = line.trainee_id,
           LATERAL (SELECT jsonb_object_agg(
                           name, value / 60 || ':' || lpad((value %% 60)::text, 2, '0')) AS minutes
                      FROM (VALUES
                          ('regular_minutes', regular_minutes),
                          ('overtime_minutes', overtime_minutes),
                          ('legal_holiday_minutes', legal_holiday_minutes),
                          ('night_minutes', night_minutes),
                          ('essential_minutes', essential_minutes),
                          ('related_minutes', related_minutes),
                          ('peripheral_minutes', peripheral_minutes),
                          ('essential_safety_minutes', essential_safety_minutes),
                          ('related_safety_minutes', related_safety_minutes),
                          ('peripheral_safety_minutes', peripheral_safety_minutes)
                      ) AS hours (name, value)) AS h,
           LATERAL (SELECT coalesce(jsonb_object_agg(kind, amount::text)
                           || jsonb_build_object(
                               'housing_cost',
                               max(actual_cost::text) FILTER (WHERE kind = 'housing'),
                               'utilities_cost',
                               max(actual_cost::text) FILTER (WHERE kind = 'utilities'),
                               'agreement', CASE WHEN bool_and(in_agreement) THEN 'yes' END,
                               'agreed_on', max(agreed_on)::text), '{}') AS charges
                      FROM training_plans_charge WHERE line_id = line.id) AS c
"""
RETURNED = """
    INSERT INTO training_plans_returnedcell
           (organization_id, report_id, company_id, step_id, trainee_id, column_name, reason, note,
            was)
    SELECT step.organization_id, step.report_id, step.company_id, step.id, draft.trainee_id,
           column_name, cell.reason, note, coalesce(draft.cells ->> column_name, '')
      FROM training_plans_reportstep step
      JOIN (SELECT DISTINCT ON (report_id) * FROM training_plans_draftline
             ORDER BY report_id, sort_key) AS draft USING (organization_id, report_id),
           (VALUES ('worked_days', 'missing', ''),
                   ('net_pay', 'differs', '賃金台帳の差引支給額をご確認ください。')
           ) AS cell (column_name, reason, note)
     WHERE step.kind = 'returned'
"""
REMINDED = """
    INSERT INTO training_plans_reportreminder
           (organization_id, report_id, company_id, recipient_id, at)
    SELECT organization_id, id, company_id, sender, due_on + interval '1 day 9 hours'
      FROM demo_fate WHERE fate = 'late' AND sender <> checker AND due_on + 1 < %(on)s
"""


@sample("training_plans.ReportStep", "training_plans.ReturnedCell")
def filing(cursor, scale):
    """After `months`; the owner may write what is locked."""
    values = {"on": scale.on, "organizations": scale.organizations}
    for statement in (PEOPLE, MEMBERSHIPS, FATES, DUE, UNSENT_CHARGES, UNSENT_LINES, SENT, DECIDED):
        cursor.execute(statement, values)
    last_month = add_months(scale.on.replace(day=1), -1)
    cursor.execute(LINES, values | {"month": last_month, "company": 0})
    for statement in (DRAFTS, RETURNED, REMINDED):
        cursor.execute(statement, values)
