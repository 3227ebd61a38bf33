"""Rule: an audit uses all five methods and interviews as many as need be."""

from datetime import date

from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from training_plans.rules import AUDIT, PLANS

METHODS = {
    "seen_on_site": Text(ja="実地での確認（イ）", en="training seen on site"),
    "reports_heard": Text(ja="責任者・指導員からの報告（ロ）", en="reports heard"),
    "trainees_interviewed": Text(ja="技能実習生との面談（ハ）", en="trainees interviewed"),
    "books_checked": Text(ja="設備・帳簿書類の確認（ニ）", en="equipment and books inspected"),
    "lodging_checked": Text(ja="宿泊施設等の確認（ホ）", en="lodging and living seen"),
}


def methods(condition):
    """An array of the methods for which the condition holds; `{}` stands for the method."""
    cases = (f"CASE WHEN {condition.format(name)} THEN '{name}' END" for name in METHODS)
    return f"array_remove(ARRAY[{', '.join(cases)}]::text[], NULL)"


@rule(
    "SUP-002",
    title=Text(ja="監査の方法と面談数", en="Audit by all five methods; interviews"),
    cites=(ORDINANCE.article(52, item=1, point="イ～ホ"),),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.UNCERTAIN,
    note=Text(
        ja="面談数の基となる人数に入国後講習中の者を含め、休止中の者を除く扱いは要確認。",
        en=(
            "To be confirmed: that people in lectures after landing count for the number of"
            " interviews, and people whose training rests do not."
        ),
    ),
    severity=Severity.SERIOUS,
    about=AUDIT,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="対象期間内に面談を追加し、行っていない方法を行う。著しく困難なときは理由と代替方法を記録する。",
        en=(
            "Interview more trainees and repeat the missing method before the window ends; where a"
            " method is extremely difficult record why and what was done instead."
        ),
    ),
    reads={
        "held_on": Text(ja="監査日", en="audit held on"),
        "people": Text(ja="監査日の技能実習生数", en="trainees on that day"),
        "needed": Text(ja="必要な面談数", en="interviews needed"),
        "interviewed": Text(ja="面談した人数", en="interviewed"),
        "left_out": Text(ja="行っていない方法", en="methods not used"),
        "not_recorded": Text(ja="記録のない方法", en="methods not recorded"),
        "justified": Text(ja="困難な理由と代替方法の記録", en="reason and alternative recorded"),
    }
    | METHODS,
)
def audit_methods():
    """Each audit that was carried out used all five methods, or another in place of one that was
    extremely difficult; interviewed is a quarter of the trainees, but two of two to four, and one
    of one. By telephone nobody is interviewed in person.

    監査は五つの方法の全てで行い、著しく困難な方法は理由を記録して他の方法で行う。面談は技能実習生の四分の一以上、
    二人から四人のときは二人以上、一人のときはその者と行う。
    """
    # Without anybody in training there is nobody to interview.
    return f"""
        WITH {PLANS},
        present AS (
            SELECT audit.organization_id, audit.id AS audit_id,
                   count(DISTINCT plans.trainee_id) AS people
              FROM training_plans_audit audit
              JOIN plans ON plans.organization_id = audit.organization_id
                        AND plans.company_id = audit.company_id
             WHERE plans.trains AND plans.days @> audit.held_on
             GROUP BY audit.organization_id, audit.id
        ),
        named AS (
            SELECT organization_id, audit_id, count(*) AS in_any_way,
                   count(*) FILTER (WHERE manner = 'in_person') AS in_person
              FROM training_plans_interview
             GROUP BY organization_id, audit_id
        ),
        held AS (
            SELECT audit.organization_id, audit.id, audit.company_id, audit.held_on,
                   audit.seen_on_site, audit.reports_heard, audit.books_checked,
                   audit.lodging_checked, audit.alternative_reason <> '' AS justified,
                   coalesce(people, 0) AS people,
                   CASE WHEN people > 1 THEN greatest(2, ceil(people / 4.0))::int
                        ELSE coalesce(people, 0) END AS needed,
                   greatest(audit.interviewed_count,
                            CASE WHEN audit.alternative_reason <> '' THEN in_any_way
                                 ELSE in_person END) AS interviewed,
                   people IS NULL
                   OR coalesce(audit.trainees_interviewed,
                               CASE WHEN in_any_way > 0 THEN true END) AS trainees_interviewed
              FROM training_plans_audit audit
              LEFT JOIN present ON present.organization_id = audit.organization_id
                               AND present.audit_id = audit.id
              LEFT JOIN named ON named.organization_id = audit.organization_id
                             AND named.audit_id = audit.id
             WHERE audit.held_on <= %(on)s AND audit.carried_out
        ),
        looked AS (
            SELECT held.*, {methods("NOT {}")} AS left_out, {methods("{} IS NULL")} AS not_recorded
              FROM held
        )
        SELECT organization_id, id AS subject_id, company_id, NULL::bigint AS trainee_id,
               held_on AS due_on, held_on AS done_on,
               CASE WHEN left_out <> '{{}}' AND NOT justified THEN 'violation'
                    WHEN trainees_interviewed AND interviewed < needed THEN 'violation'
                    WHEN not_recorded <> '{{}}' THEN 'data_gap'
                    WHEN trainees_interviewed AND interviewed IS NULL AND needed > 0
                    THEN 'data_gap'
                    ELSE 'ok' END AS state,
               jsonb_build_object(
                   'held_on', held_on, 'people', people, 'needed', needed,
                   'interviewed', interviewed, 'left_out', left_out,
                   'not_recorded', not_recorded, 'justified', justified) AS evidence
          FROM looked
    """
