"""Addresses of organizations, members and invitations."""

from django.urls import path

from titp.members import joining, platform, views

urlpatterns = [
    path("platform/", platform.organizations, name="platform"),
    path("members/", views.members, name="members"),
    path("members/<int:pk>/edit/", views.member_edit, name="member-edit"),
    path("members/<int:pk>/ending/", views.member_ending, name="member-ending"),
    path("members/invitations/new/", views.invitation_new, name="invitation-new"),
    path(
        "members/invitations/<int:pk>/revocation/",
        views.invitation_revocation,
        name="invitation-revocation",
    ),
    path("invitations/<slug:token>/", joining.invitation, name="invitation"),
]
