"""What speaks for looking at a report first: open duties of its company, and what is unusual."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, IntegerField, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from training_plans.filing.unlike import people_unlike_last_month

# The rules that read what a company reports of its months.
MONTH_RULES = (
    "PAY-001", "PAY-002", "PAY-003", "PAY-004", "PAY-005", "PAY-006", "PLAN-004", "PLAN-005",
    "HOST-002", "HOST-003",
)  # fmt: skip


def with_risk(reports):
    """Each of these reports (with state) with what speaks for looking at it first.

    `duties`: [{"rule", "n"}], the open duties of its company from MONTH_RULES;
    `unlike`: how many people's month is much unlike the last one; `risk`: a number to sort by, in
    which a duty weighs as its severity, and 0 for what is checked; `waits`: 1 where the office has
    to check it.
    """
    theirs = Finding.objects.to_do().filter(rule__in=MONTH_RULES, company=OuterRef("company"))
    by_rule = theirs.order_by().values("rule").annotate(n=Count("pk"))
    weight = theirs.order_by().values("company").annotate(n=Sum("severity")).values("n")
    return reports.annotate(
        waits=Case(When(state="submitted", then=Value(1)), default=Value(0)),
        duties=ArraySubquery(by_rule.order_by("rule").values(one=JSONObject(rule="rule", n="n"))),
        unlike=people_unlike_last_month(),
        weight=Coalesce(Subquery(weight), 0),
        risk=Case(
            When(state="approved", then=Value(0)),
            default=F("weight") + F("unlike"),
            output_field=IntegerField(),
        ),
    )


def reasons(report):
    """Why a report from `with_risk` is to be looked at first, in words; a checked one is not."""
    if report.state == "approved":
        return
    for duty in report.duties:
        title = RULES[duty["rule"]].title if duty["rule"] in RULES else duty["rule"]
        yield _("%(title)s: %(n)s") % {"title": title, "n": duty["n"]}
    if report.unlike:
        words = ngettext(
            "Much unlike last month: %(n)s person", "Much unlike last month: %(n)s people",
            report.unlike,
        )  # fmt: skip
        yield words % {"n": report.unlike}
