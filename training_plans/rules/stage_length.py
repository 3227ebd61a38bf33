"""Rule: a plan is no longer than its stage may be."""

from datetime import date

from titp.compliance.law import ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS


@rule(
    "PLAN-001",
    title=Text(ja="各段階の計画期間", en="Length of the stage plan"),
    cites=(ACT.article(9, item=3),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="中断した日数を期間に加える扱いは実務による。",
        en="That days of suspension are added to the limit is general practice.",
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="計画期間を短くするか、別の段階の計画を申請する。中断中のときは再開日を記録する。",
        en=(
            "Shorten the period or apply for another stage plan; where training rests, record"
            " the day on which it resumes."
        ),
    ),
    reads={
        "stage": Text(ja="段階", en="stage"),
        "starts_on": Text(ja="計画の開始日", en="plan starts on"),
        "ends_on": Text(ja="計画の終了日", en="plan ends on"),
        "limit_on": Text(ja="期間の限度日", en="may last until"),
        "suspended_days": Text(ja="中断日数", en="suspended days"),
        "still_resting": Text(ja="中断中（再開日なし）", en="suspension without end"),
    },
)
def stage_length():
    """A plan lasts at most twelve months in stage 1 and twenty-four in stages 2 and 3; the days
    of a suspension are added.

    計画期間は、第1号は十二か月、第2号及び第3号は二十四か月を超えない。中断した日数は加算する。
    """
    # A roster may not tell when a plan starts; once the plan is over nobody need find that out.
    # While a suspension has no end the limit moves on each day: nothing can be said for sure.
    return f"""
        WITH {PLANS},
        measured AS (
            SELECT plans.*,
                   law.inclusive_end(starts_on, CASE stage WHEN 1 THEN 12 ELSE 24 END) + credit
                   AS limit_on
              FROM plans
             WHERE coalesce(gone_on > %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, limit_on AS due_on,
               CASE WHEN starts_on IS NULL OR ends_on IS NULL THEN
                         CASE WHEN last_on < %(on)s THEN 'ok' ELSE 'data_gap' END
                    WHEN still_resting AND coalesce(ended_on >= %(on)s, true) THEN 'warning'
                    WHEN ends_on > limit_on THEN 'violation'
                    ELSE 'ok' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'stage', stage, 'starts_on', starts_on, 'ends_on', ends_on,
                   'limit_on', limit_on, 'suspended_days', credit,
                   'still_resting', still_resting) AS evidence
          FROM measured
    """
