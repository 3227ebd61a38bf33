"""A month from its opening to its lock: opened by the night, typed, sent, checked, sent back."""
