"""Rule: what must be known of a person is recorded; age and passport suffice for the training."""

from datetime import date

from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, LATEST_STAY, TRAINEE

LEADS = (180, 90, 60)


@rule(
    "DATA-001",
    title=Text(ja="必須情報・年齢・旅券", en="Trainee record, age and passport"),
    cites=(
        ACT.article(8, 2, 4),
        ACT.article(8, 2, 5),
        ORDINANCE.article(7, item=6),
        ORDINANCE.article(10, 2, 3, "イ"),
        ORDINANCE.article(54, 1, 1),
    ),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.KNOWN,
    note=Text(
        ja="旅券の有効期間は実務による。年齢は誕生日当日に達するものとして数える。",
        en=(
            "The part about passports is general practice. An age is counted as reached on the"
            " birthday itself."
        ),
    ),
    severity=Severity.DUTY,
    about=TRAINEE,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="記録を補う。旅券は大使館等で更新する。旅券を預かってはならない。",
        en=(
            "Complete the record; have the passport renewed at the embassy. Never keep it for the"
            " trainee."
        ),
    ),
    remind_before=LEADS,
    reads={
        "missing": Text(ja="不足している項目", en="what is missing"),
        "name_roman": Text(ja="ローマ字氏名", en="name in roman letters"),
        "birth_date": Text(ja="生年月日", en="date of birth"),
        "sex": Text(ja="性別", en="sex"),
        "nationality": Text(ja="国籍", en="nationality"),
        "passport_expiry": Text(ja="旅券の有効期限", en="passport expires on"),
        "residence_card_no": Text(ja="在留カード番号", en="residence card number"),
        "residence_card_format": Text(ja="在留カード番号の形式", en="form of the card number"),
        "residence_status": Text(ja="在留資格", en="status of residence"),
        "residence_expiry": Text(ja="在留期間の満了日", en="permission ends on"),
        "stage1_start": Text(ja="第1号の開始日", en="start of stage 1"),
        "plan_end": Text(ja="計画の終了日", en="end of the plan"),
        "of_age_on": Text(ja="18歳に達する日", en="18 years old on"),
    },
)
def trainee_record():
    """Name, birth, sex, nationality, passport, plan and, once landed, residence card are recorded;
    the person is 18 when stage 1 starts; the passport lasts until the plan ends.

    氏名・生年月日・性別・国籍・旅券・計画、入国後は在留カードを記録する。第1号開始時に18歳以上とし、旅券は計画終了日まで有効とする。
    """
    # Whoever is born on 29 February comes of age on 1 March, as the law has it.
    return f"""
        WITH {GONE}, {LATEST_STAY},
        planned AS (
            SELECT organization_id, trainee_id, max(ends_on) AS plan_end,
                   min(starts_on) FILTER (WHERE stage = 1) AS stage1_start
              FROM training_plans_trainingplan
             GROUP BY organization_id, trainee_id
        ),
        carried AS (
            SELECT organization_id, trainee_id, max(expires_on) AS passport_expiry
              FROM trainees_passport
             WHERE issued_on IS NULL OR issued_on <= %(on)s
             GROUP BY organization_id, trainee_id
        ),
        seen AS (
            SELECT person.*, passport_expiry, stage1_start, plan_end,
                   law.inclusive_end(birth_date, 18 * 12) + 1 AS of_age_on,
                   stay.has_number, stay.number_is_well_formed, stay.status_id, stay.expires_on,
                   coalesce(person.entered_on <= %(on)s, false) AS landed
              FROM trainees_trainee person
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id
              LEFT JOIN planned ON planned.organization_id = person.organization_id
                               AND planned.trainee_id = person.id
              LEFT JOIN carried ON carried.organization_id = person.organization_id
                               AND carried.trainee_id = person.id
              LEFT JOIN latest_stay stay ON stay.organization_id = person.organization_id
                                        AND stay.trainee_id = person.id
             WHERE coalesce(gone.gone_on > %(on)s, true)
        ),
        recorded AS (
            SELECT seen.*, array_remove(ARRAY[
                       CASE WHEN trim(name_roman) = '' THEN 'name_roman' END,
                       CASE WHEN birth_date IS NULL THEN 'birth_date' END,
                       CASE WHEN sex = '' THEN 'sex' END,
                       CASE WHEN nationality = '' THEN 'nationality' END,
                       CASE WHEN passport_expiry IS NULL THEN 'passport_expiry' END,
                       CASE WHEN stage1_start IS NULL THEN 'stage1_start' END,
                       CASE WHEN plan_end IS NULL THEN 'plan_end' END,
                       CASE WHEN landed AND has_number IS NOT TRUE THEN 'residence_card_no'
                            WHEN landed AND NOT number_is_well_formed
                            THEN 'residence_card_format' END,
                       CASE WHEN landed AND status_id IS NULL THEN 'residence_status' END,
                       CASE WHEN landed AND expires_on IS NULL THEN 'residence_expiry' END
                   ], NULL) AS missing
              FROM seen
        )
        SELECT organization_id, id AS subject_id, company_id, id AS trainee_id,
               NULL::date AS due_on,
               CASE WHEN of_age_on > stage1_start THEN 'violation'
                    WHEN cardinality(missing) > 0 THEN 'data_gap'
                    ELSE 'ok' END AS state,
               NULL::date AS done_on,
               jsonb_build_object('missing', to_jsonb(missing), 'of_age_on', of_age_on,
                                  'stage1_start', stage1_start) AS evidence
          FROM recorded
         UNION ALL
        SELECT organization_id, id, company_id, id, passport_expiry,
               law.state_of(passport_expiry, NULL, %(on)s, {LEADS[0]}), NULL,
               jsonb_build_object('passport_expiry', passport_expiry, 'plan_end', plan_end)
          FROM recorded
         WHERE passport_expiry < plan_end AND plan_end >= %(on)s
    """
