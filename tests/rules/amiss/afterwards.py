"""Papers are destroyed while the training goes on, and nobody claims back a pension."""

from datetime import timedelta

from factories.employment import PensionClaimFactory, RecordDestructionFactory


def happen(plan):
    day, trainee = plan.starts_on, plan.trainee
    RecordDestructionFactory(trainee=trainee, destroyed_on=day + timedelta(40))
    PensionClaimFactory(trainee=trainee, address_lost_on=day + timedelta(45))
