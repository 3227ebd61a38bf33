"""Who works for an organization, how new people are asked in, and which organizations there are."""
