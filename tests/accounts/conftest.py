"""Each test comes from a desk of its own."""

import secrets

import pytest
from people import make_member


@pytest.fixture
def client(client):
    """From another address of the network each time: the limits of one test do not meet another."""
    client.defaults["REMOTE_ADDR"] = ".".join(["10", *(str(secrets.randbelow(250)) for _ in "abc")])
    return client


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
