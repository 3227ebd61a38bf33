"""Invented questions of the monitors: one waits, one is answered, one is overdue, one is closed."""

from datetime import datetime, time, timedelta

from django.utils.timezone import make_aware

from titp.accounts.demo import sample_monitor, sample_person
from titp.accounts.models import Role
from titp.embedded.sample import sample
from titp.japanese.months import add_months
from titp.monitoring.models import Clarification, ClarificationAct
from titp.tenancy.context import use
from titp.tenancy.models import Organization

# organization → (subject, about, acts: kind, days ago, until in days, words)（見本の文）
THREADS = {
    "hikari": [
        ("Audits in October", {"figure": "audits_held"}, [
            ("asked", 4, 10, "Fewer audits than in the months before: do you see a reason on your"
                            " side? (sample)"),
        ]),
        ("Visits in summer", {"rule": "SUP-004"}, [
            ("asked", 30, -16, "How were visits held in August, when offices were closed?"
                               " (sample)"),
            ("answered", 21, None, "8月は休業期間の前後に振り替えて実施しました。（見本）"),
        ]),
    ],
    "mirai": [
        ("Months that came late", {}, [
            ("asked", 25, -11, "Why did reports come after the 20th? (sample)"),
            ("answered", 15, None, "担当者の交代のためです。（見本）"),
            ("again", 12, -2, "Will it stay so next month? (sample)"),
        ]),
    ],
    "sora": [
        ("Skill tests by trade", {}, [
            ("asked", 60, -40, "Tests of farming seem to be in the wrong trade. (sample)"),
            ("answered", 52, None, "職種の登録を訂正しました。（見本）"),
            ("closed", 50, None, ""),
        ]),
    ],
}  # fmt: skip


@sample("monitoring.Clarification")
def clarifications(cursor, scale):
    monitor = sample_monitor()
    for house in Organization.objects.using("owner").filter(slug__in=THREADS).order_by("pk"):
        administrator = sample_person(house, Role.ADMINISTRATOR)
        with use(house.pk):
            for subject, about, acts in THREADS[house.slug]:
                month = add_months(scale.on.replace(day=1), -1)
                row = put(Clarification, house, subject=subject, month=month, **about)
                for kind, ago, until, words in acts:
                    put(
                        ClarificationAct, house, clarification_id=row.pk, kind=kind, words=words,
                        answer_by=until and scale.on + timedelta(until),
                        by_id=(administrator if kind == "answered" else monitor).pk,
                        at=make_aware(datetime.combine(scale.on - timedelta(ago), time(10))),
                    )  # fmt: skip


def put(model, house, **values):
    """Insert a row as the owner does, its words encrypted for the organization."""
    row = model(organization_id=house.pk, **values)
    row.save(using="owner", force_insert=True)
    return row
