"""Public lists kept in CSV beside the app that owns them."""
