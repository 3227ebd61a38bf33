"""Addresses of this room."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans import forms
from training_plans.views import audit, intake, skill_test, trainee_plans, training_plan

OF_TRAINEES = [
    Part(
        "skill-test", "skill-tests", forms.SkillTestForm, "trainee", trainee_plans.CHANGE_TESTS,
        "trainee-plans",
    )
]  # fmt: skip
OF_PLANS = [Part("suspension", "suspensions", forms.SuspensionForm, "plan", training_plan.CHANGE)]
OF_COMPANIES = [
    Part("audit", "audits", forms.AuditForm, "company", audit.CHANGE, "company-audits"),
    Part("visit", "visits", forms.VisitForm, "company", audit.CHANGE, "company-audits"),
]

urlpatterns = [
    path("training-plans/", training_plan.training_plans, name="training-plans"),
    path("training-plans/shares/", training_plan.plan_shares, name="plan-shares"),
    path("training-plans/<int:pk>/", training_plan.training_plan, name="training-plan"),
    path(
        "training-plans/<int:pk>/edit/", training_plan.training_plan_edit,
        name="training-plan-edit",
    ),
    path(
        "training-plans/<int:pk>/removal/", training_plan.training_plan_removal,
        name="training-plan-removal",
    ),
    path(
        "training-plans/<int:pk>/history/", training_plan.training_plan_history,
        name="training-plan-history",
    ),
    path(
        "trainees/<int:pk>/training-plans/new/", training_plan.training_plan_new,
        name="training-plan-new",
    ),
    path("trainees/<int:pk>/training-plans/", trainee_plans.trainee_plans, name="trainee-plans"),
    path("skill-tests/", skill_test.skill_tests, name="skill-tests"),
    path("skill-tests/<int:pk>/", skill_test.skill_test, name="skill-test"),
    path(
        "skill-tests/<int:pk>/history/", skill_test.skill_test_history, name="skill-test-history"
    ),
    path("audits/", audit.audits, name="audits"),
    path("audits/<int:pk>/", audit.audit, name="audit"),
    path("audits/<int:pk>/report/", audit.audit_report, name="audit-report"),
    path("audits/<int:pk>/history/", audit.audit_history, name="audit-history"),
    path("visits/", audit.visits, name="visits"),
    path("visits/<int:pk>/", audit.visit, name="visit"),
    path("companies/<int:pk>/audits/", audit.company_audits, name="company-audits"),
    *(address for part in OF_TRAINEES for address in part.urls("trainees")),
    *(address for part in OF_PLANS for address in part.urls("training-plans")),
    *(address for part in OF_COMPANIES for address in part.urls("companies")),
    path("intake/", intake.uploads, name="uploads"),
    path("intake/roster.xlsx", intake.roster_form, name="roster-form"),
    path("intake/<int:pk>/", intake.upload, name="upload"),
    path("intake/<int:pk>/progress/", intake.upload_progress, name="upload-progress"),
    path("intake/<int:pk>/reading/", intake.upload_reading, name="upload-reading"),
    path("intake/<int:pk>/answers/", intake.upload_answers, name="upload-answers"),
    path("intake/<int:pk>/commits/", intake.upload_commits, name="upload-commits"),
    path("intake/<int:pk>/waiting.xlsx", intake.upload_waiting, name="upload-waiting"),
    path("commits/<int:pk>/undo/", intake.commit_undo, name="commit-undo"),
]  # fmt: skip
