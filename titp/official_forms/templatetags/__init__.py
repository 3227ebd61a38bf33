"""Tags for official forms."""
