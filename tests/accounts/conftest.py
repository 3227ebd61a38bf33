"""Each test comes from a desk of its own."""

import secrets

import pytest


@pytest.fixture
def client(client):
    """From another address of the network each time: the limits of one test do not meet another."""
    client.defaults["REMOTE_ADDR"] = ".".join(["10", *(str(secrets.randbelow(250)) for _ in "abc")])
    return client
