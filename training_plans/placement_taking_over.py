"""People in the books of whom the placement ledger says nothing: entered from what is recorded."""

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Subquery

from titp.tenancy.context import current
from trainees.models import Employment, JobApplication, Placement, Referral, Trainee
from training_plans.models import TrainingPlan


def unlisted():
    """Who is or was placed at a host, and has no application in the ledger."""
    known = JobApplication.objects.filter(trainee=OuterRef("pk"))
    placed = Placement.objects.filter(trainee=OuterRef("pk"))
    return Trainee.objects.filter(~Exists(known), Exists(placed))


@transaction.atomic
def take_over():
    """An application and a referral for each of them, with what the books tell; how many.

    The first host, the work of the first plan and the first day of employment are recorded. On
    which days they applied and were referred is not, so these stay empty, and are asked for.
    """
    _wait_for_others()
    placed = Placement.objects.filter(trainee=OuterRef("pk")).order_by("starts_on", "pk")
    begun = Employment.objects.filter(trainee=OuterRef("pk")).order_by("starts_on", "pk")
    people = list(
        unlisted()
        .annotate(
            first_company=Subquery(placed.values("company")[:1]),
            first_employer=Subquery(begun.values("company")[:1]),
            first_day=Subquery(begun.values("starts_on")[:1]),
        )
        .order_by("pk")
        .only("pk")
    )
    works = _first_works()
    applications = JobApplication.objects.bulk_create(
        JobApplication(trainee=one, occupation=works.get(one.pk, "")) for one in people
    )
    Referral.objects.bulk_create(
        Referral(
            application=application, company_id=one.first_company,
            outcome=Referral.Outcome.HIRED,
            employed_on=one.first_day if one.first_employer == one.first_company else None,
        )
        for application, one in zip(applications, people, strict=True)
    )  # fmt: skip
    return len(people)


def _wait_for_others():
    """One in an organization at a time: who clicks while another enters them finds nobody left."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), %s)",
            ["placement_taking_over", current().organization_id],
        )


def _first_works():
    """{trainee: occupation and operation of the plan with which they began}."""
    plans = TrainingPlan.objects.exclude(operation=None).order_by("-stage", "-starts_on", "-pk")
    return {
        plan.trainee_id: f"{plan.operation.occupation_ja}・{plan.operation.operation_ja}"[:200]
        for plan in plans.select_related("operation").only(
            "trainee", "operation__occupation_ja", "operation__operation_ja"
        )
    }
