"""Doors to the companies room."""
