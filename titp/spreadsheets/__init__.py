"""What a sheet is; reading, checking and writing Excel and CSV."""
