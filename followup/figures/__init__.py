"""Numbers about people who went home, without anybody's name."""
