"""A fee that is above its cost, and one that a trainee paid."""

from factories.fees import SupervisionFeeFactory


def happen(plan):
    SupervisionFeeFactory(company=plan.company, actual_cost=25_000)
    SupervisionFeeFactory(company=plan.company, payer="trainee")
