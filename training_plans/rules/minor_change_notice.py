"""Rule: a minor change of an accredited plan is notified within one month."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import CHANGE_ITEMS, CHANGES, PLAN

LEADS = (14, 7, 3, 1, 0)


@rule(
    "PLAN-009",
    title=Text(ja="軽微変更届（1か月以内）", en="Notice of a minor change"),
    cites=(ACT.article(11, 1), ORDINANCE.article(17)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja=(
            "要確認：月45時間超の時間外労働と月80時間未満の実習は月末から起算する。変更前の届出では"
            "義務は終わらない。中断後の再開は届出を要し、計画どおりの一時帰国は要しない。"
        ),
        en=(
            "To be confirmed: overtime above 45 hours and training below 80 hours count from the"
            " end of their month; a notice before the change does not settle it; training that"
            " resumes after a suspension is notified, a temporary return as planned is not."
        ),
    ),
    severity=Severity.DUTY,
    about=PLAN,
    settled_at="training-plan-notices",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja=(
            "監理団体の指導に基づき、軽微変更届出書（様式第3号）に資料を添えて提出し記録する。期限後は"
            "理由を添える。変更認定を要する変更でなかったか確かめる。"
        ),
        en=(
            "Submit form 3 with its evidence by the organization's guidance and record it; after"
            " the day, explain why; check whether an accreditation was needed instead."
        ),
    ),
    remind_before=LEADS,
    reads={
        "items": Text(ja="変更事項", en="what changed"),
        "changed_on": Text(ja="変更日", en="changed on"),
        "guidance_on": Text(ja="監理団体の指導日", en="guidance of the organization on"),
        "notified_on": Text(ja="届出日", en="notified on"),
        "drafts": Text(ja="月次報告による下書き（要記入）", en="drafted, to be completed"),
    }
    | CHANGE_ITEMS,
    version=2,
)
def minor_change_notice():
    """A minor change of an accredited plan, such as another instructor or other lodging, is
    notified within one month from the day of the change.

    認定計画の軽微な変更（指導員や宿泊施設の変更など）は、変更の日から一か月以内に届け出る。
    """
    # Changes of which the notices are due on the same day may share one: a row is a plan's due
    # day, and it is done when all of them are. Whoever resumed after a rest without any record of
    # it owes that notice, too; the temporary return that the plan foresees is no rest of this kind.
    return f"""
        WITH {CHANGES},
        resumed AS (
            SELECT rest.organization_id, rest.plan_id, rest.resumes_on
              FROM training_plans_suspension rest
             WHERE rest.resumes_on <= %(on)s
               AND NOT EXISTS (
                   SELECT FROM training_plans_planchange told
                    WHERE told.organization_id = rest.organization_id
                      AND told.plan_id = rest.plan_id AND told.item_id = 'resumption'
                      AND coalesce(told.effective_on, told.decided_on)
                          BETWEEN rest.starts_on AND rest.resumes_on + 31)
               AND NOT EXISTS (
                   SELECT FROM training_plans_temporaryreturn away
                    WHERE away.organization_id = rest.organization_id
                      AND away.plan_id = rest.plan_id
                      AND away.departed_on < rest.resumes_on
                      AND coalesce(away.returned_on, 'infinity') >= rest.starts_on)
        ),
        owed AS (
            SELECT organization_id, plan_id, item_id, counts_on AS changed_on, guidance_on,
                   notified_on,
                   CASE WHEN notified_on BETWEEN effective_on AND %(on)s THEN notified_on
                        END AS done_on, is_draft
              FROM changes
             WHERE kind = 'notice' AND coalesce(counts_on, decided_on) <= %(on)s
             UNION ALL
            SELECT organization_id, plan_id, 'resumption', resumes_on, NULL, NULL, NULL, false
              FROM resumed
        ),
        seen AS (
            SELECT organization_id, plan_id, law.civil_end(changed_on, 1) AS due_on,
                   CASE WHEN bool_and(done_on IS NOT NULL) THEN max(done_on) END AS done_on,
                   jsonb_build_object(
                       'items', jsonb_agg(item_id ORDER BY changed_on, item_id),
                       'changed_on', min(changed_on), 'guidance_on', max(guidance_on),
                       'notified_on', max(notified_on))
                   || jsonb_strip_nulls(jsonb_build_object(
                       'drafts', jsonb_agg(item_id ORDER BY item_id) FILTER (WHERE is_draft)))
                   AS evidence
              FROM owed
             GROUP BY organization_id, plan_id, law.civil_end(changed_on, 1)
        )
        SELECT seen.organization_id, seen.plan_id AS subject_id, plan.company_id,
               plan.trainee_id, seen.due_on, seen.done_on,
               CASE WHEN seen.due_on IS NULL THEN 'data_gap'
                    ELSE law.state_of(seen.due_on, seen.done_on, %(on)s, {LEADS[0]})
                    END AS state,
               seen.evidence
          FROM seen
          JOIN training_plans_trainingplan plan
            ON plan.organization_id = seen.organization_id AND plan.id = seen.plan_id
    """
