"""A host with all that forms speak of, and a folder for what is filed."""

import pytest
from factories.story_of_a_host import story

from titp.tenancy.context import READS_CONFIDENTIAL, STAFF, use


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Filed papers lie in a folder of the test."""
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def rows(acting, kita):
    """{noun: row} of one host company, told in full."""
    return story(kita)


@pytest.fixture
def told(kita):
    """{noun: row} of a host company of kita, for requests."""
    with use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL):
        return story(kita)


@pytest.fixture
def inside(kita):
    """`with inside(): …` looks into the tables as the office does."""
    return lambda: use(kita.pk, STAFF, capabilities=READS_CONFIDENTIAL)
