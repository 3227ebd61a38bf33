"""Addresses of inspection packs and of the score of readiness."""

from django.urls import path

from training_plans.views import inspection, inspection_score

PACKS = "inspection-packs/"
urlpatterns = [
    path(PACKS, inspection.inspection_packs, name="inspection-packs"),
    path(f"{PACKS}new/", inspection.inspection_pack_new, name="inspection-pack-new"),
    path(f"{PACKS}<int:pk>/", inspection.inspection_pack, name="inspection-pack"),
    path(f"{PACKS}<int:pk>/file/", inspection.inspection_pack_file, name="inspection-pack-file"),
    path(f"{PACKS}<int:pk>/ring/", inspection.inspection_pack_ring, name="inspection-pack-ring"),
    path(
        "companies/<int:pk>/inspection/", inspection_score.company_inspection,
        name="company-inspection",
    ),
    path(
        "organization/inspection/", inspection_score.organization_inspection,
        name="organization-inspection",
    ),
]  # fmt: skip
