"""`{% term "authority" %}`: the word that holds, today or on another day."""

from django import template
from django.utils.timezone import localdate

from titp.compliance import terms

register = template.Library()


@register.simple_tag
def term(key, on=None, *, old_law=True):
    """See `titp.compliance.terms.term`; without a day it is today."""
    return terms.term(key, on or localdate(), old_law=old_law)
