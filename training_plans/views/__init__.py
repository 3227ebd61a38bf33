"""Pages of the training plans room."""
