"""A lecture of an hour, rooms that are too small, and people in care whom nobody counted."""

from datetime import timedelta
from decimal import Decimal

from factories.companies import LodgingFactory, RoomFactory
from factories.trainees import LodgerFactory
from factories.training_plans import LectureFactory, TrainingPlanFactory


def happen(plan):
    LectureFactory(plan=plan, held_on=plan.starts_on + timedelta(2), subject="legal", minutes=60)
    room = RoomFactory(
        lodging=LodgingFactory(company=plan.company, extinguisher=None), area_m2=Decimal("4.49")
    )
    LodgerFactory(trainee=plan.trainee, room=room, starts_on=plan.starts_on)
    TrainingPlanFactory(company=plan.company, starts_on=plan.starts_on, operation_id="7-13-1")
