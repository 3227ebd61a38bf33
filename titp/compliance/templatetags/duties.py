"""What templates say of one finding."""

from django import template

from titp.compliance import lists, wording

register = template.Library()
register.filter("whom", lists.whom)
register.filter("badge_of", wording.badge_of)
register.filter("due_of", wording.due_cell)
register.filter("days_of", wording.days_of)
