"""Addresses of the board: standings, planning, days."""

from django.urls import path

from titp.compliance.parts import Part
from training_plans.board_forms import ErrandForm
from training_plans.views import board

OF_COMPANIES = [Part("errand", "errands", ErrandForm, "company", board.PLAN, "company-audits")]

urlpatterns = [
    path("supervision/", board.supervision_board, name="supervision-board"),
    path("supervision/quarter/", board.quarter_plan, name="quarter-plan"),
    path("supervision/days/", board.errands, name="errands"),
    *(address for part in OF_COMPANIES for address in part.urls("companies")),
]
