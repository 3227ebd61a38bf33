"""Asking people what became of them: who is due, by which way, and how many answer."""
