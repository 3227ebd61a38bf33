"""Rule: whoever has left Japan is reminded to claim back contributions to the pension."""

from datetime import date

from titp.compliance.law import PENSION_ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE, TRAINEE

# At departure, and 3, 12, 21 and 23 months later.
LEADS = (730, 640, 365, 91, 30)
# Fewer months of contributions give no right to the payment.
LEAST_MONTHS = 6
# The notice of moving out lies near the departure; a claim of long before was an earlier one.
NEAR_MONTHS = 3


@rule(
    "RET-001",
    title=Text(ja="脱退一時金の請求", en="Pension lump-sum claim"),
    cites=(PENSION_ACT.supplement("29", 1),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="再入国許可を得て出国した者の取扱い及び期間の末日は要確認。在留して被保険者である間は請求できない。",
        en=(
            "To be confirmed: who leaves with a permit to re-enter, and the last day of the two"
            " years. Nobody can claim while staying in Japan and insured."
        ),
    ),
    severity=Severity.ADVICE,
    about=TRAINEE,
    settled_at="trainee-afterwards",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="請求書と口座情報の案内を母国語で送る。住所がなくなった日・加入月数・請求日を記録する。",
        en=(
            "Send the claim form and the guide to bank details in the person's own language; record"
            " since when there is no address, the months of contributions, and the claim."
        ),
    ),
    remind_before=LEADS,
    reads={
        "left_on": Text(ja="帰国日", en="returned home on"),
        "address_lost_on": Text(ja="日本の住所がなくなった日", en="no address in Japan since"),
        "contribution_months": Text(ja="加入月数", en="months of contributions"),
        "claimed_on": Text(ja="請求日", en="claimed on"),
        "claimable": Text(ja="請求できる期間内", en="within the time for it"),
    },
)
def pension_claim():
    """Whoever paid contributions for six months or more and no longer has an address in Japan may
    claim a lump-sum withdrawal payment within two years from that day.

    六か月以上加入し日本に住所がなくなった者は、その日から二年以内に脱退一時金を請求できる。
    """
    # A return home without a row is a gap, unless the person was employed for less than the six
    # months. Who went on to another status stays insured; only a row tells that this has ended.
    return f"""
        WITH {GONE},
        served AS (
            SELECT employment.organization_id, employment.trainee_id,
                   sum(12 * (extract(year FROM ends.on_day) - extract(year FROM starts_on))
                       + extract(month FROM ends.on_day) - extract(month FROM starts_on)) AS months
              FROM trainees_employment employment
              JOIN gone ON gone.organization_id = employment.organization_id
                       AND gone.trainee_id = employment.trainee_id
             CROSS JOIN LATERAL (
                  SELECT least(employment.ends_on + 1, gone.gone_on) AS on_day) ends
             WHERE employment.starts_on < gone.gone_on
             GROUP BY employment.organization_id, employment.trainee_id
        ),
        returned AS (
            SELECT leaving.organization_id, leaving.trainee_id, gone.gone_on
              FROM trainees_leaving leaving
              JOIN gone ON gone.organization_id = leaving.organization_id
                       AND gone.trainee_id = leaving.trainee_id AND gone.gone_on <= %(on)s
              LEFT JOIN served ON served.organization_id = leaving.organization_id
                              AND served.trainee_id = leaving.trainee_id
             WHERE leaving.kind = 'returned'
               AND coalesce(leaving.left_on, leaving.recorded_on) = gone.gone_on
               AND (leaving.left_on IS NOT NULL OR leaving.planned_on IS NULL)
               AND coalesce(served.months >= {LEAST_MONTHS}, true)
               AND NOT EXISTS (
                   SELECT FROM trainees_pensionclaim claim
                    WHERE claim.organization_id = leaving.organization_id
                      AND claim.trainee_id = leaving.trainee_id
                      AND claim.address_lost_on >= law.before(gone.gone_on, {NEAR_MONTHS}))
             GROUP BY leaving.organization_id, leaving.trainee_id, gone.gone_on
        ),
        seen AS (
            SELECT claim.organization_id, claim.trainee_id, ends.due_on, claim.claimed_on,
                   CASE WHEN claim.contribution_months IS NULL THEN 'data_gap'
                        WHEN claim.claimed_on <= %(on)s OR %(on)s <= ends.due_on
                        THEN law.state_of(ends.due_on, claim.claimed_on, %(on)s, {LEADS[0]})
                        ELSE 'warning' END AS state,
                   jsonb_build_object(
                       'address_lost_on', claim.address_lost_on,
                       'contribution_months', claim.contribution_months,
                       'claimed_on', CASE WHEN claim.claimed_on <= %(on)s THEN claim.claimed_on END,
                       'claimable', %(on)s <= ends.due_on) AS evidence
              FROM trainees_pensionclaim claim
             CROSS JOIN LATERAL (
                  SELECT law.inclusive_end(claim.address_lost_on, 24) AS due_on) ends
             WHERE claim.address_lost_on <= %(on)s
               AND coalesce(claim.contribution_months >= {LEAST_MONTHS},
                            %(on)s <= ends.due_on AND claim.claimed_on IS NULL)
             UNION ALL
            SELECT organization_id, trainee_id, law.inclusive_end(gone_on, 24), NULL, 'data_gap',
                   jsonb_build_object('left_on', gone_on, 'address_lost_on', NULL,
                                      'contribution_months', NULL, 'claimed_on', NULL)
              FROM returned
             WHERE %(on)s <= law.inclusive_end(gone_on, 24)
        )
        SELECT seen.organization_id, trainee_id AS subject_id, person.company_id, trainee_id,
               due_on, claimed_on AS done_on, state, evidence
          FROM seen
          JOIN trainees_trainee person ON person.organization_id = seen.organization_id
                                      AND person.id = seen.trainee_id
    """
