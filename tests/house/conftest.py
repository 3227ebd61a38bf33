"""One house for each file that walks through all doors."""

import pytest
from django.db import connection, transaction
from django.test import override_settings
from everybody import House


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody, signed in, and a row of each kind; nothing of it is kept.

    What is written and taken back lies dead in the tables until the transaction ends: so a file
    has a house of its own, and few files walk through all doors.
    """
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        yield House()
        transaction.set_rollback(True)
    connection.close()
