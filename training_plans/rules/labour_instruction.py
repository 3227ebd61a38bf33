"""Rule: a matter of labour law is instructed to the host, and the authority is told."""

from datetime import date

from titp.compliance.law import ACT
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import LABOUR_MATTER

DAYS = 7
LEADS = (4, 2, 0)  # three, five and seven days after the instruction
STEPS = {
    "instruction": Text(ja="是正指示", en="instruction"),
    "report": Text(ja="通報", en="telling the authority"),
}


@rule(
    "SUP-016",
    title=Text(
        ja="労働関係法令に関する是正指示・通報", en="Labour-law matter: instruction and report"
    ),
    cites=(ACT.article(40, 4), ACT.article(40, 5)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="「速やかに」を7日以内とするのは製品の既定値。",
        en="To be confirmed: that “promptly” is within 7 days is a default of this product.",
    ),
    severity=Severity.DUTY,
    about=LABOUR_MATTER,
    owed_by=OwedBy.ORGANIZATION,
    confidential=True,
    remedy=Text(
        ja="監理責任者が是正を指示し、速やかに労働基準監督署等へ通報し、是正を確認する。",
        en=(
            "Instruct the host, tell the labour standards office or other authority, and see that"
            " it is put right."
        ),
    ),
    remind_before=LEADS,
    reads={
        "step": Text(ja="段階", en="step"),
        "found_on": Text(ja="把握日", en="found on"),
        "instructed_on": Text(ja="是正指示日", en="instruction given on"),
        "reported_on": Text(ja="通報日", en="authority told on"),
    }
    | STEPS,
)  # fmt: skip
def labour_instruction():
    """When a host is found not to keep labour law, from whatever source, the supervising manager
    instructs it to do so, and tells the authority promptly: within seven days.

    労働関係法令に違反すると認めるときは、監理責任者は是正を指示し、速やかに（7日以内に）関係行政機関に通報する。
    """
    # The law gives no day for the instruction: it is owed from the day of the finding, and is
    # never late once it was given.
    return f"""
        WITH found AS (
            SELECT organization_id, id, company_id, found_on,
                   CASE WHEN instructed_on <= %(on)s THEN instructed_on END AS instructed_on,
                   CASE WHEN reported_on <= %(on)s THEN reported_on END AS reported_on
              FROM training_plans_labourviolation
             WHERE found_on <= %(on)s
        ),
        steps AS (
            SELECT found.*, 'instruction' AS step, found_on AS due_on, instructed_on AS done_on,
                   CASE WHEN instructed_on IS NOT NULL THEN 'ok'
                        ELSE law.state_of(found_on, NULL, %(on)s, 0) END AS state
              FROM found
             UNION ALL
            SELECT found.*, 'report', due_on, reported_on,
                   law.state_of(due_on, reported_on, %(on)s, {LEADS[0]})
              FROM found, LATERAL (SELECT law.days(instructed_on, {DAYS}) AS due_on) AS due
             WHERE instructed_on IS NOT NULL
        )
        SELECT organization_id, id AS subject_id, company_id, NULL::bigint AS trainee_id, due_on,
               done_on, state,
               jsonb_build_object(
                   'step', jsonb_build_array(step), 'found_on', found_on,
                   'instructed_on', instructed_on, 'reported_on', reported_on) AS evidence
          FROM steps
    """
