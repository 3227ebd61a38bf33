"""The to-do list: open duties of an organization, by how near their day is."""

import django_filters
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from titp.compliance.forms import office_people
from titp.compliance.models import OPEN, Finding, Urgency
from titp.compliance.rule import RULES, rules_in_order
from titp.compliance.wording import badge_of, due_cell, title_of, what_it_says
from titp.japanese.text import search_key
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, linked
from titp.past.looking import carried, today


def companies(request):
    return Finding._meta.get_field("company").related_model.objects.all()


ME, NOBODY = "me", "nobody"


def people_in_charge():
    people = [(str(user.pk), str(user)) for user in office_people()]
    return [(ME, _("me")), (NOBODY, _("nobody")), *people]


class ToDoFilter(ListFilter):
    when = django_filters.ChoiceFilter(label=_("Day"), choices=Urgency, method="of_urgency")
    rule = django_filters.ChoiceFilter(
        label=_("rule"), choices=lambda: [(rule.id, str(rule)) for rule in rules_in_order()]
    )
    company = django_filters.ModelChoiceFilter(label=_("host company"), queryset=companies)
    state = django_filters.ChoiceFilter(
        label=_("state"), choices=[(state.value, state.label) for state in OPEN]
    )
    assignee = django_filters.ChoiceFilter(
        label=_("person in charge"), method="in_charge", choices=people_in_charge
    )
    waived = django_filters.BooleanFilter(label=_("Waived"), method="resting")
    put_off = django_filters.BooleanFilter(label=_("Put off"), method="later")
    needs = {"assignee": "read assignments", "put_off": "read assignments"}

    def search(self, rows, name, text):
        return rows.filter(
            Q(company__name__icontains=text)
            | Q(company__name_kana__icontains=text)
            | Q(trainee__search_key__contains=search_key(text))
        )

    def of_urgency(self, rows, name, urgency):
        return rows.of_urgency(urgency, today())

    def resting(self, rows, name, wanted):
        return rows.waived() if wanted else rows

    def later(self, rows, name, wanted):
        return rows.put_off(today()) if wanted else rows

    def in_charge(self, rows, name, whose):
        if whose == NOBODY:
            return rows.assigned_to(None)
        return rows.assigned_to(self.request.user.pk if whose == ME else whose)

    @property
    def qs(self):
        """What rests or was put off is shown only to those who ask for it."""
        rows = super().qs
        if not self.form["waived"].value():
            rows = rows.to_do()
        if "put_off" in self.form.fields and not self.form["put_off"].value():
            rows = rows.not_put_off(today())
        return rows


def whom(row):
    return " · ".join(str(one) for one in (row.company, row.trainee) if one) or ourselves(row)


def ourselves(row):
    """Whom a duty of the organization itself is about, in one word."""
    return str(RULES[row.rule].about.name) if row.rule in RULES else ""


def whom_linked(row):
    if not row.company and not row.trainee:
        return ourselves(row)
    links = [one for one in (row.company, row.trainee) if one]
    return format_html(
        " · ".join(["{}"] * len(links)),
        *(linked(one._meta.model_name, one.pk, str(one)) for one in links),
    )


TO_DO = ListPage(
    slug="to-do",
    noun="finding",
    heading=_("To do"),
    columns=(
        Column(
            "what", _("What"), title_of,
            lambda row: format_html(
                '<a href="{}">{}</a><small>{}</small>',
                carried(row.get_absolute_url()) + getattr(row, "among", ""), title_of(row),
                what_it_says(row),
            ),
            order=("rule", "due_on"),
        ),
        Column("whom", _("Whom"), whom, whom_linked, order=("company__name", "due_on"),
               important=True),
        Column("due_on", _("due on"), lambda row: row.due_on, due_cell,
               order=("due_on", "rule"), important=True),
        Column(
            "state", _("state"), lambda row: row.get_state_display(),
            badge_of,
            order=("state", "due_on"), important=True,
        ),
        Column("assignee", _("person in charge"), lambda row: row.assignee_name,
               order=("assignee_name", "due_on"), may="read assignments"),
        Column("rule", _("rule"), lambda row: row.rule, file_only=True),
        Column("why", _("Why"), what_it_says, file_only=True),
    ),
    filter=ToDoFilter,
    sort="due_on",
    views=(
        *(SavedView(urgency.label, f"when={urgency.value}") for urgency in Urgency),
        SavedView(_("Mine"), f"assignee={ME}", may="assign findings"),
    ),
    template="compliance/to_do.html",
)  # fmt: skip
