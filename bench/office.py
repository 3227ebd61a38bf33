"""How long an office waits for its pages while the country grows:
`uv run python bench/office.py 20000`.

Fills a database of its own twice, with 400 people and with so many. One organization has about 130
of them in either, so its pages hold the same: what the ratio rises above 1 is what the rows of
others cost. Each page is asked for seven times by an administrator; the median counts.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stage import own_database, run  # noqa: E402  the path comes first

SMALL, LARGE = 400, int(sys.argv[1]) if len(sys.argv) > 1 else 8000
TIMES = 7
PAGES = (
    "", "trainees/", "companies/", "training-plans/", "months/", "supervision/",
    "supervision/days/", "supervision/quarter/", "corrections/", "lecture-courses/",
    "skill-tests/", "consultations/", "departures/", "returnee-surveys/", "ventures/",
)  # fmt: skip


def asked(people):
    """Page → (milliseconds, statements, rows of the office) in a country of so many people."""
    from django.contrib.auth import get_user_model
    from django.db import connection, connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils.timezone import localdate

    from titp.accounts.demo import sample_people
    from titp.compliance.sweep import sweep_everyone
    from titp.embedded import sample
    from titp.tenancy.models import Organization

    on = localdate()
    with own_database():
        sample.fill(sample.Scale(people, on))
        with connections["owner"].cursor() as cursor:
            cursor.execute("ANALYZE")
        sweep_everyone(on)
        sample_people(Organization.objects.using("owner").filter(slug="hikari"))
        client = Client()
        email = "administrator@hikari.demo.example"
        client.force_login(get_user_model().objects.get(email=email))
        found = {}
        for page in PAGES:
            took = []
            for _time in range(TIMES):
                with CaptureQueriesContext(connection) as statements:
                    began = time.perf_counter()
                    status = client.get(f"/o/hikari/{page}", follow=True).status_code
                    took.append(1000 * (time.perf_counter() - began))
                assert status == 200, (page, status)
            found[page] = statistics.median(took), len(statements)
        return found


def alone(people):
    """What `asked` answers, in a process of its own: each makes a database."""
    command = [sys.executable, __file__, str(people), "--alone"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(told.splitlines()[-1])


def main():
    if "--alone" in sys.argv:
        return print(json.dumps(asked(LARGE)))
    small, large = alone(SMALL), alone(LARGE)
    print(f"{'page':24}{SMALL:>10}{LARGE:>10}   ratio  statements")
    for page in PAGES:
        (before, _), (after, count) = small[page], large[page]
        print(f"{page or 'home':24}{before:7.0f} ms{after:7.0f} ms{after / before:8.2f}{count:12}")
    return None


if __name__ == "__main__":
    # pages are served under the role of the web, and the night may work
    run(main, PROCESS="test")
