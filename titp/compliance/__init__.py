"""What a rule is, the nightly sweep, findings and the to-do page."""
