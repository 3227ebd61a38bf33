"""Addresses that belong to no room."""

from django.urls import path

from titp.pages import dates, home

urlpatterns = [
    path("", home.home, name="home"),
    path("dates/", dates.date_reading, name="date-reading"),
]
