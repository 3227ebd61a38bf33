"""Addresses of this room."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans import forms, lecture_forms, month_forms, notice_forms
from training_plans.board_urls import urlpatterns as of_board
from training_plans.correction_urls import urlpatterns as of_corrections
from training_plans.course_urls import urlpatterns as of_courses
from training_plans.excellence_urls import urlpatterns as of_excellence
from training_plans.fee_urls import urlpatterns as of_fees
from training_plans.filing_urls import urlpatterns as of_filing
from training_plans.inspection_urls import urlpatterns as of_inspection
from training_plans.month_api_urls import urlpatterns as of_month_api
from training_plans.month_paper_urls import urlpatterns as of_month_papers
from training_plans.on_site_urls import urlpatterns as of_on_site
from training_plans.plan_urls import urlpatterns as of_plans_in_full
from training_plans.reform_urls import urlpatterns as of_reform
from training_plans.review_urls import urlpatterns as of_review
from training_plans.skill_test_urls import urlpatterns as of_skill_tests
from training_plans.supervision_urls import urlpatterns as of_supervision
from training_plans.views import (
    intake,
    lecture,
    log_entry,
    monthly_report,
    placement_taking_over,
    plan_notices,
    reporting,
    trainee_plans,
    training_plan,
)

OF_TRAINEES = [
    Part(
        "skill-test", "skill-tests", forms.SkillTestForm, "trainee", trainee_plans.CHANGE_TESTS,
        "trainee-plans",
    ),
    Part(
        "pre-arrival-course", "pre-arrival-courses", lecture_forms.PreArrivalCourseForm,
        "trainee", lecture.CHANGE, "trainee-lectures",
    ),
    Part(
        "log-entry", "log-entries", month_forms.LogEntryForm, "trainee", monthly_report.CHANGE,
        "trainee-log",
    ),
]  # fmt: skip
NOTICES = "training-plan-notices"
OF_PLANS = [
    Part("suspension", "suspensions", forms.SuspensionForm, "plan", training_plan.CHANGE),
    Part("lecture", "lectures", lecture_forms.LectureForm, "plan", lecture.CHANGE),
    Part(
        "plan-change", "plan-changes", notice_forms.PlanChangeForm, "plan", plan_notices.CHANGE,
        NOTICES,
    ),
    Part(
        "difficulty", "difficulties", notice_forms.DifficultyForm, "plan", plan_notices.CHANGE,
        NOTICES,
    ),
    Part(
        "temporary-return", "temporary-returns", notice_forms.TemporaryReturnForm, "plan",
        plan_notices.CHANGE, NOTICES,
    ),
]  # fmt: skip
OF_COMPANIES = [
    Part(
        "monthly-report", "monthly-reports", month_forms.MonthlyReportForm, "company",
        monthly_report.CHANGE, "company-months",
    ),
]  # fmt: skip
OF_REPORTS = [
    Part("month-line", "month-lines", month_forms.MonthLineForm, "report", monthly_report.CHANGE)
]
OF_LINES = [Part("charge", "charges", month_forms.ChargeForm, "line", monthly_report.CHANGE)]

urlpatterns = [
    *of_reform,
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
        "training-plans/<int:pk>/notices/", plan_notices.training_plan_notices, name=NOTICES
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
    path("trainees/<int:pk>/lectures/", lecture.trainee_lectures, name="trainee-lectures"),
    path(
        "training-plans/<int:pk>/lectures/attendance/", lecture.lecture_attendance,
        name="lecture-attendance",
    ),
    path("companies/<int:pk>/months/", monthly_report.company_months, name="company-months"),
    path("monthly-reports/<int:pk>/", monthly_report.monthly_report, name="monthly-report"),
    path(
        "monthly-reports/<int:pk>/history/", monthly_report.monthly_report_history,
        name="monthly-report-history",
    ),
    path("month-lines/<int:pk>/", monthly_report.month_line, name="month-line"),
    path(
        "month-lines/<int:pk>/history/", monthly_report.month_line_history,
        name="month-line-history",
    ),
    path("trainees/<int:pk>/log/", log_entry.trainee_log, name="trainee-log"),
    path("log-entries/<int:pk>/", log_entry.log_entry, name="log-entry"),
    path("log-entries/<int:pk>/history/", log_entry.log_entry_history, name="log-entry-history"),
    *(address for part in OF_TRAINEES for address in part.urls("trainees")),
    *(address for part in OF_PLANS for address in part.urls("training-plans")),
    *(address for part in OF_COMPANIES for address in part.urls("companies")),
    *(address for part in OF_REPORTS for address in part.urls("monthly-reports")),
    *(address for part in OF_LINES for address in part.urls("month-lines")),
    path(
        "job-applications/taking-over/", placement_taking_over.placement_taking_over,
        name="placement-taking-over",
    ),
    *of_plans_in_full,
    *of_supervision,
    *of_courses,
    *of_excellence,
    *of_inspection,
    *of_skill_tests,
    *of_board,
    *of_on_site,
    *of_corrections,
    *of_fees,
    *of_filing,
    *of_review,
    *of_month_api,
    *of_month_papers,
    path("monitor/reporting/", reporting.monitor_reporting, name="monitor-reporting"),
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
