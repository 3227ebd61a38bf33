"""Rule: the last plans of stage 1 are filed, and their people land, by the days of the reform."""

from datetime import date

from titp.compliance.law import REFORM_ACT
from titp.compliance.official_days import OFFICIAL_DAYS
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS

LEADS = (120, 90, 60, 30, 14)


@rule(
    "ESD-002",
    title=Text(ja="育成就労移行時の1号", en="Last plans of stage 1 before the reform"),
    cites=(REFORM_ACT.supplement(),),
    # From the document that sets the days, to the end of the years 2026 and 2027 of which it
    # speaks: somebody who landed too late is found until then.
    in_force=Period(since=date(2025, 12, 26), until=date(2027, 12, 31)),
    layer=Layer.MANUAL,
    certainty=Certainty.SEEN,
    note=Text(
        ja=(
            "出入国在留管理庁・厚生労働省の2025年12月26日の文書による。第2号の申請は施行日後もできる。"
            "転籍により続きの第1号計画を施行日後に申請できるかは要確認のため、注意にとどめる。"
        ),
        en=(
            "By the document of the Immigration Services Agency and the Ministry of Health, Labour"
            " and Welfare of 26 December 2025. Plans of stage 2 can be filed after the reform, too."
            " To be confirmed: whether a plan of stage 1 by which somebody goes on elsewhere can be"
            " filed then; it is shown to be looked at only."
        ),
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="期限までに認定を申請し、期限までに入国させる。間に合わないときは、育成就労での受入れに切り替える。",
        en=(
            "File the plan and let the person land by the last days; where that is not possible,"
            " recruit under Employment for Skill Development."
        ),
    ),
    remind_before=LEADS,
    reads={
        "duty": Text(ja="手続", en="step"),
        "filing": Text(ja="認定申請", en="filing of the plan"),
        "landing": Text(ja="入国", en="landing"),
        "starts_on": Text(ja="開始予定日", en="planned start"),
        "last_start": Text(ja="開始日の期限", en="last planned start"),
        "filed_on": Text(ja="申請日", en="filed on"),
        "accredited_on": Text(ja="認定日", en="accredited on"),
        "entered_on": Text(ja="入国日", en="landed on"),
        "goes_on": Text(ja="別の第1号計画の続き", en="goes on from another plan of stage 1"),
    },
)
def stage_1_before_reform():
    """A plan of stage 1 is filed on the last day before the reform at the latest, starts within
    three months after it, and the person lands by then.

    第1号の計画は施行日の前日までに申請し、施行日から三か月以内に開始し、その日までに入国する。
    """
    # Nobody is in training without having landed, nor lands without an accredited plan; so what
    # had begun by the last day of filing was filed in time. A landing is the act of the second
    # duty: without its day it is open, but of somebody in training the day is a gap. Two days may
    # fall together where an organization plans with its own; then the worse of the two is told.
    return f"""
        WITH {PLANS}, {OFFICIAL_DAYS},
        first_plans AS (
            SELECT organization_id, trainee_id, min(starts_on) AS first_on
              FROM plans
             WHERE stage = 1 AND trains
             GROUP BY organization_id, trainee_id
        ),
        last_plans AS (
            SELECT plans.*, last_stage_1_filing, last_stage_1_start, last_stage_1_landing,
                   %(on)s >= starts_on AND trains AS has_begun,
                   coalesce(first_on < starts_on, false) AS goes_on,
                   CASE WHEN filed_on <= %(on)s THEN filed_on END AS known_filed_on,
                   CASE WHEN accredited_on <= %(on)s THEN accredited_on END AS known_accredited_on,
                   CASE WHEN entered_on <= %(on)s THEN entered_on END AS known_entered_on
              FROM plans
              JOIN official_days USING (organization_id)
              LEFT JOIN first_plans USING (organization_id, trainee_id)
              JOIN trainees_trainee trainee ON trainee.organization_id = plans.organization_id
                                           AND trainee.id = plans.trainee_id
             WHERE stage = 1 AND coalesce(gone_on > %(on)s, true)
               AND coalesce(last_on >= %(on)s, true)
               AND coalesce(greatest(starts_on, filed_on) >= '2026-01-01', true)
        ),
        owed AS (
            SELECT last_plans.*, 'filing' AS duty, last_stage_1_filing AS due_on,
                   known_filed_on AS done_on,
                   CASE WHEN known_filed_on <= last_stage_1_filing
                             OR known_accredited_on <= last_stage_1_filing
                             OR has_begun AND starts_on <= last_stage_1_filing THEN 'ok'
                        WHEN known_filed_on IS NOT NULL THEN 'violation'
                        WHEN known_accredited_on IS NOT NULL OR accreditation_number <> ''
                             OR has_begun
                        THEN 'data_gap'
                        WHEN %(on)s > last_stage_1_filing THEN 'violation'
                        ELSE law.state_of(last_stage_1_filing, NULL, %(on)s, {LEADS[0]})
                   END AS state
              FROM last_plans
             UNION ALL
            SELECT last_plans.*, 'landing', last_stage_1_landing, known_entered_on,
                   CASE WHEN starts_on > last_stage_1_start
                             OR known_entered_on > last_stage_1_landing THEN 'violation'
                        WHEN starts_on IS NULL OR known_entered_on IS NULL AND has_begun
                        THEN 'data_gap'
                        WHEN known_entered_on IS NOT NULL THEN 'ok'
                        WHEN %(on)s > last_stage_1_landing THEN 'violation'
                        ELSE law.state_of(last_stage_1_landing, NULL, %(on)s, {LEADS[0]})
                   END
              FROM last_plans
        )
        SELECT DISTINCT ON (organization_id, id, due_on)
               organization_id, id AS subject_id, company_id, trainee_id, due_on,
               CASE WHEN goes_on AND state = 'violation' THEN 'warning' ELSE state END AS state,
               done_on,
               jsonb_build_object(
                   'duty', jsonb_build_array(duty), 'starts_on', starts_on,
                   'last_start', last_stage_1_start, 'filed_on', known_filed_on,
                   'accredited_on', known_accredited_on, 'entered_on', known_entered_on,
                   'goes_on', goes_on) AS evidence
          FROM owed
         ORDER BY organization_id, id, due_on,
                  array_position(ARRAY['violation', 'data_gap', 'due_soon', 'upcoming', 'ok'],
                                 state)
    """
