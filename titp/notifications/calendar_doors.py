"""Doors: one's calendar address, and the calendar itself, which needs no signing in."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from titp.accounts.permissions import may
from titp.notifications.calendar import calendar, duties_of, reader_of
from titp.notifications.models import CalendarFeed
from titp.tenancy.models import Organization


@require_safe
@may("read findings")
@cache_control(no_store=True)
def calendar_feed(request):
    """The address of one's calendar, or how to get one."""
    feed = CalendarFeed.objects.in_force().of(request.user.pk).first()
    return render(request, "notifications/calendar_feed.html", {"address": _address(feed)})


@require_POST
@may("read findings")
def calendar_feed_renewal(request):
    """A new address; an earlier one stops working."""
    CalendarFeed.renew(request.user)
    messages.success(request, _("Your calendar has a new address."))
    return redirect("calendar-feed")


@require_POST
@may("read findings")
def calendar_feed_end(request):
    """No address any more."""
    CalendarFeed.revoke(request.user)
    messages.success(request, _("Your calendar has no address any more."))
    return redirect("calendar-feed")


@require_safe
@cache_control(private=True, max_age=900)
def calendar_file(request, token):
    """The calendar behind a secret address; 404 for one that is no longer good."""
    reader = reader_of(token)
    if reader is None:
        raise Http404
    with reader.acting(), override(reader.language):
        organization = Organization.objects.get(pk=reader.organization_id)
        made = calendar(organization, duties_of(reader, localdate()))
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def _address(feed):
    # Outside of organizations: what fetches it has not signed in to any.
    return f"{settings.SITE_URL.rstrip('/')}/calendars/{feed.token}.ics" if feed else ""
