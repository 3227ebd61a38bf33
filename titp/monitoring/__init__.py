"""What a figure is, nightly snapshots and small-number suppression."""
