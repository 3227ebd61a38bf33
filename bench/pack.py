"""Seconds that an inspection pack takes: `uv run python bench/pack.py 50`.

Makes a database of its own, fills it as the demo does, with so many that one organization has
exactly the number of people that is asked for, and makes its pack of a year in both languages;
prints how often it told how far it is. With a folder as second argument it leaves the ZIPs there.

2026-11-27, two cores that four others used: 50 trainees 9–19 s in Japanese and 7–36 s in English
(36 pages), told 144 times. The day before: 118 trainees, 60 pages, 51 and 79 s with tables
that sought their own widths.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stage import own_database, run  # noqa: E402  the path comes first

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 50
FOLDER = Path(sys.argv[2]) if len(sys.argv) > 2 else None


class _Counted(Exception):
    """The people are there; the rest of the sample need not be."""


def counts():
    """(organization, number of its people) of each, with the most people first."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT organization_id, count(*) FROM trainees_trainee GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return cursor.fetchall()


def scale_with(people, on):
    """The Scale of which one organization has exactly so many people; tried and rolled back."""
    from titp.embedded import sample

    def look(step):
        if found := counts():
            raise _Counted(found)

    for step in range(people * 2):
        scale = sample.Scale(people * 3 + (-1) ** step * ((step + 1) // 2), on)
        try:
            sample.fill(scale, look)
        except _Counted as told:
            if any(number == people for _one, number in told.args[0]):
                return scale
    sys.exit(f"No sample has an organization of exactly {people} people.")


def main():
    from django.utils.timezone import localdate

    from titp.compliance.sweep import sweep_everyone
    from titp.embedded import sample
    from titp.tenancy.context import STAFF, use
    from training_plans.inspection.making import STEPS, made
    from training_plans.models import InspectionPack

    on = localdate()
    with own_database():
        sample.fill(scale_with(PEOPLE, on))
        sweep_everyone(on)
        whose = next(one for one, people in counts() if people == PEOPLE)
        for language in ("ja", "en"):
            told = []
            pack = InspectionPack(
                starts_on=on - timedelta(365), ends_on=on, language=language, copy="office"
            )
            with use(whose, STAFF):
                began = time.perf_counter()
                done = made(pack, lambda *progress, told=told: told.append(progress))
                took = time.perf_counter() - began
            print(
                f"{PEOPLE} trainees, {language}: {took:.1f} s, {done.pages} pages,"
                f" {done.files} files, {len(done.content) / 1e6:.1f} MB,"
                f" {done.missing} missing items; told {len(told)} times, {STEPS} steps"
            )
            if FOLDER:
                (FOLDER / f"pack_{language}.zip").write_bytes(done.content)


if __name__ == "__main__":
    run(main)
