"""Rule: a new address, and a change of the host company, are notified within 14 days."""

from datetime import date

from titp.compliance.law import ICA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, TRAINEE

LEADS = (7, 3, 1)
EVENTS = {
    "landing": Text(ja="上陸後の住居地の届出", en="settled at an address after landing"),
    "move": Text(ja="転居", en="moved to another address"),
    "organization": Text(
        ja="実習実施者の離脱・移籍・名称等の変更", en="host company left, changed, or renamed"
    ),
}
# Rows and what is told elsewhere may differ by some days and still mean the same event.
NEAR = 14
# After so many days without an address the stay may be revoked (ICA art. 22-4).
REVOCABLE = 90
WORST_FIRST = "ARRAY['overdue', 'data_gap', 'due_soon', 'late', 'upcoming', 'ok']"


@rule(
    "IMM-002",
    title=Text(ja="住居地・所属機関の14日以内の届出", en="Notices within 14 days"),
    cites=(ICA.article("19-7"), ICA.article("19-9"), ICA.article("19-16")),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.DUTY,
    about=TRAINEE,
    settled_at="trainee-papers",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="本人の届出を支援し、写しを保管する。本人の同意なく代わりに行わない。",
        en="Help the person to notify and keep a copy; never go without the person's consent.",
    ),
    remind_before=LEADS,
    reads={
        "happened": Text(ja="届出の事由", en="what happened"),
        "happened_on": Text(ja="発生日", en="happened on"),
        "notified_on": Text(ja="届出日", en="notified on"),
        "recorded": Text(ja="届出の記録あり", en="recorded as a notice"),
        "revocable_from": Text(
            ja="届出がなければ在留資格取消しの対象となる日",
            en="without notice the stay may be revoked from",
        ),
    }
    | EVENTS,
)
def notice_in_14_days():
    """Within 14 days the person notifies the city of the address after landing and after each
    move, and the Immigration Services Agency of leaving or changing the host company.

    上陸後の住居地、転居、実習実施者からの離脱・移籍等は、その日から十四日以内に届け出る。
    """
    # What the landing and the placements tell is asked for without a row, too. The day of settling
    # is not that of landing: after 14 days without a row it is a gap. Whoever has been permitted
    # another stay since then has an address. Who leaves Japan within the time notifies nobody.
    return f"""
        WITH {GONE},
        placed AS (
            SELECT organization_id, trainee_id, company_id, starts_on, ends_on,
                   lag(company_id) OVER stays AS company_before, lag(ends_on) OVER stays AS left_on,
                   lead(company_id) OVER stays AS company_after,
                   lead(starts_on) OVER stays AS next_on
              FROM trainees_placement
            WINDOW stays AS (PARTITION BY organization_id, trainee_id
                             ORDER BY starts_on NULLS FIRST, id)
        ),
        host_changes AS (
            SELECT organization_id, trainee_id, starts_on AS happened_on,
                   least(left_on, starts_on) AS from_on
              FROM placed
             WHERE company_before <> company_id
             UNION ALL
            SELECT organization_id, trainee_id, ends_on, ends_on
              FROM placed
             WHERE company_after IS NULL OR company_after <> company_id AND next_on > ends_on + 1
        ),
        events AS (
            SELECT organization_id, trainee_id, kind, happened_on,
                   CASE WHEN notified_on <= %(on)s THEN notified_on END AS notified_on,
                   true AS recorded
              FROM trainees_residencenotice
             UNION ALL
            SELECT organization_id, id, 'landing', entered_on, NULL, false
              FROM trainees_trainee person
             WHERE NOT EXISTS (
                   SELECT FROM trainees_residencenotice notice
                    WHERE notice.organization_id = person.organization_id
                      AND notice.trainee_id = person.id AND notice.kind = 'landing'
                      AND notice.happened_on >= person.entered_on)
               AND NOT EXISTS (
                   SELECT FROM trainees_residenceperiod period
                    WHERE period.organization_id = person.organization_id
                      AND period.trainee_id = person.id AND period.starts_on <= %(on)s
                      AND period.starts_on > law.days(person.entered_on, 14))
             UNION ALL
            SELECT organization_id, trainee_id, 'organization', happened_on, NULL, false
              FROM host_changes
             WHERE NOT EXISTS (
                   SELECT FROM trainees_residencenotice notice
                    WHERE notice.organization_id = host_changes.organization_id
                      AND notice.trainee_id = host_changes.trainee_id
                      AND notice.kind = 'organization'
                      AND notice.happened_on
                          BETWEEN from_on - {NEAR} AND host_changes.happened_on + {NEAR})
        ),
        owed AS (
            SELECT events.*, person.company_id, law.days(happened_on, 14) AS due_on,
                   CASE WHEN kind = 'landing' AND NOT recorded
                         AND %(on)s > law.days(happened_on, 14) THEN 'data_gap'
                        ELSE law.state_of(law.days(happened_on, 14), notified_on, %(on)s,
                                          {LEADS[0]}) END AS state
              FROM events
              JOIN trainees_trainee person ON person.organization_id = events.organization_id
                                          AND person.id = events.trainee_id
              LEFT JOIN gone ON gone.organization_id = events.organization_id
                            AND gone.trainee_id = events.trainee_id
             WHERE happened_on <= %(on)s AND coalesce(gone.gone_on > %(on)s, true)
        )
        SELECT organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on,
               ({WORST_FIRST})[min(array_position({WORST_FIRST}, state))] AS state,
               max(notified_on) AS done_on,
               jsonb_build_object(
                   'happened', jsonb_agg(DISTINCT kind), 'happened_on', min(happened_on),
                   'notified_on', CASE WHEN bool_and(notified_on IS NOT NULL)
                                       THEN max(notified_on) END,
                   'recorded', bool_and(recorded),
                   'revocable_from',
                   CASE WHEN bool_or(kind <> 'organization' AND notified_on IS NULL)
                        THEN law.days(min(happened_on), {REVOCABLE + 1}) END) AS evidence
          FROM owed
         GROUP BY organization_id, trainee_id, company_id, due_on
    """
