"""Rule: stage 3 is for excellent hosts under a general licence."""

from datetime import date

from companies.rules import LICENCE_DAYS, LICENCE_KINDS
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import PLAN, PLANS


@rule(
    "PLAN-012",
    title=Text(ja="第3号の要件（優良・一般監理）", en="Standing for stage 3"),
    cites=(ACT.article(9, item=8), ACT.article(9, item=10), ORDINANCE.article(15)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="認定後に優良でなくなった場合、進行中の計画は続くものとして注意にとどめる（要確認）。",
        en=(
            "Where a host is no longer excellent after accreditation, a running plan is taken to go"
            " on: this is shown to be looked at only."
        ),
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    settled_at="company-workplaces",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="一般監理事業の監理団体へ移すか、改善して優良の要件を満たす。それまで第3号の計画を申請しない。",
        en=(
            "Transfer to an organization with a general licence, or improve and score again; apply"
            " for no new plan of stage 3 until then."
        ),
    ),
    reads={
        "accredited_on": Text(ja="認定日", en="accredited on"),
        "starts_on": Text(ja="計画の開始日", en="plan starts on"),
        "licence": Text(ja="監理事業の区分", en="licence"),
        "licence_from": Text(ja="その区分となる日", en="licence of this kind from"),
        "was_excellent": Text(ja="認定日に優良", en="excellent when accredited"),
        "is_excellent": Text(ja="現在優良", en="excellent now"),
    }
    | LICENCE_KINDS,
)
def stage_3_standing():
    """A plan of stage 3 is accredited for an excellent host only, and the organization holds a
    general licence then and on each day of the plan.

    第3号の計画は、優良な実習実施者について認定され、認定日及び計画の全期間、監理団体は一般監理事業の許可を有する。
    """
    # Of an accreditation without a day nobody can say whether the host was excellent on it.
    # `amiss`: the days on which a general licence is asked for and not held. A downgrade that is
    # ahead is to be looked at until its day. `decided_on`: whose licence the evidence names.
    return f"""
        WITH {PLANS}, {LICENCE_DAYS},
        stood AS (
            SELECT plan.*, is_excellent, was_excellent, amiss, general_days, specified_days,
                   coalesce(lower(amiss), accredited.day, first_on) AS decided_on
              FROM plans plan
              JOIN licence_days ON licence_days.organization_id = plan.organization_id
             CROSS JOIN LATERAL (
                 SELECT coalesce(plan.starts_on, %(on)s) AS first_on,
                        CASE WHEN plan.accredited_on <= %(on)s THEN plan.accredited_on END AS day
                   ) accredited
             CROSS JOIN LATERAL (
                 SELECT datemultirange(
                            daterange(first_on, greatest(
                                first_on, coalesce(plan.last_on + 1, 'infinity'))),
                            CASE WHEN accredited.day IS NULL THEN 'empty'
                                 ELSE daterange(accredited.day, accredited.day + 1) END)
                        - general_days AS amiss) asked
             CROSS JOIN LATERAL (
                 SELECT coalesce(bool_or(
                            %(on)s BETWEEN good.starts_on AND coalesce(good.ends_on, 'infinity')),
                            false) AS is_excellent,
                        CASE WHEN accredited.day IS NOT NULL THEN coalesce(bool_or(
                            accredited.day BETWEEN good.starts_on
                                           AND coalesce(good.ends_on, 'infinity')),
                            false) END AS was_excellent
                   FROM companies_excellentstanding good
                  WHERE good.organization_id = plan.organization_id
                    AND good.company_id = plan.company_id) standing
             WHERE plan.stage = 3 AND coalesce(plan.gone_on > %(on)s, true)
               AND coalesce(plan.last_on >= %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, NULL::date AS due_on,
               CASE WHEN lower(amiss) <= %(on)s OR specified_days @> %(on)s AND amiss <> '{{}}'
                         OR NOT was_excellent THEN 'violation'
                    WHEN was_excellent IS NULL
                         AND (accreditation_number <> '' OR starts_on <= %(on)s) THEN 'data_gap'
                    WHEN NOT is_excellent OR amiss <> '{{}}' THEN 'warning'
                    ELSE 'ok' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'accredited_on', CASE WHEN accredited_on <= %(on)s THEN accredited_on END,
                   'starts_on', starts_on, 'licence', jsonb_build_array(kind),
                   'licence_from', (SELECT lower(one) FROM unnest(held) one
                                     WHERE one @> decided_on),
                   'was_excellent', was_excellent, 'is_excellent', is_excellent) AS evidence
          FROM stood
         CROSS JOIN LATERAL (VALUES ('general', general_days), ('specified', specified_days))
                    AS licence(kind, held)
         WHERE held @> decided_on
    """
