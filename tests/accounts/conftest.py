"""People at the door."""

import pytest
from people import make_member


@pytest.fixture
def administrator(client, kita):
    """A client of an administrator of きた協同組合."""
    client.user = make_member(kita, "administrator")
    client.force_login(client.user)
    return client


@pytest.fixture
def stranger(client):
    """Another browser, where nobody is signed in."""
    return client.__class__(**client.defaults)
