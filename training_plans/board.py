"""How far audits and visits are at each host company: the statement of the board (監査・訪問).

Windows and months are those of the rules: their statements stand inside this one, so the board
counts as they do, also where an organization has switched a rule off. Green is only where every
minimum is met by what is on record; what is planned never counts as done.
"""

from titp.compliance.rule import RULES
from titp.past.looking import look, made_for_look
from training_plans.correction_reminders import SILENT
from training_plans.models import Standing
from training_plans.rules import TRAINING
from training_plans.sample import HEARD

# From how many days before the end of its window an audit stands among what is to be done.
SOON = 45


def found(rule_id):
    return f"({RULES[rule_id].statement})"


def statement():
    """The board's statement; its one value is the day of looking."""
    return f"""
    WITH {TRAINING}, {SILENT},
    audit_windows AS MATERIALIZED (
        SELECT organization_id, company_id, due_on, done_on, state,
               (evidence->>'window_starts_on')::date AS starts_on
          FROM {found("SUP-001")} AS windows WHERE due_on IS NOT NULL
    ),
    this_window AS (
        SELECT DISTINCT ON (organization_id, company_id) *
          FROM audit_windows WHERE %(on)s BETWEEN starts_on AND due_on
         ORDER BY organization_id, company_id, due_on DESC
    ),
    -- of the last window that is over; what was missed longer ago is told by the duties
    last_window AS (
        SELECT DISTINCT ON (organization_id, company_id) *
          FROM audit_windows WHERE due_on < %(on)s
         ORDER BY organization_id, company_id, due_on DESC
    ),
    visit_months AS MATERIALIZED (
        SELECT organization_id, company_id, due_on, done_on, state,
               (evidence->>'first_practice_on')::date AS first_on
          FROM {found("SUP-004")} AS months
    ),
    this_month AS (
        SELECT * FROM visit_months WHERE law.month_of(first_on) = law.month_of(%(on)s)
    ),
    -- the visit of the month before that nobody made; it stays so, but the next one shows the way:
    -- where none is owed any more, only the duty itself tells of it
    last_month AS (
        SELECT DISTINCT organization_id, company_id FROM visit_months
         WHERE state = 'overdue' AND due_on < law.month_of(%(on)s)
           AND due_on >= law.add_months(law.month_of(%(on)s), -1)
    ),
    methods AS MATERIALIZED (
        SELECT organization_id, subject_id AS audit_id, state, (evidence->>'people')::int AS people,
               (evidence->>'needed')::int AS needed,
               (evidence->>'interviewed')::int AS interviewed
          FROM {found("SUP-002")} AS methods
    ),
    suspected AS (
        SELECT organization_id, company_id, bool_or(due_on < %(on)s) AS is_late
          FROM {found("SUP-005")} AS suspected WHERE done_on IS NULL
         GROUP BY organization_id, company_id
    ),
    last_audit AS (
        SELECT DISTINCT ON (organization_id, company_id) organization_id, company_id, id, held_on
          FROM training_plans_audit
         WHERE carried_out AND held_on <= %(on)s
         ORDER BY organization_id, company_id, held_on DESC, id DESC
    ),
    {HEARD},
    present AS (
        SELECT training.organization_id, training.company_id, training.trainee_id,
               min(coalesce(lecture_starts_on, starts_on)) AS since
          FROM training
         GROUP BY training.organization_id, training.company_id, training.trainee_id
        HAVING bool_or(is_active)
    ),
    peopled AS (
        SELECT present.organization_id, present.company_id, count(*) AS people,
               count(*) FILTER (WHERE coalesce(heard_on, since) <= law.add_months(%(on)s, -12))
               AS unheard
          FROM present
          LEFT JOIN heard ON heard.organization_id = present.organization_id
                         AND heard.trainee_id = present.trainee_id
         GROUP BY present.organization_id, present.company_id
    ),
    findings AS (
        SELECT organization_id, company_id, count(*) AS open,
               count(*) FILTER (WHERE state IN ('violation', 'overdue')) AS missed
          FROM compliance_finding finding
         WHERE closed_on IS NULL AND company_id IS NOT NULL AND NOT EXISTS (
               SELECT FROM compliance_waiver waiver
                WHERE waiver.organization_id = finding.organization_id
                  AND waiver.finding_id = finding.id AND withdrawn_at IS NULL)
         GROUP BY organization_id, company_id
    ),
    corrected AS (
        SELECT correction.organization_id, correction.company_id, count(*) AS open,
               count(*) FILTER (
                   WHERE coalesce(kind, 'returned') = 'returned' AND due_on < %(on)s) AS late
          FROM training_plans_correction correction
          LEFT JOIN LATERAL (
               SELECT kind FROM training_plans_correctionstep step
                WHERE step.organization_id = correction.organization_id
                  AND step.correction_id = correction.id
                ORDER BY (kind = 'escalated') DESC, id DESC LIMIT 1) AS last ON true
         WHERE coalesce(kind, '') NOT IN ('closed', 'escalated')
         GROUP BY correction.organization_id, correction.company_id
    ),
    unanswered AS (SELECT DISTINCT organization_id, company_id FROM silent),
    planned AS (
        SELECT DISTINCT ON (errand.organization_id, errand.company_id)
               errand.organization_id, errand.company_id, errand.id, errand.planned_on,
               errand.kind, coalesce(nullif(person.name, ''), person.email, '') AS goes
          FROM training_plans_errand errand
          LEFT JOIN accounts_user person ON person.id = errand.goes_id
         WHERE planned_on >= %(on)s
         ORDER BY errand.organization_id, errand.company_id, errand.planned_on, errand.id
    ),
    begun AS (
        SELECT organization_id, company_id, max(id) AS record_id
          FROM training_plans_siterecord WHERE finished_at IS NULL
         GROUP BY organization_id, company_id
    ),
    told AS (
        SELECT company.*, coalesce(peopled.people, 0) AS people,
               coalesce(peopled.unheard, 0) AS unheard,
               last_audit.id AS audit_id, last_audit.held_on AS last_audit_on,
               this_window.starts_on AS window_starts_on, this_window.due_on AS window_ends_on,
               this_window.done_on AS audited_on, this_window.due_on - %(on)s AS days_left,
               methods.interviewed, methods.people AS interviewed_of, methods.needed,
               methods.state AS methods_state, this_month.due_on AS visit_due_on,
               this_month.done_on AS visited_on, coalesce(this_month.state, '') AS visit_state,
               coalesce(findings.open, 0) AS open_findings,
               coalesce(findings.missed, 0) AS missed_findings,
               coalesce(corrected.open, 0) AS open_corrections,
               coalesce(corrected.late, 0) AS late_corrections, suspected.is_late,
               unanswered.company_id IS NOT NULL AS is_silent,
               planned.id AS errand_id, planned.planned_on, coalesce(planned.kind, '')
               AS planned_kind, coalesce(planned.goes, '') AS goes, begun.record_id,
               last_window.done_on IS NULL AND last_window.due_on IS NOT NULL
               AND coalesce(last_audit.held_on < last_window.due_on, true) AS has_missed,
               last_month.company_id IS NOT NULL AND this_month.company_id IS NOT NULL
               AND this_month.done_on IS NULL AS has_missed_visit
          FROM companies_company company
          LEFT JOIN peopled ON peopled.organization_id = company.organization_id
                           AND peopled.company_id = company.id
          LEFT JOIN this_window ON this_window.organization_id = company.organization_id
                               AND this_window.company_id = company.id
          LEFT JOIN last_window ON last_window.organization_id = company.organization_id
                               AND last_window.company_id = company.id
          LEFT JOIN this_month ON this_month.organization_id = company.organization_id
                              AND this_month.company_id = company.id
          LEFT JOIN last_month ON last_month.organization_id = company.organization_id
                              AND last_month.company_id = company.id
          LEFT JOIN last_audit ON last_audit.organization_id = company.organization_id
                              AND last_audit.company_id = company.id
          LEFT JOIN methods ON methods.organization_id = company.organization_id
                           AND methods.audit_id = last_audit.id
          LEFT JOIN suspected ON suspected.organization_id = company.organization_id
                             AND suspected.company_id = company.id
          LEFT JOIN findings ON findings.organization_id = company.organization_id
                            AND findings.company_id = company.id
          LEFT JOIN corrected ON corrected.organization_id = company.organization_id
                             AND corrected.company_id = company.id
          LEFT JOIN unanswered ON unanswered.organization_id = company.organization_id
                              AND unanswered.company_id = company.id
          LEFT JOIN planned ON planned.organization_id = company.organization_id
                           AND planned.company_id = company.id
          LEFT JOIN begun ON begun.organization_id = company.organization_id
                         AND begun.company_id = company.id
    ),
    judged AS (
        SELECT told.*,
               to_jsonb(array_remove(ARRAY[
                   CASE WHEN has_missed AND audited_on IS NULL THEN 'audit_missed' END,
                   CASE WHEN methods_state = 'violation' THEN 'methods' END,
                   CASE WHEN visit_state = 'overdue' OR has_missed_visit
                        THEN 'visit_missed' END,
                   CASE WHEN is_late IS NOT NULL THEN 'suspicion' END,
                   CASE WHEN late_corrections > 0 THEN 'correction' END,
                   CASE WHEN is_silent THEN 'silent' END], NULL)) AS late_for,
               to_jsonb(array_remove(ARRAY[
                   CASE WHEN window_ends_on IS NOT NULL AND audited_on IS NULL
                         AND days_left <= {SOON} THEN 'audit' END,
                   CASE WHEN methods_state = 'data_gap' THEN 'unrecorded' END,
                   CASE WHEN visit_due_on IS NOT NULL AND visited_on IS NULL
                         AND visit_state <> 'overdue' THEN 'visit' END,
                   CASE WHEN open_corrections > late_corrections THEN 'corrections' END,
                   -- of wages, papers and the like: not green, but no minimum of this board
                   CASE WHEN missed_findings > 0 THEN 'duty'
                        WHEN open_findings > 0 THEN 'duties' END], NULL)) AS due_for
          FROM told
    )
    SELECT judged.id, judged.name AS company_name, judged.sort_key, judged.search_key,
           prefecture_id, coalesce(prefecture.name_ja, '') AS prefecture_ja,
           coalesce(prefecture.name_en, '') AS prefecture_en, people, audit_id, last_audit_on,
           window_starts_on, window_ends_on, audited_on, days_left, interviewed, interviewed_of,
           needed, unheard, visit_due_on, visited_on, visit_state, open_findings,
           open_corrections, errand_id, planned_on, planned_kind, goes, record_id,
           late_for || due_for AS why, states.state,
           array_position(ARRAY['nobody', 'met', 'ahead', 'due', 'late'], states.state) AS gravity
      FROM judged
      LEFT JOIN companies_prefecture prefecture ON prefecture.code = judged.prefecture_id
     CROSS JOIN LATERAL (
           SELECT CASE WHEN late_for <> '[]' THEN 'late' WHEN due_for <> '[]' THEN 'due'
                       WHEN window_ends_on IS NOT NULL AND audited_on IS NULL THEN 'ahead'
                       WHEN people > 0 OR window_ends_on IS NOT NULL THEN 'met'
                       ELSE 'nobody' END AS state) AS states
"""


def standings_on(day):
    """The standing of each host company as seen on a day: rows to filter, sort and count."""
    if look():
        made_for_look("compliance_finding")
    return Standing.objects.answering(statement(), day)
