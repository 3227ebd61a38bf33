"""Invented trainees: who they are, where they are placed, and the papers they hold.

The modules run in this order; each goes on from the temporary table `demo_trainee`.
"""

from trainees.demo import trainee, papers, employment, lodger, afterwards, placement_ledger  # noqa: F401, I001  the order of the story
