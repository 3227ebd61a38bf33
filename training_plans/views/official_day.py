"""Official dates: what is planned with, and what another day would plan anew."""

from datetime import date

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.views.organization import READ, own_page
from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.compliance.forms import OwnDayForm
from titp.compliance.models import OwnDay
from titp.compliance.official_days import known_days
from titp.compliance.preview import Seen
from titp.compliance.rule import Certainty
from titp.pages.forms import form_page
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain
from titp.past.looking import today
from training_plans.replanning import duties, replanned
from training_plans.views.outlook import badge

SET = "set official dates"
SHOWN = 200

OFFICIAL = (
    Column("name", gettext_lazy("official date"), lambda row: str(row)),
    Column("day", pgettext_lazy("own value", "date"), lambda row: row.day, important=True),
    Column(
        "certainty", gettext_lazy("certainty"), lambda row: row.certainty.label,
        lambda row: badge(
            "warn" if row.certainty == Certainty.UNCERTAIN else "plain", row.certainty.label
        ), important=True,
    ),
    Column("own", gettext_lazy("own value"), lambda row: row.own is not None),
    Column("published", gettext_lazy("as published"), lambda row: row.official.day),
    Column("source", gettext_lazy("source"), lambda row: row.source),
)  # fmt: skip
OWN = (
    Column("official", gettext_lazy("official date"), lambda row: row.official),
    plain("day", pgettext_lazy("own value", "date"), important=True),
    plain("counts_from", gettext_lazy("counts from"), important=True),
    plain("source", gettext_lazy("source")),
    plain("reason", gettext_lazy("reason")),
    changeable("own-day", SET),
)
DIFFERENT = (
    Column(
        "whose", gettext_lazy("whose"), lambda row: getattr(row.whose, "name", ""),
        lambda row: format_html('<a href="{}">{}</a>', row.whose.url, row.whose.name)
        if row.whose else _("Our organization"),
    ),
    Column("what", gettext_lazy("what"), lambda row: row.what, important=True),
    Column("before", gettext_lazy("as it is"), lambda row: row.before, important=True),
    Column("after", gettext_lazy("as it would be"), lambda row: row.after, important=True),
)  # fmt: skip


@may(READ)
def official_days(request):
    add = reverse("own-day-new") if allowed(request, SET) else ""
    rows = [_Numbered(one) for one in known_days(today()).values()]
    return own_page(
        request,
        Table(_("Official dates"), rows, OFFICIAL),
        Table(
            _("Own values of official dates"), OwnDay.objects.select_related("official"), OWN, add,
            note=_("The newest value that has begun to count is planned with."),
        ),
    )  # fmt: skip


class _Numbered:
    """A known date as a row of a table."""

    def __init__(self, known):
        self.pk, self.known = known.official.key, known

    def __getattr__(self, name):
        return getattr(self.known, name)

    def __str__(self):
        return str(self.known)


@may(SET)
def own_day_new(request):
    return _planned(request, OwnDay, _("Add: %(kind)s") % {"kind": OwnDay._meta.verbose_name})


@may(SET)
def own_day_edit(request, pk):
    def row():
        return get_object_or_404(OwnDay.objects.select_related("official"), pk=pk)

    removal = reverse("own-day-removal", args=[pk])
    return _planned(request, row, str(row()), removal_url=removal)


@may(SET)
def own_day_removal(request, pk):
    """A first POST shows what its removal plans anew, the next one removes it."""
    row = get_object_or_404(OwnDay.objects.select_related("official"), pk=pk)
    context = {
        "object": row,
        "heading": _("Remove: %(kind)s") % {"kind": OwnDay._meta.verbose_name},
        "cancel_url": reverse("official-days"),
    }
    if request.method == "POST":
        if "confirmed" in request.POST:
            row.delete()
            return changed(request, reverse("official-days"), OwnDay)

        def act():
            OwnDay.objects.filter(pk=pk).delete()

        context |= {"replanned": True, **_replanned(request, act, row.counts_from)}
    return render(request, "training_plans/successor/own_day_removal.html", context)


def _planned(request, row, heading, **context):
    """The form; filled in rightly it first shows what it plans anew; confirmed, it is saved."""
    form = OwnDayForm.of(request, row())
    back = reverse("official-days")
    if request.method == "POST" and form.is_valid():
        asked = " ".join(
            str(form.cleaned_data[name]) for name in ("official", "day", "counts_from")
        )
        # Confirmed is what was shown, not what was written over it since.
        if request.POST.get("confirmed") == asked and form.saved():
            return changed(request, back, OwnDay)
        if not form.errors:
            # A form of its own for each trial: what was saved and rolled back is not saved again.
            def act():
                OwnDayForm.of(request, row()).saved()

            context |= {"replanned": True, "confirmed": asked}
            context |= _replanned(request, act, form.cleaned_data["counts_from"])
    return form_page(
        request, form, heading=heading, back=back,
        template="training_plans/successor/own_day_form.html", **context,
    )  # fmt: skip


def _replanned(request, act, counts_from: date):
    """What the act plans anew, as seen on the day from which it counts."""
    on = max(today(), counts_from)
    rows = replanned(act, on)
    note = _("%(n)s in all; the first %(shown)s are shown.")
    table = Table(
        _("Planned anew"), rows[:SHOWN], DIFFERENT,
        note=note % {"n": len(rows), "shown": SHOWN} if len(rows) > SHOWN else "",
    )  # fmt: skip
    return {"tables": [table.seen_by(request)], "seen": [Seen(on, duties(act, [on]))]}
