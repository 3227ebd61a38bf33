"""`{{ task.minutes|hours }}`: minutes as hours, whole ones without minutes."""

from django import template

from titp.pages.hours import MINUTES, as_clock

register = template.Library()


@register.filter
def hours(minutes):
    """90 is 1:30, 120 is 2."""
    return as_clock(minutes) if minutes % MINUTES else f"{minutes // MINUTES:,}"
