"""Going home as an act: its steps, the consent, the skills passport, and what is kept."""
