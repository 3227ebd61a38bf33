"""The night: its steps, in order, each done once a day whatever breaks in between."""
