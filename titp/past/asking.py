"""The two days of a page that can look back: asked for by one small form, in the address."""

from dataclasses import dataclass, replace
from datetime import datetime

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware, localdate, now
from django.utils.translation import gettext_lazy as _

from titp.accounts.permissions import allowed
from titp.history.models import Entry
from titp.pages.dates import WrittenDateField
from titp.pages.forms import UNPROCESSABLE
from titp.pages.tab import TABS
from titp.past.looking import Look, as_known

ON, KNOWN = "on", "known"
MAY = "read history"


def is_asked(request):
    """Whether the address names either day."""
    return any(request.GET.get(name) for name in (ON, KNOWN))


class KnownField(WrittenDateField):
    """A day, or the exact moment that a kept paper states."""

    def to_python(self, value):
        if isinstance(value, str) and "T" in value:
            try:
                moment = parse_datetime(value)
            except ValueError:  # 25 o'clock
                moment = None
            if moment is None or not is_aware(moment):
                raise ValidationError(_("Write a date as 2026-11-23, 20261123 or R8.11.23."))
            return moment
        return super().to_python(value)


class LookForm(forms.Form):
    """As of which day, and as known on which; either left out is today."""

    on = WrittenDateField(required=False, label=_("As of"), initial=localdate)
    known = KnownField(required=False, label=_("As known on"), initial=localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="look-%s", **kwargs)

    def clean_known(self):
        known = self.cleaned_data[KNOWN] or localdate()
        if known > (now() if isinstance(known, datetime) else localdate()):
            raise ValidationError(_("What will be known on a later day is not known yet."))
        return known

    @property
    def look(self):
        return Look(self.cleaned_data[ON] or localdate(), self.cleaned_data[KNOWN])


@dataclass(frozen=True)
class Asking:
    """What components/as_known.html takes: the form, the look that is taken, other conditions."""

    form: LookForm
    look: Look | None
    others: list
    address: str

    @classmethod
    def of_paper(cls, request):
        """The same of a report, which is of a day anyway: it looks back where that is asked."""
        asking = cls.of(request)
        return asking if asking is None or request.GET.get(KNOWN) else replace(asking, look=None)

    def known_by(self, moment):
        """The moment up to which something is known: as asked for, and not after this one."""
        return min(self.look.moment, moment) if self.look else moment

    @property
    def refused(self):
        return bool(self.form.errors)

    @property
    def records_begin_on(self):
        """The day of the first record, where nothing had been recorded by then; else None."""
        first = Entry.objects.order_by("pk").first()
        return localdate(first.at) if first and first.at >= self.look.moment else None

    @classmethod
    def of(cls, request):
        """What the address asks for, or None for people who may not look back."""
        if not allowed(request, MAY):
            return None
        form = LookForm(request.GET if is_asked(request) else None)
        others = [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name not in (ON, KNOWN)
        ]
        return cls(form, form.look if form.is_valid() else None, others, request.path)


def readable_then(view):
    """Marks a page that can look back, as all tabs of records can."""
    view.readable_then = True
    return view


def looking_back(get_response):
    """Middleware: pages that can look back do so where their address asks: `?on=…&known=…`.

    A page of the past offers no change: while looking back, the permission table allows reading
    only. An address that asks for what cannot be known is answered as of now, with the reason.
    """

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if request.method not in ("GET", "HEAD") or not _can_look_back(request, view):
            return None
        request.asking = asking = Asking.of(request)
        if asking is None and is_asked(request):
            raise PermissionDenied(MAY)
        if asking is None or not is_asked(request):
            return None
        if asking.look:
            try:
                with as_known(asking.look.on, asking.look.known):
                    return view(request, *args, **kwargs)
            except Http404:
                asking.form.add_error(KNOWN, _("This had not been recorded by then."))
                request.asking = replace(asking, look=None)
        response = view(request, *args, **kwargs)
        response.status_code = UNPROCESSABLE
        return response

    middleware.process_view = process_view
    return middleware


def _can_look_back(request, view):
    if not request.membership:
        return False
    page = request.resolver_match.url_name
    is_tab = page in TABS and not page.endswith("-history")
    return is_tab or getattr(view, "readable_then", False)
