"""Rule: stage 3 is for excellent hosts under a general licence."""

from datetime import date

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
        "general_licence": Text(ja="一般監理事業", en="general licence"),
        "was_excellent": Text(ja="認定日に優良", en="excellent when accredited"),
        "is_excellent": Text(ja="現在優良", en="excellent now"),
    },
)
def stage_3_standing():
    """A plan of stage 3 is accredited for an excellent host only, and the organization holds a
    general licence then and on each day of the plan.

    第3号の計画は、優良な実習実施者について認定され、認定日及び計画の全期間、監理団体は一般監理事業の許可を有する。
    """
    # Of an accreditation without a day nobody can say whether the host was excellent on it.
    return f"""
        WITH {PLANS},
        stood AS (
            SELECT plan.*, organization.licence = 'general' AS general_licence,
                   is_excellent, was_excellent
              FROM plans plan
              JOIN tenancy_organization organization ON organization.id = plan.organization_id
             CROSS JOIN LATERAL (
                 SELECT coalesce(bool_or(
                            %(on)s BETWEEN good.starts_on AND coalesce(good.ends_on, 'infinity')),
                            false) AS is_excellent,
                        CASE WHEN plan.accredited_on <= %(on)s THEN coalesce(bool_or(
                            plan.accredited_on BETWEEN good.starts_on
                                               AND coalesce(good.ends_on, 'infinity')),
                            false) END AS was_excellent
                   FROM companies_excellentstanding good
                  WHERE good.organization_id = plan.organization_id
                    AND good.company_id = plan.company_id) standing
             WHERE plan.stage = 3 AND coalesce(plan.gone_on > %(on)s, true)
               AND coalesce(plan.last_on >= %(on)s, true)
        )
        SELECT organization_id, id AS subject_id, company_id, trainee_id, NULL::date AS due_on,
               CASE WHEN NOT general_licence OR NOT was_excellent THEN 'violation'
                    WHEN was_excellent IS NULL
                         AND (accreditation_number <> '' OR starts_on <= %(on)s) THEN 'data_gap'
                    WHEN NOT is_excellent THEN 'warning'
                    ELSE 'ok' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'accredited_on', CASE WHEN accredited_on <= %(on)s THEN accredited_on END,
                   'starts_on', starts_on, 'general_licence', general_licence,
                   'was_excellent', was_excellent, 'is_excellent', is_excellent) AS evidence
          FROM stood
    """
