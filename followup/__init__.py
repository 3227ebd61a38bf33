"""What became of them: people who went home (帰国後)."""
