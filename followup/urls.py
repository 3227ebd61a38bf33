"""Addresses of the followup room."""

from django.urls import path

from followup.views import returnee

urlpatterns = [path("returnees/", returnee.returnees, name="returnees")]
