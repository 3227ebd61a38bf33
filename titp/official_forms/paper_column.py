"""A column of a table with the papers that can be made about each of its rows."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from titp.official_forms.form import FORMS
from titp.pages.lists import Column


def papers_of(model, offered=lambda row: True):
    """The column for tables of this model; it asks the database nothing.

    `offered`: whether papers are made about a row at all.
    """
    label = model._meta.label

    def shown(row):
        links = (
            (reverse("official-form", args=[form.slug, row.in_address]), form.number)
            for form in FORMS.in_force(localdate())
            if form.about == label and form.is_for(row) and offered(row)
        )
        return format_html(
            '<span class="cluster no-print">{}</span>',
            format_html_join(" ", '<a href="{}" lang="ja">{}</a>', links),
        )

    return Column(
        "papers", gettext_lazy("Paper"), lambda row: None, shown, important=True,
        may="read documents",
    )  # fmt: skip
