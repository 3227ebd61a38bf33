"""One row of each kind that an address of a plan may name; as tests/samples.py, which has them."""

from factories import plans
from month_samples import row

KIND = "training-plans/<int:pk>/acts/<slug:kind>/"
PLANS = {
    "plan-targets/": row(plans.PlanTargetFactory),
    "plan-posts/": row(plans.PlanPostFactory),
    "plan-materials/": row(plans.PlanMaterialFactory),
    "plan-acts/": row(plans.PlanActFactory),
    "continuation-measures/": row(plans.ContinuationMeasureFactory),
    "plan-batches/": row(plans.PlanBatchFactory),
}
# What an address names beside its row.
BESIDE = {
    KIND: lambda plan: {"kind": "suspended"},
    "plan-batches/<int:pk>/acts/<slug:kind>/": lambda batch: {"kind": "filed"},
}
