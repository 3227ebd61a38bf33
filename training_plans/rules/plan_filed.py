"""Rule: the application for a plan is filed in good time before its start."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS

LEADS = (60, 30, 14, 7, 1)


@rule(
    "PLAN-002",
    title=Text(ja="認定申請の時期", en="Plan filed in good time"),
    cites=(ORDINANCE.article(4),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.SEEN,
    note=Text(
        ja="運用要領上「原則として」の時期であり、過ぎても申請はできる。",
        en="The manual says “in principle”: a later application can still be accepted.",
    ),
    severity=Severity.DUTY,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="認定を申請し申請日を記録する。または開始予定日を見直し、試験と在留手続の時期を確かめる。",
        en=(
            "File the application and record the day, or move the planned start; check when the"
            " test and the residence procedures are."
        ),
    ),
    remind_before=LEADS,
    reads={
        "stage": Text(ja="段階", en="stage"),
        "starts_on": Text(ja="開始予定日", en="planned start"),
        "earliest_on": Text(ja="申請できる最初の日", en="may be filed from"),
        "latest_on": Text(ja="原則の申請期限", en="in principle filed by"),
        "filed_on": Text(ja="申請日", en="filed on"),
    },
)
def plan_filed():
    """A plan is filed from six months, and in principle until four months (stage 1) or three
    months (stages 2 and 3), before its planned start.

    認定申請は、開始予定日の六か月前から、原則として第1号は四か月前、第2号・第3号は三か月前までに行う。
    """
    # “In principle”: what has passed is to be looked at, and is never called overdue. Filed too
    # early matters until the authority has decided or training begins.
    return f"""
        WITH {PLANS},
        timed AS (
            SELECT plans.*, law.before(starts_on, 6) AS earliest_on,
                   law.before(starts_on, CASE stage WHEN 1 THEN 4 ELSE 3 END) AS latest_on,
                   CASE WHEN filed_on <= %(on)s THEN filed_on END AS known_filed_on
              FROM plans
             WHERE coalesce(gone_on > %(on)s, true) AND coalesce(ended_on >= %(on)s, true)
        ),
        judged AS (
            SELECT timed.*,
                   CASE WHEN known_filed_on < earliest_on THEN
                             CASE WHEN accredited_on <= %(on)s OR accreditation_number <> ''
                                       OR starts_on <= %(on)s
                                  THEN 'ok' ELSE 'warning' END
                        WHEN known_filed_on IS NULL
                             AND (accredited_on <= %(on)s OR accreditation_number <> '')
                        THEN 'not_applicable'
                        WHEN starts_on IS NULL THEN
                             CASE WHEN known_filed_on IS NULL THEN 'data_gap' ELSE 'ok' END
                        ELSE law.state_of(latest_on, known_filed_on, %(on)s, {LEADS[0]})
                   END AS state
              FROM timed
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, latest_on AS due_on,
               CASE state WHEN 'overdue' THEN 'warning' ELSE state END AS state,
               known_filed_on AS done_on,
               jsonb_build_object(
                   'stage', stage, 'starts_on', starts_on, 'earliest_on', earliest_on,
                   'latest_on', latest_on, 'filed_on', known_filed_on) AS evidence
          FROM judged
    """
