"""Rule: closing or suspending supervision is notified one month ahead."""

from datetime import date

from companies.rules import CLOSURE
from titp.compliance.law import ACT, ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text

LEADS = (60, 45, 30)


@rule(
    "SUP-015",
    title=Text(ja="監理事業の休廃止届", en="Notice of closing or suspension"),
    cites=(ACT.article(34, 1), ORDINANCE.article(49)),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.STATUTE,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=CLOSURE,
    owed_by=OwedBy.ORGANIZATION,
    remedy=Text(
        ja="休廃止届（様式第19号）を提出し、実習継続の措置を記録する。廃止後10日以内に許可証を返納する。",
        en=(
            "Submit form 19 and record how the training goes on; return the certificates within"
            " ten days of closing."
        ),
    ),
    remind_before=LEADS,
    reads={
        "office": Text(ja="事業所", en="office"),
        "planned_on": Text(ja="休廃止等の予定日", en="planned for"),
        "reopening": Text(ja="再開", en="opening again"),
        "notified_on": Text(ja="届出日", en="notified on"),
        "measures_recorded": Text(ja="実習生の措置の記録", en="measures recorded"),
    },
)
def closure_notice():
    """Closing or suspending the business, or an office of it, is notified one month before, with
    what is done for the trainees; opening again is notified beforehand.

    監理事業（事業所ごとを含む。）を廃止・休止するときは、実習生の措置とともに一か月前までに届け出る。再開するときは、あらかじめ届け出る。
    """
    # "Beforehand": the last day for it is the one before.
    return f"""
        SELECT seen.organization_id, seen.id AS subject_id, NULL::bigint AS company_id,
               NULL::bigint AS trainee_id, due_on, notified_on AS done_on,
               CASE WHEN notified_on <= least(due_on, %(on)s) AND NOT measures_recorded
                    THEN 'warning'
                    ELSE law.state_of(due_on, notified_on, %(on)s, {LEADS[0]}) END AS state,
               jsonb_build_object(
                   'office', office.name, 'planned_on', planned_on, 'reopening', reopening,
                   'notified_on', notified_on, 'measures_recorded', measures_recorded) AS evidence
          FROM (SELECT closure.*, kind = 'reopened' AS reopening,
                       kind = 'reopened' OR measures <> '' AS measures_recorded,
                       CASE WHEN kind = 'reopened' THEN planned_on - 1
                            ELSE law.before(planned_on, 1) END AS due_on
                  FROM companies_closure closure
                 WHERE decided_on <= %(on)s) AS seen
          LEFT JOIN tenancy_office office ON office.organization_id = seen.organization_id
                                         AND office.id = seen.office_id
    """
