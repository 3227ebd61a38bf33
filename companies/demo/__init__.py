"""Invented host companies, and the invented affairs of the organizations themselves."""
