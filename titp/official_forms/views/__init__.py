"""Doors to official forms."""
