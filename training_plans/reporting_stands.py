"""Organizations that stopped reporting: worked out once for each edition, and read by monitors."""

from django.db import connections, transaction

from titp.monitoring.days import day_of
from titp.monitoring.reading import MONITOR
from training_plans.models import ReportingStand

# For each edition that has none: every organization of the register, with the newest month of
# which a report had been sent by the day of the edition, and of which all had been checked then.
PUBLISH = f"""
    WITH edition AS (
        SELECT e.month, e.as_of FROM monitoring_edition e
         WHERE NOT EXISTS (SELECT FROM training_plans_reportingstand s WHERE s.month = e.month)
    ), report AS (
        SELECT e.month AS edition, r.organization_id, r.month,
               coalesce(r.submitted_on <= e.as_of, false) OR steps.ever AS sent,
               coalesce(steps.last = 'approved', false) AS checked
          FROM edition e
          JOIN training_plans_monthlyreport r ON r.month <= e.month,
               LATERAL (SELECT count(*) > 0 AS ever,
                               (array_agg(s.kind ORDER BY s.id DESC))[1] AS last
                          FROM training_plans_reportstep s
                         WHERE s.organization_id = r.organization_id AND s.report_id = r.id
                           AND {day_of("s.at")} <= e.as_of) AS steps
    ), stand AS (
        SELECT edition, organization_id, max(month) FILTER (WHERE sent) AS sent,
               max(month) FILTER (WHERE checked) AS checked
          FROM (SELECT edition, organization_id, month, bool_or(sent) AS sent,
                       bool_and(checked) AS checked
                  FROM report GROUP BY edition, organization_id, month) AS by_month
         GROUP BY edition, organization_id
    )
    INSERT INTO training_plans_reportingstand (month, as_of, supervisor_id, sent, checked)
    SELECT e.month, e.as_of, o.id, stand.sent, stand.checked
      FROM edition e CROSS JOIN tenancy_organization o
      LEFT JOIN stand ON stand.edition = e.month AND stand.organization_id = o.id
     WHERE o.licensed_on IS NULL OR o.licensed_on <= e.as_of
    ON CONFLICT (month, supervisor_id) DO NOTHING
"""


def publish_stands(on, alias="nightly"):
    """Write the stands of the editions that have none; returns how many (0 when repeated)."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(PUBLISH)
        return cursor.rowcount


def stands():
    """The stands of the newest edition, the longest silence first, in one query."""
    rows = ReportingStand.objects.using(MONITOR).select_related("supervisor")
    newest = ReportingStand.objects.using(MONITOR).order_by("-month").values("month")[:1]
    found = list(rows.filter(month=newest))
    return sorted(found, key=lambda one: (not one.is_silent, *_oldest_first(one), one.pk))


def _oldest_first(stand):
    return (stand.sent is not None, stand.sent)
