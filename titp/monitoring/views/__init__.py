"""Pages of monitors: published numbers only, no organization, no person."""
