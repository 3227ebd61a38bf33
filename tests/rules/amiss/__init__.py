"""The story in which something is amiss for every rule, a chapter for each kind of noun.

A chapter is a module here with a function `happen(plan)`: it is told once for each of four plans
of stage 1, with their person and company. What is said of the organization itself stands in
`happen_to_the_organization()`, told once before. Chapters are found, not listed.
"""

from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules

from factories.training_plans import TrainingPlanFactory

STARTS = (date(2025, 7, 1), date(2026, 4, 1), date(2026, 4, 1), date(2026, 10, 20))


def tell(later=0):
    """Tell the whole story in the books of the organization that we act for.

    `later`: by so many days, so that what is read from the books of others shows.
    """
    chapters = [
        import_module(f"{__name__}.{module.name}")
        for module in sorted(iter_modules(__path__), key=lambda module: module.name)
    ]
    for chapter in chapters:
        if hasattr(chapter, "happen_to_the_organization"):
            chapter.happen_to_the_organization()
    for day in (start + timedelta(later) for start in STARTS):
        plan = TrainingPlanFactory(
            starts_on=day, ends_on=day + timedelta(365), related_minutes=90_000,
            lecture_starts_on=day, lecture_ends_on=day + timedelta(30),
        )  # fmt: skip
        for chapter in chapters:
            if hasattr(chapter, "happen"):
                chapter.happen(plan)
