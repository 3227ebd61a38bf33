"""Where values of official forms come from in this room."""
