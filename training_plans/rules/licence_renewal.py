"""Rule: renewal of the licence is filed three months before it expires."""

from datetime import date

from companies.rules import ORGANIZATION
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import TRAINING

LEADS = (365, 240, 180, 120, 100, 93)


@rule(
    "SUP-009",
    title=Text(ja="監理事業の許可の更新申請", en="Licence renewal"),
    cites=(ACT.article(31), ORDINANCE.article(41)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="育成就労制度の施行（2027年4月1日）後の技能実習の許可の更新は要確認。",
        en=(
            "To be confirmed: renewal of these licences once Employment for Skill Development is"
            " in force (1 April 2027)."
        ),
    ),
    severity=Severity.SERIOUS,
    about=ORGANIZATION,
    settled_at="organization-licence",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="更新申請書（様式第11号）を提出し提出日を記録する。または監理支援機関の許可を準備する。",
        en=(
            "File form 11 and record the day, or prepare for the licence under Employment for"
            " Skill Development."
        ),
    ),
    remind_before=LEADS,
    reads={
        "licence": Text(ja="許可番号", en="licence number"),
        "starts_on": Text(ja="許可の開始日", en="licensed from"),
        "expires_on": Text(ja="許可の満了日", en="licence expires on"),
        "renewal_filed_on": Text(ja="更新の申請日", en="renewal filed on"),
        "succeeded": Text(ja="次の許可の記録", en="next licence recorded"),
    },
)
def licence_renewal():
    """The application for renewal is filed at the latest three months before the licence expires;
    nobody is supervised without a licence.

    許可の有効期間の満了日の三か月前までに更新を申請する。許可なく監理事業を行わない。
    """
    # Only an organization with an office in the books can lack a licence in them.
    return f"""
        WITH {TRAINING},
        licence AS (
            SELECT licence.*, law.before(expires_on, 3) AS due_on,
                   EXISTS (SELECT FROM companies_licence later
                            WHERE later.organization_id = licence.organization_id
                              AND later.starts_on > licence.starts_on) AS succeeded
              FROM companies_licence licence
             WHERE starts_on <= %(on)s
        )
        SELECT organization_id, organization_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, renewal_filed_on AS done_on,
               CASE WHEN renewal_filed_on IS NULL AND succeeded THEN 'ok'
                    WHEN %(on)s > expires_on AND coalesce(renewal_filed_on > %(on)s, true)
                         AND organization_id IN (
                             SELECT training.organization_id FROM training WHERE is_active)
                    THEN 'violation'
                    ELSE law.state_of(due_on, renewal_filed_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'licence', number, 'starts_on', starts_on, 'expires_on', expires_on,
                   'renewal_filed_on', renewal_filed_on, 'succeeded', succeeded) AS evidence
          FROM licence
         UNION ALL
        SELECT DISTINCT organization_id, organization_id, NULL::bigint, NULL::bigint, NULL::date,
               NULL::date, 'data_gap', jsonb_build_object('expires_on', NULL)
          FROM tenancy_office
         WHERE NOT EXISTS (SELECT FROM licence
                            WHERE licence.organization_id = tenancy_office.organization_id)
    """
