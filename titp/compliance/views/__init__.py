"""Doors to duties and rules."""
