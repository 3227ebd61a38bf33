"""Addresses of inspection packs with something behind them, for the tests that walk them all."""

from django.utils import timezone

from titp.documents import storage
from training_plans.models import InspectionPack


def inspection_pack(user):
    """One that waits for a worker."""
    today = timezone.localdate()
    return InspectionPack.objects.create(starts_on=today, ends_on=today, ordered_by_id=user.pk)


def made_pack(user):
    return InspectionPack.objects.create(
        starts_on=timezone.localdate(), ends_on=timezone.localdate(), ordered_by_id=user.pk,
        finished_at=timezone.now(), key=storage.keep(b"PK sample", "zip"), sha256="0" * 64,
    )  # fmt: skip


PACKS = {"inspection-packs/": inspection_pack, "inspection-packs/<int:pk>/file/": made_pack}
