"""The form of a supervision fee."""

from titp.pages.forms import TenantForm
from training_plans.models import SupervisionFee, TrainingPlan


class SupervisionFeeForm(TenantForm):
    class Meta:
        model = SupervisionFee
        fields = (
            "kind", "plan", "stage", "people", "use", "starts_on", "ends_on", "amount",
            "actual_cost", "payer", "disclosed_on", "trigger_on", "collected_on", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plans = self.fields["plan"]
        plans.queryset = (
            TrainingPlan.objects.filter(company=self.instance.company_id)
            .select_related("trainee")
            .order_by("trainee__sort_key", "-starts_on")
        )
        plans.label_from_instance = lambda plan: f"{plan.trainee} – {plan}"
