"""The past as it was recorded: what was known on one day of another day."""
