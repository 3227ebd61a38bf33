"""Six invented organizations whose editions are real, and gone after each test."""

import pytest
from clearing import close_connections
from django.db import connections
from invented import founded, unfounded


@pytest.fixture(scope="module")
def six(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield [one.pk for one in founded(6)]
        unfounded()
        close_connections()


@pytest.fixture
def organizations(six, django_db_blocker):
    """Keys of the six; what monitors see is empty before and after."""
    with django_db_blocker.unblock():
        yield six
        with connections["owner"].cursor() as owner:
            owner.execute(
                "TRUNCATE monitoring_edition, monitoring_publishedcell, monitoring_grouping,"
                " monitoring_snapshot, monitoring_yearlyreport"
            )
        close_connections()
