"""Rule: the operating rules and fees are public on the internet."""

from datetime import date

from companies.rules import ORGANIZATION
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (30,)
DAYS = 180


@rule(
    "SUP-012",
    title=Text(ja="業務運営規程の公表", en="Operating regulations public on the internet"),
    cites=(ORDINANCE.article(52, item=15),),
    in_force=Period(since=date(2025, 4, 1)),
    layer=Layer.PRODUCT,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="確認の間隔180日は本システムの既定値であり要確認。公表の義務は法令による。",
        en="To be confirmed: 180 days between looks are a default here; the duty itself is law.",
    ),
    severity=Severity.DUTY,
    about=ORGANIZATION,
    settled_at="organization-reports",
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="監理費の表を含む業務運営規程を公表し、閲覧できることを確かめて記録する。改正したら直ちに更新する。",
        en=(
            "Publish the regulations with the table of fees, see that they can be read, and record"
            " it; update them at once when they change."
        ),
    ),
    remind_before=LEADS,
    reads={
        "url": Text(ja="公表先", en="address on the internet"),
        "checked_on": Text(ja="確認日", en="looked at on"),
        "reachable": Text(ja="閲覧可能", en="could be read"),
        "exemption": Text(
            ja="事業所掲示のみとする理由", en="reason for posting in the office only"
        ),
    },
)
def operating_rules_public():
    """The operating regulations with the supervision fees can be read on the internet at all times;
    a very small organization may post them in its office instead, for a reason.

    業務運営規程（監理費を含む。）を常時インターネットで閲覧できるようにする。小規模等で困難なときは、理由を記録し事業所に掲示する。
    """
    return f"""
        WITH latest AS (
            SELECT DISTINCT ON (organization_id) *,
                   CASE WHEN exemption = '' THEN checked_on + {DAYS} END AS due_on
              FROM companies_operatingrules
             WHERE checked_on <= %(on)s
             ORDER BY organization_id, checked_on DESC
        )
        SELECT organization_id, organization_id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, NULL::date AS done_on,
               CASE WHEN exemption <> '' THEN 'ok'
                    WHEN NOT reachable THEN 'violation'
                    ELSE law.state_of(due_on, NULL, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object('url', url, 'checked_on', checked_on, 'reachable', reachable,
                                  'exemption', exemption) AS evidence
          FROM latest
         UNION ALL
        SELECT DISTINCT organization_id, organization_id, NULL::bigint, NULL::bigint, NULL::date,
               NULL::date, 'data_gap', jsonb_build_object('url', NULL)
          FROM tenancy_office
         WHERE NOT EXISTS (SELECT FROM latest
                            WHERE latest.organization_id = tenancy_office.organization_id)
    """
