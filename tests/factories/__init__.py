"""Invented records for the tests; each is complete, and a test names only what it is about."""
