"""Rule: the operation of a plan is listed for its stage."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS


@rule(
    "PLAN-007",
    title=Text(ja="移行対象職種・作業", en="Operation listed for the stage"),
    cites=(ORDINANCE.article(10, 2, 1, "ロ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="第3号の可否が未確認の作業は適合とせず、告示（別表第二）の確認を求める。",
        en=(
            "An operation of which it is not verified whether it goes on to stage 3 is never taken"
            " for granted: please check it in appended table 2."
        ),
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="移行対象の作業を選ぶ。対象でないときは前の段階で修了する。",
        en="Choose another operation, or end the training with the stage before.",
    ),
    reads={
        "stage": Text(ja="段階", en="stage"),
        "operation": Text(ja="職種・作業", en="operation"),
        "stage3_allowed": Text(ja="第3号の可否", en="may go on to stage 3"),
        "unverified": Text(ja="未確認", en="not verified"),
        "yes": Text(ja="可", en="yes"),
        "no": Text(ja="不可", en="no"),
    },
)
def allowed_operation():
    """In stages 2 and 3 only listed operations are trained, in stage 3 only those that the list
    lets go on so far.

    第2号・第3号で行う作業は移行対象職種・作業に限る。第3号は、第3号まで認められた作業に限る。
    """
    # Stage 1 may train what is not listed; for the others none means not yet recorded.
    return f"""
        WITH {PLANS}
        SELECT plans.organization_id, id AS subject_id, company_id, trainee_id,
               NULL::date AS due_on,
               CASE WHEN stage = 1 THEN 'not_applicable'
                    WHEN operation_id IS NULL THEN 'data_gap'
                    WHEN stage3_allowed = 'yes' OR stage3_allowed = 'no' AND stage = 2 THEN 'ok'
                    WHEN stage3_allowed = 'no' THEN 'violation'
                    ELSE 'warning' END AS state,
               NULL::date AS done_on,
               jsonb_build_object('stage', stage, 'operation', operation_id,
                                  'stage3_allowed', to_jsonb(array_remove(
                                      ARRAY[stage3_allowed], NULL))) AS evidence
          FROM plans
          LEFT JOIN training_plans_operation operation
            ON operation.operation_code = plans.operation_id
         WHERE coalesce(gone_on > %(on)s, true) AND coalesce(last_on >= %(on)s, true)
    """
