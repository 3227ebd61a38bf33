"""Papers about duties."""
