"""Doors to the followup room."""
