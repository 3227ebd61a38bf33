"""The report of a year: made of published editions only, by a worker, once, and kept."""
