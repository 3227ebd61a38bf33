"""Addresses that belong to no room."""

from django.urls import path

from titp.pages import dates

urlpatterns = [path("dates/", dates.date_reading, name="date-reading")]
