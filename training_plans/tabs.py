"""The tabs that this room owns: of plans and audits, and of the people and companies below."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.terms import heading
from titp.pages.tab import TABS, Tab

READ = "read training plans"

TABS.add(Tab("training-plan", of="training-plan", label=_("Overview"), may=READ, order=0))
TABS.add(
    Tab(
        "training-plan-content", of="training-plan", label=_("Tasks and terms"), may="read papers",
        order=5,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "training-plan-acts", of="training-plan", label=_("Life of the plan"), may="read papers",
        order=8,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "training-plan-notices", of="training-plan", label=_("Changes and notices"),
        may="read papers", order=10,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "training-plan-history", of="training-plan", label=_("History"), may="read history",
        order=90,
    )
)  # fmt: skip
TABS.add(Tab("plan-batch", of="plan-batch", label=_("Overview"), may="read papers", order=0))
TABS.add(
    Tab("plan-batch-history", of="plan-batch", label=_("History"), may="read history", order=90)
)
TABS.add(Tab("trainee-plans", of="trainee", label=_("Training plans"), may=READ, order=10))
for noun, place in (("trainee", 12), ("company", 26)):
    TABS.add(Tab(f"{noun}-actuals", of=noun, label=_("Plan against actual"), may=READ, order=place))
TABS.add(Tab("trainee-lectures", of="trainee", label=_("Lectures"), may="read lectures", order=15))
TABS.add(Tab("trainee-outlook", of="trainee", label=_("Outlook"), may="read papers", order=15))
TABS.add(
    Tab(
        "organization-passage", of="organization", label=_("New licence"),
        may="read organization", order=65,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "official-days", of="organization", label=_("Official dates"), may="read organization",
        order=70,
    )
)  # fmt: skip
TABS.add(
    Tab(
        "report-days", of="organization", label=_("Day of reports"), may="read organization",
        order=75,
    )
)  # fmt: skip
TABS.add(Tab("audit", of="audit", label=_("Overview"), may="read audits", order=0))
TABS.add(Tab("audit-history", of="audit", label=_("History"), may="read history", order=90))
TABS.add(
    Tab("company-audits", of="company", label=_("Audits and visits"), may="read audits", order=20)
)
TABS.add(
    Tab("company-follow-up", of="company", label=_("Follow-up"), may="read follow-up", order=25)
)
TABS.add(Tab("skill-test", of="skill-test", label=_("Overview"), may="read skill tests", order=0))
TABS.add(
    Tab("skill-test-history", of="skill-test", label=_("History"), may="read history", order=90)
)
MONTHS, HISTORY = "read monthly reports", "read history"
TABS.add(Tab("company-months", of="company", label=_("Monthly reports"), may=MONTHS, order=25))
TABS.add(Tab("trainee-log", of="trainee", label=_("Months and diary"), may=MONTHS, order=15))
for noun in ("monthly-report", "month-line", "log-entry"):
    TABS.add(Tab(noun, of=noun, label=_("Overview"), may=MONTHS, order=0))
    TABS.add(Tab(f"{noun}-history", of=noun, label=_("History"), may=HISTORY, order=90))
FEES = "read supervision fees"
TABS.add(
    Tab(
        "company-supervision-fees", of="company", label=heading("supervision_fee"), may=FEES,
        order=27,
    )
)  # fmt: skip
TABS.add(Tab("supervision-fee", of="supervision-fee", label=_("Overview"), may=FEES, order=0))
TABS.add(
    Tab(
        "supervision-fee-history", of="supervision-fee", label=_("History"), may=HISTORY, order=90
    )
)  # fmt: skip
for tab, label, place in (
    ("lecture-course", _("Timetable"), 0), ("lecture-course-attendance", _("Attendance"), 10),
):  # fmt: skip
    TABS.add(Tab(tab, of="lecture-course", label=label, may="read lectures", order=place))
TABS.add(
    Tab("lecture-course-history", of="lecture-course", label=_("History"), may=HISTORY, order=90)
)
TABS.add(Tab("invoice", of="invoice", label=_("Overview"), may=FEES, order=0))
TABS.add(Tab("invoice-history", of="invoice", label=_("History"), may=HISTORY, order=90))
for noun, place in (("company", 29), ("organization", 68)):
    TABS.add(
        Tab(
            f"{noun}-excellence", of=noun, label=_("Excellence points"),
            may="read excellence points", order=place,
        )
    )  # fmt: skip
for noun, place in (("company", 30), ("organization", 69)):
    TABS.add(
        Tab(
            f"{noun}-inspection", of=noun, label=_("Inspection"), may="read readiness score",
            order=place,
        )
    )  # fmt: skip
