"""Addresses of corrections, at the office and at the host."""

from django.urls import path

from training_plans.views import correction, own_correction

OF = "corrections/<int:pk>/"


def step(name):
    return path(
        f"{OF}{name}/", correction.correction_step, {"act_name": name}, name=f"correction-{name}"
    )


urlpatterns = [
    path("corrections/", correction.corrections, name="corrections"),
    path("corrections/mine/", own_correction.own_corrections, name="own-corrections"),
    path(OF, correction.correction, name="correction"),
    step("check"), step("close"), step("escalate"),
    path(f"{OF}answer/", own_correction.correction_answer, name="correction-answer"),
    path("correction-photos/<int:pk>/", own_correction.correction_photo, name="correction-photo"),
    path(
        "companies/<int:pk>/corrections/new/", correction.correction_new, name="correction-new"
    ),
]  # fmt: skip
