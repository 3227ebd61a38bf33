"""What protects a person who speaks: cards and codes, files, clocks, and who is told."""
