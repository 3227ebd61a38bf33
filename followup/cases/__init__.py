"""Cases that monitors ask for: asked, prepared, agreed to by both, read, and taken back."""
