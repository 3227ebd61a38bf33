"""Seconds that the sweep takes for invented people: `uv run python bench/sweep.py 40000`.

Makes a database of its own, fills it as the demo does, sweeps everybody twice and one company
once, and prints a line for each rule; the second sweep must write nothing.
"""

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stage import own_database, run, seconds  # noqa: E402  the path comes first

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 400


def main():
    from django.db import connections
    from django.utils.timezone import localdate

    from titp.compliance.rule import rules_in_order
    from titp.compliance.sweep import NIGHTLY, check_organization, check_rows, sweep
    from titp.embedded import sample
    from titp.tenancy.context import STAFF, use
    from training_plans.models import SkillTest, TrainingPlan

    on = localdate()
    with own_database():
        filled, _ = seconds(sample.fill, sample.Scale(PEOPLE, on))
        print(f"{PEOPLE} people filled in {filled:.1f} s")
        total = [0.0, 0.0]
        for rule in rules_in_order():
            first, wrote = seconds(sweep, rule, on, using=NIGHTLY)
            again, nothing = seconds(sweep, rule, on, using=NIGHTLY)
            assert not sum(nothing), f"{rule.id} wrote {nothing} the second time"
            total = [total[0] + first, total[1] + again]
            print(
                f"{rule.id:10} first {first:6.2f} s ({wrote.opened} opened), again {again:6.2f} s"
            )
        print(f"{'together':10} first {total[0]:6.2f} s, again {total[1]:6.2f} s")
        with connections[NIGHTLY].cursor() as cursor:
            cursor.execute(
                "SELECT organization_id FROM training_plans_trainingplan"
                " GROUP BY 1 ORDER BY count(*) DESC LIMIT 20"
            )
            busiest = [organization_id for (organization_id,) in cursor.fetchall()]
        for words, check in (
            ("all rules", check_organization),
            ("after a plan has changed", lambda on: check_rows(on, TrainingPlan)),
            ("after a test has changed", lambda on: check_rows(on, SkillTest)),
        ):
            times = []
            for organization_id in busiest:
                with use(organization_id, STAFF):
                    times.append(seconds(check, on)[0])
            print(f"one organization, {words}: median {statistics.median(times) * 1000:.0f} ms")


if __name__ == "__main__":
    run(main)
