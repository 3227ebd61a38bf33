"""A real worker does the real night, is killed in it, and loses Redis too."""

import pytest
import redis
from celery import Celery
from django.utils.timezone import localdate
from processes import kill, running, until

from titp.celery import app
from titp.embedded.redis import EmbeddedRedis
from titp.monitoring.models import Snapshot
from titp.night.models import NightStep
from titp.night.reports import REPORT
from titp.night.steps import NIGHT, run_night
from titp.tenancy.models import Organization

WORKER = ("-m", "celery", "-A", "titp.celery", "worker", "-Q", "nightly", "--pool", "solo")


@pytest.fixture
def bell(tmp_path):
    """A Redis of this test alone."""
    server = EmbeddedRedis(tmp_path)
    server.url = server.start()
    yield server
    server.stop()


def steps():
    return NightStep.objects.using("nightly").filter(night_of=localdate())


@pytest.mark.slow
def test_a_killed_worker_and_a_wiped_redis_do_not_stop_the_night(committed, bell):
    ring = Celery(broker=bell.url).send_task
    worker = {"PROCESS": "nightly", "REDIS_URL": bell.url}
    ring("titp.night.tasks.night", queue="nightly")
    with running(*WORKER, **worker) as first:
        until(steps().exists, 60)
        kill(first)
    redis.Redis.from_url(bell.url).flushall()
    with running(*WORKER, **worker):
        ring("titp.night.tasks.night", queue="nightly")
        until(lambda: steps().exclude(finished_at=None).count() == len(NIGHT), 60)

    assert set(steps().values_list("step", flat=True)) == {step.name for step in NIGHT}
    # one job for each organization: ids in its keywords, nothing else
    assert app.conf.task_routes["titp.documents.tasks.*"] == {"queue": "pdf"}
    jobs = redis.Redis.from_url(bell.url).lrange("pdf", 0, -1)
    reports = [job for job in jobs if REPORT.encode() in job]
    assert len(reports) == Organization.objects.using("nightly").count()


@pytest.mark.slow
def test_the_night_run_again_writes_nothing(committed, bell):
    with running("manage.py", "night", PROCESS="nightly", REDIS_URL=bell.url) as night:
        assert night.wait(60) == 0
    before = list(steps().values()), Snapshot._base_manager.using("nightly").count()
    assert run_night(localdate()) == []
    assert (list(steps().values()), Snapshot._base_manager.using("nightly").count()) == before
