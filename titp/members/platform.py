"""The door for operators of the platform: which organizations there are."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import may
from titp.tenancy.models import Organization


@require_safe
@may("operate the platform")
def organizations(request):
    """Who is on the platform; a new organization is founded by `manage.py create_organization`."""
    register = Organization.objects.order_by("name")
    return render(request, "members/organizations.html", {"organizations": register})
