"""Rule: a host notifies that it has begun to train, once for all its trainees."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINING

DAYS, DAYS_FOR_NUMBER = 14, 30
LEADS = (14, 7, 3, 1, 0)


@rule(
    "PLAN-014",
    title=Text(ja="実施の届出", en="Commencement notice"),
    cites=(ACT.article(17), ORDINANCE.article(20)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="法令は「遅滞なく」とする。14日と受理番号を待つ30日は本システムの既定値であり要確認。",
        en=(
            "To be confirmed: the law says “without delay”; 14 days, and 30 days until the number"
            " comes, are defaults here."
        ),
    ),
    severity=Severity.DUTY,
    about=COMPANY,
    settled_at="company-notices",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="実習実施者届出書（様式第7号）を直ちに提出し、受理書（様式第8号）の届出受理番号を記録する。",
        en="Submit form 7 at once; record the acceptance number that form 8 gives.",
    ),
    remind_before=LEADS,
    reads={
        "first_training_on": Text(ja="最初の実習開始日", en="first training started on"),
        "submitted_on": Text(ja="届出日", en="submitted on"),
        "number_recorded": Text(ja="届出受理番号の記録", en="acceptance number recorded"),
    },
)
def commencement_notice():
    """A host that trains for the first time ever notifies it without delay, here within 14 days
    from the start of the first lectures; later trainees need no notice.

    実習実施者は、最初に技能実習（入国後講習を含む。）を開始したとき、遅滞なく（既定は14日以内）届け出る。二人目からは要しない。
    """
    # Whoever has a number has notified, maybe when another organization supervised.
    return f"""
        WITH {TRAINING},
        begun AS (
            SELECT organization_id, company_id, min(lower(days)) AS first_on,
                   min(lower(days)) + {DAYS} AS due_on
              FROM training
             WHERE NOT isempty(days)
             GROUP BY organization_id, company_id
            HAVING min(lower(days)) <= %(on)s
        ),
        seen AS (
            SELECT begun.*, company.acceptance_number <> '' AS has_number,
                   CASE WHEN notice.submitted_on <= %(on)s THEN notice.submitted_on
                        END AS submitted_on
              FROM begun
              JOIN companies_company company
                ON company.organization_id = begun.organization_id
               AND company.id = begun.company_id
              LEFT JOIN companies_commencementnotice notice
                ON notice.organization_id = begun.organization_id
               AND notice.company_id = begun.company_id
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               due_on, submitted_on AS done_on,
               CASE WHEN submitted_on IS NULL AND has_number THEN 'ok'
                    WHEN submitted_on + {DAYS_FOR_NUMBER} < %(on)s AND NOT has_number
                    THEN 'data_gap'
                    ELSE law.state_of(due_on, submitted_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'first_training_on', first_on, 'submitted_on', submitted_on,
                   'number_recorded', has_number) AS evidence
          FROM seen
    """
