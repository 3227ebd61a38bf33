"""What is written on site: the sheet and its boxes, keeping texts, and finishing (現地記録)."""
