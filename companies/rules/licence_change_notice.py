"""Rule: a change of what the licence was given for is notified within one month."""

from datetime import date

from companies.rules import LICENCE_CHANGE
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (14, 7, 3, 1, 0)
ITEMS = {
    "name": Text(ja="名称・住所・代表者", en="name, address or representative"),
    "officers": Text(ja="役員", en="officers"),
    "offices": Text(ja="監理事業所", en="offices"),
    "manager": Text(ja="監理責任者", en="supervising manager"),
    "senders": Text(ja="送出機関", en="sending organizations"),
    "responsible": Text(ja="責任役員", en="responsible officer"),
    "external": Text(ja="指定外部役員・外部監査人", en="external officer or auditor"),
    "corporation": Text(ja="法人の種類", en="kind of corporation"),
    "occupations": Text(ja="取扱職種", en="occupations handled"),
    "consultation": Text(ja="相談体制", en="consultation"),
}


@rule(
    "SUP-010",
    title=Text(ja="許可事項の変更届（1か月以内）", en="Notice of a changed licence"),
    cites=(ACT.article(32, 3), ORDINANCE.article(46), ORDINANCE.article(47)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.DUTY,
    about=LICENCE_CHANGE,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="変更届（様式第17号）を提出する。許可証の記載事項は書換えを申請し、新しい事業所は計画書等を添える。",
        en=(
            "Submit form 17; have the certificate rewritten where it names what changed; add plan"
            " and documents for a new office."
        ),
    ),
    remind_before=LEADS,
    reads={
        "item": Text(ja="変更事項", en="what changed"),
        "changed_on": Text(ja="変更日", en="changed on"),
        "notified_on": Text(ja="届出日", en="notified on"),
    }
    | ITEMS,
)
def licence_change_notice():
    """What has changed of the facts for which the licence was given, and is of substantial
    influence, is notified within one month from the day of the change.

    許可に係る事項に実質的な変更があったときは、変更の日から一か月以内に届け出る。
    """
    return f"""
        SELECT organization_id, id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, notified_on AS done_on,
               law.state_of(due_on, notified_on, %(on)s, {LEADS[0]}) AS state,
               jsonb_build_object('item', jsonb_build_array(item), 'changed_on', changed_on,
                                  'notified_on', notified_on) AS evidence
          FROM companies_licencechange,
               LATERAL (SELECT law.civil_end(changed_on, 1) AS due_on) AS due
         WHERE substantial AND changed_on <= %(on)s
    """
