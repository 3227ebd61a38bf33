"""Rule: a person applies for the next period of stay, or leaves, until the present one ends."""

from datetime import date

from titp.compliance.law import ICA
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, LATEST_STAY, TRAINEE

LEADS = (90, 60, 45, 30, 14, 7, 3, 1)


@rule(
    "IMM-001",
    title=Text(ja="在留期間の更新・変更", en="Residence permission"),
    cites=(ICA.article(20), ICA.article(21), ICA.article("22-4")),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="申請は満了日のおおむね3か月前から受け付けられる。",
        en="Applications are accepted from about three months before the last day.",
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-papers",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="次の計画の認定を受け、在留申請を取り次ぐ。または満了日までに帰国する。",
        en="Have the next plan accredited and apply for the stay, or leave by the last day.",
    ),
    remind_before=LEADS,
    reads={
        "expires_on": Text(ja="在留期間の満了日", en="permission ends on"),
        "window_opens_on": Text(ja="申請受付の開始日", en="applications are taken from"),
        "submitted_on": Text(ja="申請日", en="applied on"),
        "refused": Text(ja="不許可", en="refused"),
        "planned_leaving_on": Text(ja="帰国予定日", en="leaving planned for"),
        "urgent": Text(ja="残り14日以内", en="last 14 days"),
    },
)
def residence_renewal():
    """Until the last day of the permitted stay, that day included, an application for the next
    one is submitted or the person has left.

    在留期間の満了日まで（当日を含む。）に、更新・変更の申請を行うか、出国する。
    """
    return f"""
        WITH {GONE}, {LATEST_STAY},
        seen AS (
            SELECT person.organization_id, person.id, person.company_id, stay.expires_on,
                   applied.submitted_on, applied.refused, leaving.planned_on,
                   %(on)s > stay.expires_on - 14 AS urgent
              FROM trainees_trainee person
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id
              LEFT JOIN latest_stay stay ON stay.organization_id = person.organization_id
                                        AND stay.trainee_id = person.id
              LEFT JOIN LATERAL (
                  -- the application that leads out of this period, not the one that led into it
                  SELECT application.submitted_on,
                         application.outcome = 'refused'
                         AND coalesce(application.decided_on <= %(on)s, true) AS refused
                    FROM trainees_stayapplication application
                   WHERE application.organization_id = person.organization_id
                     AND application.trainee_id = person.id
                     AND application.submitted_on <= %(on)s
                     AND application.submitted_on
                         > coalesce(stay.starts_on, law.before(stay.expires_on, 4))
                   ORDER BY refused, application.submitted_on
                   LIMIT 1
              ) applied ON true
              LEFT JOIN LATERAL (
                  -- a booked day that has passed without a departure settles nothing
                  SELECT max(planned.planned_on) AS planned_on
                    FROM trainees_leaving planned
                   WHERE planned.organization_id = person.organization_id
                     AND planned.trainee_id = person.id
                     AND planned.left_on IS NULL AND planned.planned_on >= %(on)s
              ) leaving ON true
             WHERE person.entered_on <= %(on)s
               AND coalesce(gone.gone_on > %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, id AS trainee_id,
               expires_on AS due_on, submitted_on AS done_on,
               CASE WHEN expires_on IS NULL THEN 'data_gap'
                    WHEN refused THEN 'warning'
                    WHEN submitted_on IS NOT NULL
                    THEN law.state_of(expires_on, submitted_on, %(on)s, {LEADS[0]})
                    WHEN planned_on <= expires_on THEN 'ok'
                    WHEN %(on)s > expires_on THEN 'violation'
                    WHEN %(on)s >= law.before(expires_on, 3) THEN 'due_soon'
                    ELSE 'upcoming' END AS state,
               jsonb_build_object(
                   'expires_on', expires_on, 'window_opens_on', law.before(expires_on, 3),
                   'submitted_on', submitted_on, 'refused', refused,
                   'planned_leaving_on', planned_on, 'urgent', urgent) AS evidence
          FROM seen
    """
