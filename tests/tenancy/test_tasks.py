"""Every task says for whom it works, and carries nothing but ids."""

import pytest
from django.db import connection

from titp.celery import app
from titp.tenancy.context import NoTenant
from titp.tenancy.tasks import NotAnId, PlatformTask, TenantTask

app.loader.import_default_modules()
TASKS = [task for name, task in sorted(app.tasks.items()) if not name.startswith("celery.")]


@app.task(base=TenantTask, name="tests.whose", shared=False)
def whose(number):
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.org_id(), app.user_id(), current_user::text")
        return (number, *cursor.fetchone())


@app.task(base=PlatformTask, name="tests.nobodys", shared=False)
def nobodys():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        return cursor.fetchone()[0]


def test_there_are_tasks():
    assert {"titp.night.tasks.night", "titp.notifications.tasks.ring_mailer"} <= {
        task.name for task in TASKS
    }


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_it_says_for_whom_it_works(task):
    assert isinstance(task, TenantTask | PlatformTask)
    assert task.tenancy == ("tenant" if isinstance(task, TenantTask) else "platform")


def test_a_tenants_task_acts_for_its_organization(kita):
    assert whose(7, organization_id=kita.pk, user_id=3) == (7, kita.pk, 3, "app_jobs")


def test_a_tenants_task_without_an_organization_does_not_run(db):
    with pytest.raises(NoTenant):
        whose(7)


def test_a_tenants_task_without_an_organization_is_not_even_sent():
    with pytest.raises(NoTenant):
        whose.delay(7)


def test_a_platform_task_acts_for_nobody(db):
    assert nobodys() == "none"


@pytest.mark.parametrize(
    "value", ["TRAN VAN SAMPLE", "見本　太郎", "person@example.org", {"name": 1}, 1.5, ["a b"]]
)
def test_what_may_be_a_persons_is_not_sent(value):
    with pytest.raises(NotAnId):
        whose.delay(value, organization_id=1)
