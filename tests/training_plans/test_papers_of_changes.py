"""Which papers the table of a plan's changes offers."""

from factories.notices import PlanChangeFactory
from factories.training_plans import TrainingPlanFactory

from titp.tenancy.context import use


def test_the_notice_of_a_minor_change_is_offered_where_one_is_owed(office, url, kita):
    """An accreditation asks for another paper, and a draft waits for somebody who completes it."""
    with use(kita.pk):
        plan = TrainingPlanFactory()
        notice, accreditation, draft = (
            PlanChangeFactory(plan=plan, **fields)
            for fields in (
                {"item_id": "staff"},
                {"item_id": "staff", "chosen": "accreditation", "reason": "見本"},
                {"item_id": "lodging", "is_draft": True},
            )
        )
    page = url(f"/training-plans/{plan.pk}/notices/")
    shown = office.get(page).content.decode()
    offered = [url(f"/forms/minor_change_notice/{one.pk}/") in shown
               for one in (notice, accreditation, draft)]  # fmt: skip
    assert offered == [True, False, False]
