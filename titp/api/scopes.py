"""What a program may be allowed to do, in words for whoever allows it."""

from django.utils.translation import gettext_lazy as _

READ, WRITE = "months:read", "months:write"
SCOPES = (
    (READ, _("read months, returns and checks")),
    (WRITE, _("fill in months and send them")),
)
# What a program of the monitors may do, and nothing else: it belongs to no organization.
FIGURES = "figures:read"
MONITOR_SCOPES = ((FIGURES, _("read published figures")),)
ALL_SCOPES = SCOPES + MONITOR_SCOPES
# By the method of the request; of what stands not here a program may do nothing.
READING = {"GET": READ, "HEAD": READ}
WRITING = {"PUT": WRITE, "PATCH": WRITE, "POST": WRITE}
