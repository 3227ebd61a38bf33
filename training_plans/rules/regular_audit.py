"""Rule: a host company is audited at least once in every three months."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINED_AT

LEADS = (45, 30, 14, 7, 1)


@rule(
    "SUP-001",
    title=Text(ja="定期監査（3か月に1回以上）", en="Regular audit"),
    cites=(ACT.article(39, 3), ORDINANCE.article(52, item=1)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="期間の末日に実習生がいない場合の扱いと、空白期間後の起算は要確認。",
        en=(
            "To be confirmed: a window in which nobody is in training on the last day, and how"
            " windows start anew after one without anybody."
        ),
    ),
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-audits",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="期間内に監査を行い記録する。行えなかったときは理由を報告し、次の監査を次の期間内に行う。",
        en=(
            "Audit within the window and record it; where it could not be done, report why, and"
            " hold the next audit in its own window."
        ),
    ),
    remind_before=LEADS,
    reads={
        "window_starts_on": Text(ja="対象期間の初日", en="window starts on"),
        "window_ends_on": Text(ja="対象期間の末日", en="window ends on"),
        "last_active_on": Text(ja="期間内最後の実習日", en="last training day in the window"),
        "audited_on": Text(ja="期間内の監査日", en="audited on"),
        "unseen": Text(ja="12か月以上監査で見ていない事業所", en="workplaces unseen for 12 months"),
    },
)
def regular_audit():
    """In every block of three calendar months, counted from the month in which the first lectures
    at the host started, the host is audited at least once. Where audits tell which workplace was
    seen, one of several that none has seen for twelve months is to be looked at.

    監理団体は、実習実施者ごとに、最初の入国後講習の開始月から数えて暦月三か月の期間ごとに一回以上監査を行う。
    監査した事業所を記録しているときは、12か月見ていない事業所を知らせる。
    """
    # A window follows its predecessor, or, where a whole one had no training day, the series
    # starts anew with the month of the next one. Nobody is blamed for workplaces as long as no
    # audit of the host names one; one that was never named counts from the first that did, or
    # from its first training. Who sees all of them names none: that counts for each.
    return f"""
        WITH RECURSIVE {TRAINED_AT},
        host AS (
            SELECT organization_id, company_id, range_agg(days) AS days,
                   min(coalesce(lecture_starts_on, starts_on)) AS anchored_on
              FROM training
             GROUP BY organization_id, company_id
        ),
        audit_window AS (
            SELECT organization_id, company_id, days, law.month_of(anchored_on) AS starts_on
              FROM host
             WHERE law.month_of(anchored_on) <= %(on)s
             UNION ALL
            SELECT organization_id, company_id, days, coming.starts_on
              FROM audit_window,
                   LATERAL (SELECT law.add_months(audit_window.starts_on, 3) AS day) following,
                   LATERAL (
                       SELECT lower(days * datemultirange(daterange(following.day, NULL))) AS day
                   ) busy,
                   LATERAL (
                       SELECT CASE WHEN busy.day < law.add_months(following.day, 3)
                                   THEN following.day
                                   ELSE law.month_of(busy.day) END AS starts_on
                   ) coming
             WHERE coming.starts_on <= %(on)s
        ),
        seen AS (
            SELECT audit_window.*, law.add_months(starts_on, 3) - 1 AS ends_on,
                   upper(days * datemultirange(law.window(starts_on, 0))) - 1 AS last_active_on
              FROM audit_window
             WHERE days && law.window(starts_on, 0)
        ),
        audited AS (
            SELECT seen.organization_id, seen.company_id, seen.starts_on, seen.ends_on,
                   seen.last_active_on, min(audit.held_on) AS audited_on
              FROM seen
              LEFT JOIN training_plans_audit audit
                ON audit.organization_id = seen.organization_id
               AND audit.company_id = seen.company_id
               AND audit.carried_out
               AND audit.held_on BETWEEN seen.starts_on AND least(seen.ends_on, %(on)s)
             GROUP BY seen.organization_id, seen.company_id, seen.starts_on, seen.ends_on,
                      seen.last_active_on
        ),
        named AS (
            SELECT organization_id, company_id, min(held_on) AS since
              FROM training_plans_audit
             WHERE workplace_id IS NOT NULL AND carried_out AND held_on <= %(on)s
             GROUP BY organization_id, company_id
        ),
        unseen AS (
            SELECT trained_at.organization_id, trained_at.company_id,
                   jsonb_agg(trained_at.name ORDER BY trained_at.name, trained_at.id)
                   FILTER (WHERE %(on)s > law.add_months(known.since, 12)) AS names
              FROM trained_at
              JOIN named ON named.organization_id = trained_at.organization_id
                        AND named.company_id = trained_at.company_id
             CROSS JOIN LATERAL (
                   SELECT greatest(
                       named.since,
                       (SELECT max(audit.held_on) FROM training_plans_audit audit
                         WHERE audit.organization_id = trained_at.organization_id
                           AND audit.company_id = trained_at.company_id
                           AND audit.carried_out AND audit.held_on <= %(on)s
                           AND coalesce(audit.workplace_id = trained_at.id, true)),
                       (SELECT min(plan.starts_on) FROM training_plans_trainingplan plan
                         WHERE plan.organization_id = trained_at.organization_id
                           AND plan.workplace_id = trained_at.id)) AS since) known
             WHERE trained_at.id IS NOT NULL
             GROUP BY trained_at.organization_id, trained_at.company_id
            HAVING count(*) > 1
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               ends_on AS due_on, audited_on AS done_on,
               CASE WHEN audited_on IS NOT NULL THEN 'ok'
                    WHEN last_active_on < ends_on AND %(on)s > last_active_on THEN 'warning'
                    ELSE law.state_of(last_active_on, NULL, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'window_starts_on', starts_on, 'window_ends_on', ends_on,
                   'last_active_on', last_active_on, 'audited_on', audited_on) AS evidence
          FROM audited
         UNION ALL
        SELECT organization_id, company_id, company_id, NULL, NULL, NULL, 'warning',
               jsonb_build_object('unseen', names)
          FROM unseen WHERE names IS NOT NULL
    """
