"""What pages share: lists, charts and template tags."""
