"""Numbers about plans, months and duties, of all organizations together."""
