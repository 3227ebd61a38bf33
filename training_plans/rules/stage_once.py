"""Rule: nobody is trained in the same stage twice."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import DEPARTURES, PLANS


@rule(
    "PLAN-008",
    title=Text(ja="同一段階の経験がないこと", en="Same stage not done before"),
    cites=(ORDINANCE.article(10, 2, 3, "チ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="認定後に開始しなかった計画を経験に数えない扱いは実務による。",
        en="That a plan which was accredited but never begun does not count is general practice.",
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-plans",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="やむを得ない事情を計画に記録するか、計画を取り下げる。",
        en="Record the unavoidable circumstances with the plan, or withdraw it.",
    ),
    reads={
        "stage": Text(ja="段階", en="stage"),
        "earlier_starts_on": Text(ja="前の計画の開始日", en="earlier plan started on"),
        "earlier_ended_on": Text(ja="前の計画の中途終了日", en="earlier plan ended early on"),
        "starts_on": Text(ja="計画の開始日", en="plan starts on"),
        "exception": Text(ja="例外の事由", en="exception"),
    }
    | DEPARTURES,
)
def stage_once():
    """Nobody who was trained in a stage is trained in it again, but in unavoidable circumstances,
    which are recorded.

    同じ段階の技能実習を過去に行ったことがない。やむを得ない事情があるときは、その内容を記録する。
    """
    # A stage broken off and gone on with elsewhere is what the exception is for: only its grounds
    # are missing. Of two plans without a start nobody can say which came first.
    return f"""
        WITH {PLANS},
        pairs AS (
            SELECT later.*, earlier.starts_on AS earlier_starts_on,
                   earlier.ended_on AS earlier_ended_on,
                   CASE WHEN later.exception <> '' THEN 'ok'
                        WHEN later.starts_on IS NULL OR earlier.starts_on IS NULL THEN 'data_gap'
                        WHEN earlier.ended_on < earlier.ends_on THEN 'warning'
                        ELSE 'violation' END AS state
              FROM plans later
              JOIN plans earlier
                ON earlier.organization_id = later.organization_id
               AND earlier.trainee_id = later.trainee_id AND earlier.stage = later.stage
               AND (coalesce(earlier.starts_on, '-infinity'), earlier.id)
                   < (coalesce(later.starts_on, 'infinity'), later.id)
             WHERE earlier.trains AND coalesce(earlier.starts_on <= %(on)s, true)
               AND coalesce(earlier.last_on >= earlier.starts_on, true)
               AND coalesce(later.gone_on > %(on)s, true)
               AND coalesce(later.last_on >= %(on)s, true)
        )
        SELECT DISTINCT ON (organization_id, trainee_id)
               organization_id, trainee_id AS subject_id, company_id, trainee_id,
               NULL::date AS due_on, state, NULL::date AS done_on,
               jsonb_build_object(
                   'stage', stage, 'earlier_starts_on', earlier_starts_on,
                   'earlier_ended_on', earlier_ended_on, 'starts_on', starts_on,
                   'exception', to_jsonb(array_remove(ARRAY[exception], ''))) AS evidence
          FROM pairs
         ORDER BY organization_id, trainee_id,
                  array_position(ARRAY['violation', 'warning', 'data_gap', 'ok'], state), id,
                  earlier_starts_on
    """
