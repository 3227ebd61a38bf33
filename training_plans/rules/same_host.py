"""Rule: stage 2 is trained with the host of stage 1."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import DEPARTURES, PLAN, PLANS


@rule(
    "PLAN-006",
    title=Text(ja="第2号の実習実施者の同一性", en="Stage 2 with the same host"),
    cites=(ORDINANCE.article(10, 2, 4, "ロ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="合併・組織変更で計画を承継した者を同一とする扱いは実務による。",
        en="That a host which merged or changed its legal form is the same is general practice.",
    ),
    severity=Severity.SERIOUS,
    about=PLAN,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="第1号と同じ実習実施者で計画するか、例外の事由とその内容を計画に記録する。",
        en="Plan with the host of stage 1, or record the exception and its grounds with the plan.",
    ),
    reads={
        "company": Text(ja="第2号の実習実施者", en="host of stage 2"),
        "stage1_company": Text(ja="第1号の実習実施者", en="host of stage 1"),
        "exception": Text(ja="例外の事由", en="exception"),
    }
    | DEPARTURES,
)
def same_host():
    """Stage 2 is trained with the host of stage 1, but where that host cannot go on or is not
    suitable, or circumstances are unavoidable; the grounds are recorded.

    第2号は第1号と同じ実習実施者で行う。実施が困難、不適当又はやむを得ない事情があるときは、その内容を記録する。
    """
    return f"""
        WITH {PLANS},
        first AS (
            SELECT DISTINCT ON (organization_id, trainee_id) organization_id, trainee_id, company_id
              FROM plans
             WHERE stage = 1
             ORDER BY organization_id, trainee_id, starts_on DESC NULLS LAST, id DESC
        )
        SELECT plan.organization_id, plan.id AS subject_id, plan.company_id, plan.trainee_id,
               NULL::date AS due_on,
               CASE WHEN first.company_id = plan.company_id OR plan.exception <> '' THEN 'ok'
                    WHEN first.company_id IS NULL THEN 'data_gap'
                    ELSE 'violation' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'company', company.name, 'stage1_company', first_company.name,
                   'exception', to_jsonb(array_remove(ARRAY[plan.exception], ''))) AS evidence
          FROM plans plan
          JOIN companies_company company ON company.organization_id = plan.organization_id
                                        AND company.id = plan.company_id
          LEFT JOIN first ON first.organization_id = plan.organization_id
                         AND first.trainee_id = plan.trainee_id
          LEFT JOIN companies_company first_company
            ON first_company.organization_id = first.organization_id
           AND first_company.id = first.company_id
         WHERE plan.stage = 2 AND coalesce(plan.gone_on > %(on)s, true)
           AND coalesce(plan.last_on >= %(on)s, true)
    """
