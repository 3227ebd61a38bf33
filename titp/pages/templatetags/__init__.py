"""Tags that the templates of all rooms use."""
