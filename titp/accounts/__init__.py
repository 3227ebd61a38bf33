"""People, their memberships and roles, and the one permission table."""
