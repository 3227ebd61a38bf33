"""Rule: passport and residence card are with the person, and somebody looked of late."""

from datetime import date

from titp.compliance.law import ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, TRAINEE

DAYS = 100
LEADS = (10,)  # ninety days after the last check
ABSENCES = {
    "filing": Text(ja="申請のため当日預かり", en="handed over that day to file"),
    "requested": Text(ja="本人の希望により保管", en="kept at the person's own request"),
    "kept": Text(ja="他の者が保管", en="kept by somebody else"),
    "other": Text(ja="その他の理由", en="another reason"),
}


@rule(
    "PROT-001",
    title=Text(ja="旅券・在留カードの保管禁止", en="Passport and residence card with the trainee"),
    cites=(ACT.article(48, 1), ACT.article(111, item=5)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="確認の間隔（100日）は製品の既定値。申請のため当日だけ預かる扱いは要確認。",
        en=(
            "To be confirmed: the interval of 100 days is a default of this product; and that a"
            " paper may be handed over for a filing on the day itself."
        ),
    ),
    severity=Severity.SERIOUS,
    about=TRAINEE,
    settled_at="trainee-protection",
    owed_by=OwedBy.ORGANIZATION,
    confidential=True,
    remedy=Text(
        ja="直ちに本人へ返還させ、記録し、報告する。実習実施者の職員への指導を見直す。",
        en="Have it returned at once, record and report it, and review how staff is guided.",
    ),
    remind_before=LEADS,
    reads={
        "landed_on": Text(ja="入国日", en="landed on"),
        "checked_on": Text(ja="確認日", en="checked on"),
        "passport_with_trainee": Text(ja="旅券を本人が所持", en="passport is with the person"),
        "card_with_trainee": Text(ja="在留カードを本人が所持", en="card is with the person"),
        "absence": Text(ja="所持していない理由", en="why one is not"),
    }
    | ABSENCES,
)
def papers_with_trainee():
    """From landing on, passport and residence card are with the person, also when the person asks
    another to keep them; that is looked at once in a hundred days.

    入国後は、本人の希望があっても旅券・在留カードを預からない。所持の状況を百日に一回以上確認する。
    """
    # Whose landing is not recorded has landed when a placement or a stay has begun.
    return f"""
        WITH {GONE},
        here AS (
            SELECT person.organization_id, person.id, person.company_id, person.entered_on
              FROM trainees_trainee person
              LEFT JOIN gone ON gone.organization_id = person.organization_id
                            AND gone.trainee_id = person.id
             WHERE (gone.gone_on IS NULL OR gone.gone_on > %(on)s)
               AND (person.entered_on <= %(on)s
                    OR person.entered_on IS NULL AND (
                       EXISTS (SELECT FROM trainees_residenceperiod stay
                                WHERE stay.organization_id = person.organization_id
                                  AND stay.trainee_id = person.id AND stay.starts_on <= %(on)s)
                       OR EXISTS (SELECT FROM trainees_placement placement
                                   WHERE placement.organization_id = person.organization_id
                                     AND placement.trainee_id = person.id
                                     AND placement.starts_on <= %(on)s)))
        ),
        latest AS (
            SELECT DISTINCT ON (organization_id, trainee_id) *,
                   passport_with_trainee AND card_with_trainee AS both
              FROM trainees_documentcheck
             WHERE checked_on <= %(on)s
             ORDER BY organization_id, trainee_id, checked_on DESC
        )
        SELECT here.organization_id, here.id AS subject_id, here.company_id,
               here.id AS trainee_id, due_on, NULL::date AS done_on,
               CASE WHEN NOT latest.both
                         AND NOT (latest.absence = 'filing' AND latest.checked_on = %(on)s)
                    THEN 'violation'
                    WHEN due_on >= %(on)s THEN law.state_of(due_on, NULL, %(on)s, {LEADS[0]})
                    ELSE 'data_gap' END AS state,
               jsonb_build_object(
                   'landed_on', here.entered_on, 'checked_on', latest.checked_on,
                   'passport_with_trainee', latest.passport_with_trainee,
                   'card_with_trainee', latest.card_with_trainee,
                   'absence', CASE WHEN latest.absence <> ''
                                   THEN jsonb_build_array(latest.absence) END) AS evidence
          FROM here
          LEFT JOIN latest ON latest.organization_id = here.organization_id
                          AND latest.trainee_id = here.id
         CROSS JOIN LATERAL (
               SELECT coalesce(latest.checked_on, here.entered_on) + {DAYS} AS due_on) AS due
    """
