"""Addresses of a person's own pages."""

from django.urls import include, path

from titp.accounts import demo_door, views

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("memberships/", views.memberships, name="memberships"),
    path("language/", views.set_language, name="set_language"),
    path("density/", views.set_density, name="set_density"),
    path("demo/", demo_door.demo, name="demo"),
]
