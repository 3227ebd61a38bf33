"""Addresses of this room."""

from django.urls import path

from training_plans.views import intake

urlpatterns = [
    path("intake/", intake.uploads, name="uploads"),
    path("intake/roster.xlsx", intake.roster_form, name="roster-form"),
    path("intake/<int:pk>/", intake.upload, name="upload"),
    path("intake/<int:pk>/progress/", intake.upload_progress, name="upload-progress"),
    path("intake/<int:pk>/reading/", intake.upload_reading, name="upload-reading"),
    path("intake/<int:pk>/answers/", intake.upload_answers, name="upload-answers"),
    path("intake/<int:pk>/commits/", intake.upload_commits, name="upload-commits"),
    path("intake/<int:pk>/waiting.xlsx", intake.upload_waiting, name="upload-waiting"),
    path("commits/<int:pk>/undo/", intake.commit_undo, name="commit-undo"),
]
