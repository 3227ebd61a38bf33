"""Doors to the trainees room."""
