"""Rule: nobody takes deposits, agrees on penalties or keeps savings."""

from datetime import date

from titp.compliance.law import ACT, LSA, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, TRAINEE


@rule(
    "PROT-002",
    title=Text(
        ja="保証金・違約金・強制貯金の禁止", en="No deposits, penalties or forced savings"
    ),
    cites=(
        ACT.article(47), ORDINANCE.article(10, 2, 6, "イ・ロ"), ORDINANCE.article(52, item=5),
        LSA.article(16), LSA.article(17), LSA.article(18),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-protection",
    owed_by=OwedBy.ORGANIZATION,
    confidential=True,
    remedy=Text(
        ja="契約を解除させ、返還させ、送出機関を変更し、報告する。確認していない項目は面談で確認する。",
        en=(
            "Have it cancelled and refunded, change the sending organization, report. Ask in an"
            " interview what has not been asked."
        ),
    ),
    reads={
        "held_on": Text(ja="聴取・申告の日", en="interview or declaration on"),
        "deposit_reported": Text(ja="本人からの保証金", en="deposit from the person"),
        "relatives_deposit_reported": Text(
            ja="親族等からの保証金", en="deposit from relatives or others close"
        ),
        "penalty_contract_reported": Text(
            ja="違約金・損害賠償予定の契約", en="contract with a penalty or fixed damages"
        ),
        "savings_controlled": Text(ja="貯蓄の管理・強制", en="savings kept or forced by others"),
        "loan_reported": Text(ja="正当な費用のための借入れ", en="loan for lawful fees"),
        "sender_recorded": Text(ja="送出機関の記録", en="sending organization recorded"),
        "no_deposit_clause": Text(
            ja="保証金・違約金を禁じる契約条項", en="contract forbids deposits and penalties"
        ),
    },
)  # fmt: skip
def no_deposits():
    """From the application on, neither the person nor a relative has paid a deposit or agreed on a
    penalty, and nobody keeps savings, as the person told last; and the contract with the sending
    organization rules it out. A loan for lawful fees is no deposit.

    認定の申請時から、本人・親族等からの保証金、違約金等の契約、貯蓄の管理がないことを直近の聴取・申告で確認し、
    送出機関との契約でもこれを禁じる。正当な費用のための借入れは保証金に当たらない。
    """
    return f"""
        WITH {GONE},
        applied AS (
            SELECT organization_id, trainee_id,
                   min(least(filed_on, accredited_on, starts_on)) AS applied_on
              FROM training_plans_trainingplan
             GROUP BY organization_id, trainee_id
        ),
        latest AS (
            SELECT DISTINCT ON (organization_id, trainee_id) *
              FROM trainees_protectioninterview
             WHERE held_on <= %(on)s
             ORDER BY organization_id, trainee_id, held_on DESC
        ),
        told AS (
            SELECT person.organization_id, person.id, person.company_id, held_on,
                   deposit_reported, relatives_deposit_reported, penalty_contract_reported,
                   savings_controlled, loan_reported, sender.no_deposit_clause,
                   sender.id IS NOT NULL AS sender_recorded,
                   ARRAY[deposit_reported, relatives_deposit_reported, penalty_contract_reported,
                         savings_controlled, NOT sender.no_deposit_clause] AS amiss
              FROM trainees_trainee person
              LEFT JOIN applied ON applied.organization_id = person.organization_id
                               AND applied.trainee_id = person.id
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id
              LEFT JOIN latest ON latest.organization_id = person.organization_id
                              AND latest.trainee_id = person.id
              LEFT JOIN trainees_sendingorganization sender
                ON sender.organization_id = person.organization_id
               AND sender.id = person.sending_organization_id
             WHERE least(applied.applied_on, person.entered_on) <= %(on)s
               AND (gone.gone_on IS NULL OR gone.gone_on > %(on)s)
        )
        SELECT organization_id, id AS subject_id, company_id, id AS trainee_id,
               NULL::date AS due_on, NULL::date AS done_on,
               CASE WHEN true = ANY (amiss) THEN 'violation'
                    WHEN array_position(amiss, NULL) IS NOT NULL THEN 'data_gap'
                    ELSE 'ok' END AS state,
               jsonb_build_object(
                   'held_on', held_on, 'deposit_reported', deposit_reported,
                   'relatives_deposit_reported', relatives_deposit_reported,
                   'penalty_contract_reported', penalty_contract_reported,
                   'savings_controlled', savings_controlled, 'loan_reported', loan_reported,
                   'sender_recorded', sender_recorded, 'no_deposit_clause', no_deposit_clause)
               AS evidence
          FROM told
    """
