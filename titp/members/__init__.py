"""Who works for an organization: its members, and how new ones are asked in."""
