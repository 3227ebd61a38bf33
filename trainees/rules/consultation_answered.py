"""Rule: a consultation is answered within a day, in words that are understood, and followed up."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import CONSULTATION

LEADS = (7, 1, 0)
HOURS, CLOSING = 24, 14  # hours and days where the organization has set none of its own
STEPS = {
    "response": Text(ja="最初の対応", en="first answer"),
    "closing": Text(ja="終了又は方針の記録", en="closed, or a plan recorded"),
}


@rule(
    "PROT-003",
    title=Text(ja="相談対応", en="Consultation answered and recorded"),
    cites=(ORDINANCE.article(52, item=14), ORDINANCE.article(54, 1, 7)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="24時間・14日は製品の既定値で、組織ごとに変更できる。法令は期限を定めていない。",
        en=(
            "To be confirmed: 24 hours and 14 days are defaults of this product, which an"
            " organization may change; the law names no time."
        ),
    ),
    severity=Severity.DUTY,
    about=CONSULTATION,
    owed_by=OwedBy.ORGANIZATION,
    confidential=True,
    remedy=Text(
        ja="本人が理解できる言語で対応し、内容と処置を記録する。必要なときは責任者・関係機関へ引き継ぐ。",
        en=(
            "Answer in a language the person understands, record what was said and done, and take"
            " it further where needed."
        ),
    ),
    remind_before=LEADS,
    reads={
        "step": Text(ja="段階", en="step"),
        "received_on": Text(ja="受付日", en="received on"),
        "responded_on": Text(ja="最初の対応日", en="first answered on"),
        "within_a_day": Text(ja="期限内", en="within the hours"),
        "understood": Text(ja="本人が理解できる言語で対応", en="in a language understood"),
        "planned_on": Text(ja="対応方針の記録日", en="plan recorded on"),
        "closed_on": Text(ja="終了日", en="closed on"),
        "recorded": Text(ja="内容の記録", en="what was said is recorded"),
    }
    | STEPS,
)
def consultation_answered():
    """A consultation is answered within 24 hours in a language that the person understands; within
    14 days it is closed or a plan is recorded; the organization may set other times. What was said
    and done is recorded. Holidays count. What only the safeguarding contacts may read is not here.

    相談には、本人が理解できる言語で24時間以内に対応し、14日以内に終了するか対応方針を記録する（期限は組織の設定による）。
    休日も数える。保護担当者限りの相談は含まない。
    """
    # What only the safeguarding contacts may read is not told of here either: who sweeps after a
    # change might not see it, and would settle it. They have its clock on a page of their own.
    # Moments are compared as such, days in Japan only where a day is owed. Neither the person nor
    # a company stands on the finding: it is the organization's own duty.
    return f"""
        WITH told AS (
            SELECT consultation.organization_id, consultation.id, understood, received_at,
                   first_response_at, received_on, summary IS NOT NULL AS recorded,
                   make_interval(hours => coalesce(first_answer_hours, {HOURS})) AS within,
                   coalesce(closing_days, {CLOSING}) AS closing,
                   CASE WHEN responded_on <= %(on)s THEN responded_on END AS responded_on,
                   CASE WHEN planned_on <= %(on)s THEN planned_on END AS planned_on,
                   CASE WHEN closed_on <= %(on)s THEN closed_on END AS closed_on
              FROM (SELECT *, plan_recorded_on AS planned_on,
                           (received_at AT TIME ZONE 'Asia/Tokyo')::date AS received_on,
                           (first_response_at AT TIME ZONE 'Asia/Tokyo')::date AS responded_on,
                           (closed_at AT TIME ZONE 'Asia/Tokyo')::date AS closed_on
                      FROM trainees_consultation) AS consultation
              LEFT JOIN LATERAL (
                   SELECT first_answer_hours::int, closing_days::int
                     FROM trainees_safeguardingterms terms
                    WHERE terms.organization_id = consultation.organization_id
                      AND terms.since <= received_on
                    ORDER BY terms.since DESC LIMIT 1) AS terms ON true
             WHERE received_on <= %(on)s AND NOT restricted
        ),
        steps AS (
            SELECT organization_id, id, 'response' AS step,
                   ((received_at + within) AT TIME ZONE 'Asia/Tokyo')::date AS due_on,
                   responded_on AS done_on,
                   CASE WHEN responded_on IS NULL THEN ''
                        WHEN NOT understood THEN 'violation'
                        WHEN understood IS NULL THEN 'data_gap'
                        WHEN first_response_at > received_at + within THEN 'late'
                        ELSE 'ok' END AS judged,
                   jsonb_build_object(
                       'received_on', received_on, 'responded_on', responded_on,
                       'within_a_day', CASE WHEN responded_on IS NOT NULL
                           THEN first_response_at <= received_at + within END,
                       'understood', CASE WHEN responded_on IS NOT NULL THEN understood END)
                   AS evidence
              FROM told
             UNION ALL
            SELECT organization_id, id, 'closing', received_on + closing,
                   least(planned_on, closed_on),
                   CASE WHEN closed_on IS NOT NULL AND NOT recorded THEN 'violation' ELSE '' END,
                   jsonb_build_object(
                       'received_on', received_on, 'planned_on', planned_on,
                       'closed_on', closed_on, 'recorded', recorded)
              FROM told
        )
        SELECT organization_id, id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, done_on,
               coalesce(nullif(judged, ''),
                        law.state_of(due_on, done_on, %(on)s, {LEADS[0]})) AS state,
               evidence || jsonb_build_object('step', jsonb_build_array(step)) AS evidence
          FROM steps
    """
