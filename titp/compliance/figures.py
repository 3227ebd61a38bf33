"""Numbers about duties: how many are open, by rule."""

from titp.declared import Text
from titp.monitoring.figure import Dimension, Topic, figure

RULE = Dimension("rule", Text(ja="規則", en="rule"))


@figure(
    title=Text(ja="未完了の指摘事項（規則別）", en="Open findings by rule"),
    unit=Text(ja="件", en="findings"),
    topic=Topic.DUTIES,
    dimensions=(RULE,),
    definition=Text(
        ja="基準日に未完了の指摘事項。基準日以前に検出され、基準日までに解消していないもの。",
        en="Findings open on the day: first seen on or before it and not settled by it.",
    ),
)
def open_findings():
    return """
        SELECT f.organization_id, f.rule, count(*) FROM compliance_finding f
         WHERE f.found_on <= %(on)s AND (f.closed_on IS NULL OR f.closed_on > %(on)s)
         GROUP BY 1, 2
    """
