"""Sample rosters and how a report is compared with the one expected of it."""
