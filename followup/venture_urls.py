"""Addresses of ventures, of what is recorded of them, and of mentors and openings."""

from django.urls import path

from followup.views import evidence, matching, venture
from followup.views.venture import PARTS

urlpatterns = [
    path("ventures/", venture.ventures, name="ventures"),
    path("venture-goal/", evidence.venture_goal, name="venture-goal"),
    path("ventures/<int:pk>/", venture.venture, name="venture"),
    path("ventures/<int:pk>/history/", venture.venture_history, name="venture-history"),
    path("ventures/<int:pk>/edit/", venture.venture_edit, name="venture-edit"),
    *(
        path(f"ventures/<int:pk>/{part}/new/", venture.venture_part, {"part": part},
             name=f"venture-{part}")
        for part in PARTS
    ),
    path("ventures/<int:pk>/code/", venture.venture_code, name="venture-code"),
    path("ventures/<int:pk>/join/", venture.venture_join, name="venture-join"),
    path("ventures/<int:pk>/parting/", venture.venture_parting, name="venture-parting"),
    path("founders/<int:pk>/settlement/", venture.claim_settlement, name="claim-settlement"),
    path("evidence/<int:pk>/file/", evidence.evidence_file, name="evidence-file"),
    path("evidence-checks/", evidence.evidence_checks, name="evidence-checks"),
    path("evidence-checks/draw/", evidence.evidence_draw, name="evidence-draw"),
    path("evidence-checks/<int:pk>/", evidence.evidence_check, name="evidence-check"),
    path("trainees/<int:pk>/ventures/", matching.trainee_ventures, name="trainee-ventures"),
    path("trainees/<int:pk>/ventures/new/", venture.venture_new, name="venture-new"),
    path("trainees/<int:pk>/ventures/founder/", venture.founder_new, name="founder-new"),
    path("trainees/<int:pk>/support/new/", matching.support_new, name="support-new"),
    path("trainees/<int:pk>/matches/", matching.match_new, name="match-new"),
    path("supports/<int:pk>/step/", matching.support_step, name="support-step"),
    path("matches/<int:pk>/step/", matching.match_step, name="match-step"),
    path("mentors/", matching.mentors, name="mentors"),
    path("mentors/new/", matching.offer_edit, {"noun": "mentor"}, name="mentor-new"),
    path("mentors/<int:pk>/edit/", matching.offer_edit, {"noun": "mentor"}, name="mentor-edit"),
    path("openings/", matching.openings, name="openings"),
    path("openings/new/", matching.offer_edit, {"noun": "opening"}, name="opening-new"),
    path("openings/<int:pk>/edit/", matching.offer_edit, {"noun": "opening"},
         name="opening-edit"),
]  # fmt: skip
