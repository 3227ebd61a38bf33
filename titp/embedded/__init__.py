"""A real PostgreSQL and a real Redis beside the code, for the demo, the tests and the shell."""
