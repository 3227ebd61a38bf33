"""What many forms of many people cost: `uv run python bench/forms.py 50`.

Makes a database of its own, fills it as the demo does, and lets the worker's task fill orders of
three forms: of one person, of five, and of so many as are asked for; first what is missing is
listed, then one PDF is made. Seconds are those of the clock; what a paper costs is told in time of
the processor, and in brackets beside one of the order for one person in the same run: above 1, it
grows with the order.

2026-11-27, two cores with a load of 7 to 20: 50 people with three forms, 175 pages and 1.4 MB, were
made in 120 to 300 s of the clock. A paper took 256 ms of the processor, 22 statements and 9 kB:
0.93, 0.95 and 0.32 of one that was ordered alone.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stage import own_database, run, seconds  # noqa: E402  the path comes first

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 50
SIZES = (1, 5, PEOPLE)
EACH = ("lecture_record", "wage_annex", "employment_terms")  # what newcomers get


def ordered(whose, makes, **about):
    """(seconds, seconds of the processor, order, statements): filled by the task of workers."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from titp.official_forms.models import FormOrder
    from titp.official_forms.tasks import fill_form_order
    from titp.tenancy.context import STAFF, use

    with use(whose, STAFF):
        key = FormOrder.objects.create(makes=makes, **about).pk
    with CaptureQueriesContext(connection) as statements:
        busy = time.process_time()
        took, _ = seconds(fill_form_order, organization_id=whose, order_id=key)
        busy = time.process_time() - busy
    with use(whose, STAFF):
        order = FormOrder.objects.select_related("document").get(pk=key)
    return took, busy, order, len(statements)


def main():
    from django.contrib.auth import get_user_model
    from django.test.utils import override_settings
    from django.utils.timezone import localdate

    from titp.accounts.demo import sample_people
    from titp.embedded import sample
    from titp.tenancy.context import STAFF, use
    from titp.tenancy.models import Organization
    from training_plans.models import TrainingPlan

    on = localdate()
    with (
        tempfile.TemporaryDirectory() as files,
        override_settings(FILES_ROOT=files),
        own_database(),
    ):
        sample.fill(sample.Scale(PEOPLE * 8, on))
        sample_people(Organization.objects.using("owner").filter(slug="hikari"))
        user = get_user_model().objects.get(email="caseworker@hikari.demo.example")
        whose = Organization.objects.get(slug="hikari").pk
        with use(whose, STAFF):
            plans = list(TrainingPlan.objects.order_by("-pk").values_list("pk", flat=True)[:PEOPLE])
        assert len(plans) == PEOPLE, f"the sample has {len(plans)} plans only"
        about = {
            "forms": [*EACH], "starts_on": on.replace(day=1), "ends_on": on,
            "ordered_by": user,
        }  # fmt: skip
        alone = {}
        for people in SIZES:
            papers = people * len(EACH)
            told = [f"{people:3} people × {len(EACH)} forms"]
            for makes in (False, True):
                took, busy, order, count = ordered(whose, makes, subjects=plans[:people], **about)
                if order.refusal:
                    told.append(f"refused after {took:.1f} s: {order.refusal}")
                    continue
                each = {"ms": 1000 * busy / papers, "statements": count / papers}
                if makes:
                    size = order.document.size
                    each["kB"] = size / 1000 / papers
                    told.append(f"{order.document.pages} pages, {size / 1e6:.2f} MB")
                alone.setdefault(makes, each)
                ratios = ", ".join(
                    f"{value:.1f} {name} ({value / alone[makes][name]:.2f})"
                    for name, value in each.items()
                )
                told.append(f"{'made' if makes else 'listed'} in {took:.1f} s, a paper {ratios}")
            print("; ".join(told), flush=True)


if __name__ == "__main__":
    run(main, PROCESS="test")
