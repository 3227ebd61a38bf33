"""Addresses of skill tests: the list, one of them, its steps, and the rates."""

from django.urls import path

from training_plans.views import pass_rate, skill_test, skill_test_steps

urlpatterns = [
    path("skill-tests/", skill_test.skill_tests, name="skill-tests"),
    path("skill-tests/pass-rates/", pass_rate.pass_rates, name="pass-rates"),
    path(
        "skill-tests/applications/", skill_test_steps.test_applications, name="test-applications"
    ),
    path("skill-tests/bookings/", skill_test_steps.test_bookings, name="test-bookings"),
    path("skill-tests/<int:pk>/", skill_test.skill_test, name="skill-test"),
    path(
        "skill-tests/<int:pk>/history/", skill_test.skill_test_history, name="skill-test-history"
    ),
    path(
        "skill-tests/<int:pk>/steps/<slug:step>/", skill_test_steps.skill_test_step,
        name="skill-test-step",
    ),
    path(
        "skill-tests/<int:pk>/retake/", skill_test_steps.skill_test_retake,
        name="skill-test-retake",
    ),
]  # fmt: skip
