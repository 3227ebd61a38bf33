"""Rule: who is employed is insured: workers' compensation, health and pension, employment."""

from datetime import date

from titp.compliance.law import (
    EMPLOYMENT_INSURANCE_ACT,
    HEALTH_INSURANCE_ACT,
    ORDINANCE,
    PENSION_ACT,
)
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import TRAINEE
from training_plans.rules import NOT_EMPLOYED

LEADS = (5, 3, 1)
WORST_FIRST = "ARRAY['violation', 'overdue', 'data_gap', 'due_soon', 'late', 'upcoming', 'ok']"


@rule(
    "HOST-003",
    title=Text(ja="労災・雇用・社会保険の加入", en="Insurance enrolment"),
    cites=(
        ORDINANCE.article(12, 1, 5),
        EMPLOYMENT_INSURANCE_ACT.article(7),
        HEALTH_INSURANCE_ACT.article(48),
        PENSION_ACT.article(27),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="雇用保険・社会保険の期限は実務による。",
        en="The days for employment and social insurance are those of general practice.",
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-employment",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="未提出の届出を行い、届出日を記録する。適用の有無が不明なときは社会保険労務士に確認する。",
        en=(
            "File what is not filed and record the day; ask a labour and social insurance"
            " consultant where it is not clear what applies."
        ),
    ),
    remind_before=LEADS,
    reads={
        "employed_from": Text(ja="雇用開始日", en="employed from"),
        "employed_until": Text(ja="雇用終了日", en="employed until"),
        "workers_compensation": Text(
            ja="労災保険の成立日", en="workers' compensation established on"
        ),
        "covered": Text(ja="労災保険が有効", en="workers' compensation in force"),
        "social_insurance": Text(
            ja="健康保険・厚生年金の資格取得届", en="health insurance and pension filed on"
        ),
        "employment_insurance": Text(ja="雇用保険の資格取得届", en="employment insurance filed on"),
        "employment_insurance_loss": Text(
            ja="雇用保険の資格喪失届", en="end of employment insurance filed on"
        ),
        "gone_on": Text(ja="離脱・帰国日", en="left on"),
        "employment_recorded": Text(ja="雇用の記録", en="employment recorded"),
        "practice_on": Text(ja="実習の初日", en="first day of practice"),
    },
)
def insurance_enrolment():
    """Workers' compensation is established before a trainee is employed; health insurance and
    pension are filed within five days of that, employment insurance until the tenth of the next
    month, and its end within ten days after the last day.

    雇用開始までに労災保険を成立させ、健康保険・厚生年金は五日以内、雇用保険は翌月十日までに資格取得を、離職後十日以内に資格喪失を届け出る。
    """
    # Duties of one person on one day are one row, as bad as the worst of them. Who is gone is
    # enrolled no more; what is left is that the end of the employment insurance is filed.
    return f"""
        WITH {NOT_EMPLOYED},
        employed AS (
            SELECT employment.*, gone.gone_on, cover.established_on, cover.is_covered,
                   coalesce(gone.gone_on > %(on)s, true) AS is_here
              FROM trainees_employment employment
              LEFT JOIN gone ON gone.organization_id = employment.organization_id
                            AND gone.trainee_id = employment.trainee_id
             CROSS JOIN LATERAL (
                  SELECT min(established_on) AS established_on,
                         coalesce(bool_or(daterange(established_on, ended_on, '[]')
                             @> least(greatest(employment.starts_on, %(on)s), employment.ends_on)),
                             false) AS is_covered
                    FROM companies_workerscompensation
                   WHERE organization_id = employment.organization_id
                     AND company_id = employment.company_id AND established_on <= %(on)s
                     AND coalesce(established_on <= employment.ends_on, true)
                     AND coalesce(ended_on >= employment.starts_on, true)
             ) cover
        ),
        owed AS (
            SELECT organization_id, trainee_id, company_id, starts_on, starts_on AS due_on,
                   established_on AS done_on,
                   CASE WHEN %(on)s > starts_on AND NOT is_covered THEN 'violation'
                        ELSE law.state_of(starts_on, established_on, %(on)s, {LEADS[0]})
                   END AS state,
                   jsonb_build_object('employed_from', starts_on, 'covered', is_covered,
                                      'workers_compensation', established_on) AS told
              FROM employed
             WHERE is_here
             UNION ALL
            SELECT organization_id, trainee_id, company_id, starts_on, law.days(starts_on, 5),
                   social_insurance_filed_on,
                   law.state_of(law.days(starts_on, 5), social_insurance_filed_on, %(on)s,
                                {LEADS[0]}),
                   jsonb_build_object('employed_from', starts_on, 'social_insurance',
                       CASE WHEN social_insurance_filed_on <= %(on)s
                            THEN social_insurance_filed_on END)
              FROM employed
             WHERE is_here AND NOT social_insurance_exempt
             UNION ALL
            SELECT organization_id, trainee_id, company_id, starts_on, tenth.due_on,
                   employment_insurance_filed_on,
                   law.state_of(tenth.due_on, employment_insurance_filed_on, %(on)s, {LEADS[0]}),
                   jsonb_build_object('employed_from', starts_on, 'employment_insurance',
                       CASE WHEN employment_insurance_filed_on <= %(on)s
                            THEN employment_insurance_filed_on END)
              FROM employed
             CROSS JOIN LATERAL (
                  SELECT law.add_months(law.month_of(starts_on), 1) + 9 AS due_on) tenth
             WHERE is_here AND NOT employment_insurance_exempt
             UNION ALL
            SELECT organization_id, trainee_id, company_id, starts_on,
                   law.days(coalesce(ends_on, gone_on), 10), employment_insurance_loss_filed_on,
                   CASE WHEN ends_on IS NULL THEN 'data_gap'
                        ELSE law.state_of(law.days(ends_on, 10),
                                          employment_insurance_loss_filed_on, %(on)s, {LEADS[0]})
                   END,
                   jsonb_build_object('employed_until', ends_on, 'employment_insurance_loss',
                       CASE WHEN employment_insurance_loss_filed_on <= %(on)s
                            THEN employment_insurance_loss_filed_on END)
                   || CASE WHEN ends_on IS NULL THEN jsonb_build_object('gone_on', gone_on)
                           ELSE '{{}}' END
              FROM employed
             WHERE coalesce(ends_on, gone_on) <= %(on)s AND NOT employment_insurance_exempt
             UNION ALL
            SELECT organization_id, trainee_id, company_id, practice_on, practice_on, NULL,
                   'data_gap', jsonb_build_object('practice_on', practice_on,
                                                  'employment_recorded', false)
              FROM not_employed
        ),
        told AS (
            SELECT organization_id, trainee_id, due_on,
                   jsonb_object_agg(key, value ORDER BY value <> 'null' DESC, value) AS evidence
              FROM owed, jsonb_each(told)
             GROUP BY organization_id, trainee_id, due_on
        ),
        together AS (
            SELECT organization_id, trainee_id, due_on, max(done_on) AS done_on,
                   (array_agg(company_id ORDER BY starts_on DESC))[1] AS company_id,
                   ({WORST_FIRST})[min(array_position({WORST_FIRST}, state))] AS state
              FROM owed
             GROUP BY organization_id, trainee_id, due_on
        )
        SELECT organization_id, trainee_id AS subject_id, company_id, trainee_id, due_on, state,
               done_on, evidence
          FROM together JOIN told USING (organization_id, trainee_id, due_on)
    """
