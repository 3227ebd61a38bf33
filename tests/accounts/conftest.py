"""Sign-in as people do it: by form, from a desk of their own."""

import secrets

import pytest


@pytest.fixture
def client(client):
    """Each test comes from another address of the network: limits of one do not meet another."""
    client.defaults["REMOTE_ADDR"] = ".".join(["10", *(str(secrets.randbelow(250)) for _ in "abc")])
    return client
