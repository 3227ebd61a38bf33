"""Addresses of plans in full: what stands in them, what is done with them, and batches."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans import plan_content_forms as forms
from training_plans.notice_forms import ContinuationMeasureForm
from training_plans.views import (
    change_guide,
    next_stage,
    plan_acts,
    plan_batch,
    plan_batch_acts,
    plan_content,
    plan_timeline,
)
from training_plans.views.training_plan import CHANGE

CONTENT = "training-plan-content"
PARTS = [
    Part("plan-target", "plan-targets", forms.PlanTargetForm, "plan", CHANGE, CONTENT),
    Part("plan-post", "plan-posts", forms.PlanPostForm, "plan", CHANGE, CONTENT),
    Part(
        "continuation-measure",
        "continuation-measures",
        ContinuationMeasureForm,
        "plan",
        CHANGE,
        "training-plan-notices",
    ),
    Part("plan-material", "plan-materials", forms.PlanMaterialForm, "plan", CHANGE, CONTENT),
]
OF, BATCH = "training-plans/<int:pk>/", "plan-batches/<int:pk>/"
urlpatterns = [
    path(f"{OF}content/", plan_content.training_plan_content, name=CONTENT),
    path(f"{OF}tasks/", plan_content.plan_tasks, name="plan-tasks"),
    path(f"{OF}tasks/shares/", plan_content.plan_task_shares, name="plan-task-shares"),
    path(f"{OF}pay/", plan_content.plan_pay, name="plan-pay"),
    path(
        f"{OF}prerequisites/", plan_content.plan_prerequisites, name="plan-prerequisites"
    ),
    path(f"{OF}posts/taking/", plan_content.plan_posts_taking, name="plan-posts-taking"),
    path(f"{OF}next-stage/", next_stage.plan_next_stage, name="plan-next-stage"),
    path(f"{OF}changes/guide/", change_guide.plan_change_guide, name="plan-change-guide"),
    path(f"{OF}acts/", plan_acts.training_plan_acts, name="training-plan-acts"),
    path(f"{OF}acts/<slug:kind>/", plan_acts.plan_act_new, name="plan-act-new"),
    path(
        "plan-acts/<int:pk>/taking-back/", plan_acts.plan_act_taking_back,
        name="plan-act-taking-back",
    ),
    path(
        "trainees/<int:pk>/timeline/", plan_timeline.trainee_timeline, name="trainee-timeline"
    ),
    path(
        "trainees/<int:pk>/timeline/drawing/", plan_timeline.trainee_timeline_drawing,
        name="trainee-timeline-drawing",
    ),
    path("plan-batches/", plan_batch.plan_batches, name="plan-batches"),
    path("plan-batches/new/", plan_batch.plan_batch_new, name="plan-batch-new"),
    path(f"{BATCH}", plan_batch.plan_batch, name="plan-batch"),
    path(f"{BATCH}edit/", plan_batch.plan_batch_edit, name="plan-batch-edit"),
    path(f"{BATCH}removal/", plan_batch.plan_batch_removal, name="plan-batch-removal"),
    path(f"{BATCH}people/", plan_batch.plan_batch_people, name="plan-batch-people"),
    path(f"{BATCH}copy/", plan_batch.plan_batch_copy, name="plan-batch-copy"),
    path(f"{BATCH}papers/", plan_batch.plan_batch_papers, name="plan-batch-papers"),
    path(f"{BATCH}history/", plan_batch.plan_batch_history, name="plan-batch-history"),
    path(f"{BATCH}acts/<slug:kind>/", plan_batch_acts.plan_batch_acts, name="plan-batch-acts"),
    *(address for part in PARTS for address in part.urls("training-plans")),
]  # fmt: skip
