"""Rule: the training diary and the ledger of the plan's fulfilment are complete."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, TRAINING

LEADS = (7, 3)
# Days within which an entry is written, and a month's ledger completed.
FOR_A_DAY, FOR_A_MONTH = 7, 10
LISTED = 10  # days without an entry that are named


@rule(
    "HOST-002",
    title=Text(ja="技能実習日誌・管理簿", en="Daily log and ledgers complete"),
    cites=(ACT.article(20), ORDINANCE.article(22)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja=(
            "日誌7日・管理簿10日の日数は本システムの既定値（要確認）。平日（月〜金）に記載を求め、休日等もその旨の記載で"
            "足りる。実習実施者の最初の日誌又は月次報告より前の月は判定しない。"
        ),
        en=(
            "To be confirmed: seven days for the diary and ten for the ledger are defaults of this"
            " product. Entries are asked for Monday to Friday; days off are written down as such."
            " Months before the host's first entry or report here are not judged."
        ),
    ),
    severity=Severity.DUTY,
    about=PLAN,
    settled_at="trainee-log",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="日誌と管理簿を記載し、業務ごとの時間割合を確認する。",
        en="Fill in diary and ledger, and review the shares of tasks.",
    ),
    remind_before=LEADS,
    reads={
        "month": Text(ja="月", en="month"),
        "practice_from": Text(ja="その月の最初の実習日", en="first practice day of the month"),
        "practice_until": Text(ja="その月の最後の実習日", en="last practice day of the month"),
        "days_missing": Text(ja="日誌の記載がない平日", en="weekdays without an entry"),
        "first_missing": Text(
            ja=f"記載がない日（最初の{LISTED}日まで）", en=f"days without an entry (first {LISTED})"
        ),
        "ledger_completed_on": Text(ja="管理簿の作成日", en="ledger completed on"),
        "diary_since": Text(ja="日誌の開始日", en="diary kept here since"),
        "nothing_recorded": Text(
            ja="実習実施者の日誌・月次報告の記録なし", en="neither diary nor report of the host"
        ),
    },
)
def records_kept():
    """For each working day of practice the diary has an entry within seven days, and the ledger
    of the month's fulfilment is complete within ten days after the month.

    実習を行う日ごとに七日以内に日誌を記載し、月ごとの履行状況に係る管理簿を翌月十日までに作成する。
    """
    # One row for each plan and month, due ten days after the month: a day without an entry shows
    # in it as a gap from its eighth day on. Weekdays before a day are counted without listing
    # them: 3 January 2000 was a Monday. Where a host has recorded nothing at all, one row for
    # each plan says so. What is worked out of ranges is kept (MATERIALIZED), or it is worked out
    # again for each of its uses.
    return f"""
        WITH {TRAINING},
        diaries AS (
            SELECT organization_id, company_id, min(day) AS since
              FROM training_plans_logentry
             WHERE written_on <= %(on)s AND day <= %(on)s
             GROUP BY organization_id, company_id
        ),
        reports AS (
            -- one that was opened for the host to fill in tells nothing yet
            SELECT organization_id, company_id, min(month) AS since
              FROM training_plans_monthlyreport report
             WHERE month <= %(on)s
               AND coalesce(submitted_on <= %(on)s, EXISTS (
                   SELECT FROM training_plans_monthline line
                    WHERE line.organization_id = report.organization_id
                      AND line.report_id = report.id))
             GROUP BY organization_id, company_id
        ),
        practice AS MATERIALIZED (
            SELECT training.*, training.days * datemultirange(daterange(practice_on, NULL))
                   AS practice_days
              FROM training
             CROSS JOIN LATERAL (
                 SELECT CASE WHEN stage > 1 THEN starts_on
                             ELSE coalesce(lecture_ends_on + 1, law.add_months(starts_on, 2)) END
                        AS practice_on) begun
        ),
        kept AS (
            SELECT practice.organization_id, practice.id, practice.company_id, trainee_id,
                   practice_days, diaries.since AS diary_since,
                   diaries.since IS NULL AND reports.since IS NULL AS nothing,
                   greatest(
                       law.month_of(lower(practice_days)),
                       law.month_of(least(diaries.since, reports.since))) AS first_month,
                   least(law.month_of(upper(practice_days) - 1), law.month_of(%(on)s))
                   AS last_month
              FROM practice
              LEFT JOIN diaries ON diaries.organization_id = practice.organization_id
                               AND diaries.company_id = practice.company_id
              LEFT JOIN reports ON reports.organization_id = practice.organization_id
                               AND reports.company_id = practice.company_id
             WHERE NOT isempty(practice_days)
        ),
        parts AS MATERIALIZED (
            SELECT kept.*, month,
                   practice_days * datemultirange(
                       daterange(month, law.add_months(month, 1))) AS practised
              FROM kept
             CROSS JOIN LATERAL generate_series(
                 first_month::timestamp,
                 CASE WHEN nothing THEN first_month ELSE last_month END::timestamp,
                 '1 month') AS at
             CROSS JOIN LATERAL (SELECT at::date AS month) AS one
        ),
        months AS (
            SELECT parts.*, law.add_months(month, 1) - 1 + {FOR_A_MONTH} AS due_on,
                   practised * datemultirange(daterange(
                       coalesce(diary_since, month), greatest(
                           coalesce(diary_since, month), %(on)s - {FOR_A_DAY}))) AS asked
              FROM parts
             WHERE NOT isempty(practised) AND lower(practised) <= %(on)s
        ),
        written AS (
            SELECT months.organization_id, months.id, months.month, count(*) AS entries
              FROM months
              JOIN training_plans_logentry entry
                ON entry.organization_id = months.organization_id
               AND entry.trainee_id = months.trainee_id
               AND law.month_of(entry.day) = months.month
             WHERE extract(isodow FROM entry.day) < 6 AND entry.written_on <= %(on)s
               AND asked @> entry.day
             GROUP BY months.organization_id, months.id, months.month
        ),
        looked AS (
            SELECT months.*, ledger.completed_on,
                   weekdays - coalesce(entries, 0) AS days_missing
              FROM months
             CROSS JOIN LATERAL (
                 SELECT coalesce(sum(
                            (upper(span) - date '2000-01-03') / 7 * 5
                            + least((upper(span) - date '2000-01-03') %% 7, 5)
                            - (lower(span) - date '2000-01-03') / 7 * 5
                            - least((lower(span) - date '2000-01-03') %% 7, 5)), 0)::int AS weekdays
                   FROM unnest(asked) AS span) AS counted
              LEFT JOIN written ON written.organization_id = months.organization_id
                               AND written.id = months.id AND written.month = months.month
              LEFT JOIN (
                  SELECT line.organization_id, line.company_id, line.trainee_id, report.month,
                         line.ledger_completed_on AS completed_on
                    FROM training_plans_monthline line
                    JOIN training_plans_monthlyreport report
                      ON report.organization_id = line.organization_id
                     AND report.id = line.report_id
                   WHERE line.ledger_completed_on <= %(on)s) AS ledger
                ON ledger.organization_id = months.organization_id
               AND ledger.company_id = months.company_id
               AND ledger.trainee_id = months.trainee_id AND ledger.month = months.month
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, due_on,
               CASE WHEN nothing THEN CASE WHEN %(on)s > due_on THEN 'data_gap'
                                           ELSE 'upcoming' END
                    WHEN completed_on IS NULL AND %(on)s > due_on THEN 'overdue'
                    WHEN days_missing > 0 THEN 'data_gap'
                    ELSE law.state_of(due_on, completed_on, %(on)s, {LEADS[0]}) END AS state,
               completed_on AS done_on,
               jsonb_strip_nulls(jsonb_build_object(
                   'month', month, 'practice_from', lower(practised),
                   'practice_until', upper(practised) - 1, 'days_missing', days_missing,
                   'first_missing', (
                       SELECT jsonb_agg(day ORDER BY day)
                         FROM (
                             SELECT at::date AS day
                               FROM unnest(asked) AS span,
                                    generate_series(
                                        lower(span)::timestamp, (upper(span) - 1)::timestamp,
                                        '1 day') AS at
                              WHERE days_missing > 0 AND extract(isodow FROM at) < 6
                                AND NOT EXISTS (
                                    SELECT FROM training_plans_logentry entry
                                     WHERE entry.organization_id = looked.organization_id
                                       AND entry.trainee_id = looked.trainee_id
                                       AND entry.day = at::date AND entry.written_on <= %(on)s)
                              ORDER BY at
                              LIMIT {LISTED}) AS without),
                   'diary_since', diary_since, 'nothing_recorded', NULLIF(nothing, false)))
               || jsonb_build_object('ledger_completed_on', completed_on) AS evidence
          FROM looked
    """
