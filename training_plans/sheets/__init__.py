"""Layouts in which offices keep what this room needs."""
