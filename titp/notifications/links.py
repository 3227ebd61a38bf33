"""Addresses for mails: whole, and inside the right organization."""

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix

from titp.accounts.middleware import PREFIX


def address_in(organization, url_name, *args):
    """The full address of a page of one organization, whatever page we are on now."""
    before = get_script_prefix()
    set_script_prefix(f"{PREFIX}{organization.slug}/")
    try:
        return settings.SITE_URL.rstrip("/") + reverse(url_name, args=args)
    finally:
        set_script_prefix(before)


def address_outside(url_name, *args):
    """The full address of a page that belongs to no organization, such as a monitor's."""
    before = get_script_prefix()
    set_script_prefix("/")
    try:
        return settings.SITE_URL.rstrip("/") + reverse(url_name, args=args)
    finally:
        set_script_prefix(before)
