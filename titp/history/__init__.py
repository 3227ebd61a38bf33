"""The append-only history of every row: who changed what, and when."""
