"""Plan against actual: a tab of trainees and of companies."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from companies.models import Company
from titp.accounts.permissions import may
from titp.pages.records import record_page
from titp.past.looking import today
from trainees.models import Trainee
from training_plans.actuals import actuals_at, actuals_of
from training_plans.actuals_charts import hours_chart, pay_chart, task_chart

READ = "read training plans"


@require_safe
@may(READ)
def trainee_actuals(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)
    return _page(request, "trainee", person, "change trainees", actuals_of(pk, today()))


@require_safe
@may(READ)
def company_actuals(request, pk):
    company = get_object_or_404(Company.objects, pk=pk)
    return _page(request, "company", company, "change companies", actuals_at(pk, today()))


def _page(request, noun, row, change, actuals):
    stages = actuals.by_stage()
    return record_page(
        request, noun, row, change=change, template="training_plans/actuals.html",
        stages=stages, months=actuals.months, of_company=noun == "company",
        charts=[
            (kind, chart)
            for kind, chart in (
                ("stacked_bar", task_chart(stages)),
                ("line_band", hours_chart(actuals.months)),
                ("line_band", pay_chart(actuals.months)),
            )
            if chart
        ],
    )  # fmt: skip
