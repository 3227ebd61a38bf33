"""Signing out, everywhere and at once, whoever works nowhere any more."""

from allauth.usersessions.models import UserSession

from titp.accounts.middleware import members
from titp.accounts.models import User


def end_sessions_of_strangers(user_id):
    """End all sessions of a person who has neither a membership left nor a role of the platform."""
    user = User.objects.get(pk=user_id)
    if members(user) or user.is_monitor or user.is_operator:
        return
    for session in UserSession.objects.filter(user=user):
        session.end()
