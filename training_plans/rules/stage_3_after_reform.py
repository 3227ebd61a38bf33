"""Rule: after the reform, stage 3 is for who was in stage 2 for a year by then."""

from datetime import date

from titp.compliance.law import REFORM_ACT
from titp.compliance.official_days import OFFICIAL_DAYS
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import PLANS, STAGE_2_PERMISSIONS


@rule(
    "ESD-001",
    title=Text(ja="育成就労施行後の第3号", en="Stage 3 after the reform"),
    cites=(REFORM_ACT.supplement(),),
    # The day of the document of the agencies that says who may go on.
    in_force=Period(since=date(2025, 12, 26)),
    layer=Layer.MANUAL,
    certainty=Certainty.SEEN,
    note=Text(
        ja=(
            "出入国在留管理庁・厚生労働省の2025年12月26日の文書による。"
            "施行日に一時帰国中の者の取扱いは要確認のため、注意にとどめる（機構・入管に確認する）。"
        ),
        en=(
            "By the document of the Immigration Services Agency and the Ministry of Health, Labour"
            " and Welfare of 26 December 2025. To be confirmed: somebody who is abroad on a"
            " temporary return on the day in force is shown to be looked at; ask the Organization"
            " and the Agency."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-papers",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja=(
            "第2号への変更許可日を確かめて記録する。要件を満たさないときは、技能実習生と実習実施者に知らせ、"
            "特定技能への移行を検討する。"
        ),
        en=(
            "Check and record the day on which the change to stage 2 was permitted. Where it was"
            " too late, tell the trainee and the host, and consider Specified Skilled Worker."
        ),
    ),
    reads={
        "stage_3_starts_on": Text(ja="第3号の開始日", en="stage 3 starts on"),
        "permitted_on": Text(ja="第2号への変更許可日", en="change to stage 2 permitted on"),
        "permitted_by": Text(ja="遅くともこの日までに許可", en="permitted no later than"),
        "stage_2_starts_on": Text(ja="第2号の計画の開始日", en="plan of stage 2 starts on"),
        "latest_permission": Text(ja="許可日の期限", en="latest day of permission"),
        "abroad": Text(ja="施行日に一時帰国中", en="on a temporary return on that day"),
        "reform_in_force": Text(ja="施行日", en="reform in force on"),
    },
)
def stage_3_after_reform():
    """Stage 3 that starts on the day the reform is in force, or later, is open only to those who
    were in stage 2 for a year by that day, counted from the permission to change to it.

    施行日以後に開始する第3号は、施行日において第2号への変更の許可の日から一年以上が経過している者に限る。
    """
    # Before stage 2 has begun, its permission is not missing but yet to come: no earlier than three
    # months before its start. Of a day that is missing nobody can say whether it was in time.
    return f"""
        WITH {PLANS}, {STAGE_2_PERMISSIONS}, {OFFICIAL_DAYS},
        intended AS (
            SELECT DISTINCT ON (organization_id, trainee_id) *
              FROM plans
             WHERE stage = 3 AND coalesce(gone_on > %(on)s, true)
               AND coalesce(last_on >= %(on)s, true)
             ORDER BY organization_id, trainee_id, starts_on NULLS LAST, id
        ),
        weighed AS (
            SELECT intended.organization_id, intended.trainee_id, intended.company_id,
                   intended.starts_on, stay.permitted_on, stay.permitted_by,
                   stay.starts_on AS stage_2_starts_on, reform_in_force, stage_2_permission_cut,
                   EXISTS (SELECT FROM training_plans_temporaryreturn away
                             JOIN plans whose ON whose.organization_id = away.organization_id
                                             AND whose.id = away.plan_id
                            WHERE away.organization_id = intended.organization_id
                              AND whose.trainee_id = intended.trainee_id
                              AND away.departed_on <= reform_in_force
                              AND coalesce(away.returned_on > reform_in_force, true)) AS is_abroad
              FROM intended
              JOIN stage_2_permissions stay USING (organization_id, trainee_id)
              JOIN official_days USING (organization_id)
             WHERE coalesce(intended.starts_on >= reform_in_force, true)
        )
        SELECT organization_id, trainee_id AS subject_id, company_id, trainee_id,
               NULL::date AS due_on,
               CASE WHEN permitted_by <= stage_2_permission_cut
                    THEN CASE WHEN is_abroad THEN 'warning' ELSE 'ok' END
                    WHEN starts_on IS NULL THEN 'data_gap'
                    WHEN permitted_on > stage_2_permission_cut
                         OR permitted_by IS NULL AND stage_2_starts_on > %(on)s
                            AND law.before(stage_2_starts_on, 3) > stage_2_permission_cut
                    THEN 'violation'
                    ELSE 'data_gap' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'stage_3_starts_on', starts_on, 'permitted_on', permitted_on,
                   'permitted_by', permitted_by, 'stage_2_starts_on', stage_2_starts_on,
                   'latest_permission', stage_2_permission_cut,
                   'reform_in_force', reform_in_force, 'abroad', is_abroad) AS evidence
          FROM weighed
    """
