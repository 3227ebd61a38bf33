"""Every address of the project with the permission that stands at it: walked, not listed."""

import re

import pytest
from django.urls import get_resolver
from rest_framework.views import APIView

from titp.accounts.permissions import MONITOR, OPERATOR, TABLE, MayReadApi

# Sign-in and its machinery guard themselves; tests/accounts looks at them.
GUARD_THEMSELVES = ("allauth.",)


def addresses(resolver=None, before=""):
    """(route, view, name) of every address; a route written as a regex is put as others are."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(pattern.pattern))
        route = re.sub(r"[\^$\\]|/\?$", "", route)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, route)
        else:
            yield route, pattern.callback, pattern.name


def permission_of(view):
    """The words of the table that stand at this door, or None."""
    api = getattr(view, "cls", None)  # what DRF leaves on its views
    if api and issubclass(api, APIView):
        words = getattr(api, "may", "use the api")
        return words if MayReadApi in api.permission_classes else None
    return getattr(view, "may", None)


def roles_of(view):
    """Who may enter; the API asks for a word of its own beside the view's."""
    roles = TABLE[permission_of(view)]
    through = getattr(getattr(view, "cls", None), "through", "use the api")
    return roles & TABLE[through] if for_machines(view) else roles


def for_machines(view):
    """Whether it is a door of the API, which has no pages."""
    return hasattr(view, "cls")


OURS = [
    (route, view, name)
    for route, view, name in addresses()
    if not view.__module__.startswith(GUARD_THEMSELVES)
]
DOORS = [(route, view) for route, view, _name in OURS if permission_of(view)]
INSIDE = [door for door in DOORS if not roles_of(door[1]) & {MONITOR, OPERATOR}]
OUTSIDE = [door for door in DOORS if door not in INSIDE]


def each(doors):
    ids = [route for route, _view in doors]
    return pytest.mark.parametrize(("route", "view"), doors, ids=ids)
