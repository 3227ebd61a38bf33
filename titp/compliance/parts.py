"""Parts of a record that rules read: entered, corrected, removed; findings follow at once."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _

from titp.accounts.permissions import may
from titp.compliance.changes import changed, gone_with
from titp.compliance.preview import Attempt
from titp.pages.forms import TenantForm, form_page
from titp.pages.records import removal_page, removed


def row_at(model, key):
    """The row that an address names by its key, or 404."""
    return get_object_or_404(model.objects, **{model.named_by: key})


def _key_of(model):
    return "<int:pk>" if model.named_by == "pk" else "<uuid:pk>"


@dataclass(frozen=True)
class Part:
    """A kind of row that belongs to a record, such as a passport to a person.

    `noun` is the stem of its URL names (`<noun>-new`, `-edit`, `-removal`) and `plural` of its
    addresses; `of` is the field that points at its record; `may` the words that allow to write;
    `tab` is the URL name of the record's page that lists it, where that is not its own page. A
    form that names the days from which it counts (`turns_on`) can tell what it would change.
    """

    noun: str
    plural: str
    form: type[TenantForm]
    of: str
    may: str
    tab: str = ""

    @property
    def model(self):
        return self.form.Meta.model

    @property
    def owner(self):
        return self.model._meta.get_field(self.of).related_model

    def urls(self, owners):
        """The three addresses; `owners` is what the address of its records begins with."""
        pk = _key_of(self.model)
        return [
            path(
                f"{owners}/<int:pk>/{self.plural}/new/", may(self.may)(self.new),
                name=f"{self.noun}-new",
            ),
            path(
                f"{self.plural}/{pk}/edit/", may(self.may)(self.edit), name=f"{self.noun}-edit"
            ),
            path(
                f"{self.plural}/{pk}/removal/", may(self.may)(self.removal),
                name=f"{self.noun}-removal",
            ),
        ]  # fmt: skip

    def new(self, request, pk):
        def row():
            return self.model(**{self.of: get_object_or_404(self.owner.objects, pk=pk)})

        attempt = Attempt(request, lambda: self.form.of(request, row()))
        if attempt.saved():
            return changed(request, attempt.form.instance, self.model)
        owner = getattr(attempt.form.instance, self.of)
        heading = _("%(owner)s: add %(kind)s") % {
            "owner": owner,
            "kind": self.model._meta.verbose_name,
        }
        back = self._page_of(owner)
        return form_page(request, attempt.form, heading=heading, back=back, attempt=attempt)

    def edit(self, request, pk):
        attempt = Attempt(request, lambda: self.form.of(request, row_at(self.model, pk)))
        row = attempt.form.instance
        if attempt.saved():
            return changed(request, row, self.model)
        heading = f"{getattr(row, self.of)}: {self.model._meta.verbose_name}"
        removal = reverse(f"{self.noun}-removal", args=[pk])
        return form_page(
            request, attempt.form, heading=heading, back=row, removal_url=removal, attempt=attempt
        )

    def removal(self, request, pk):
        row = row_at(self.model, pk)
        page = self._page_of(getattr(row, self.of))
        if removed(request, row):
            return changed(request, page, *gone_with(self.model))
        return removal_page(request, row)

    def _page_of(self, owner):
        return reverse(self.tab, args=[owner.pk]) if self.tab else owner.get_absolute_url()


@dataclass(frozen=True)
class OwnPart:
    """A kind of row that is the organization's own affair, such as a place of business.

    As `Part`, without a record that it belongs to; `page` is the URL name of the page with it.
    """

    noun: str
    plural: str
    form: type[TenantForm]
    may: str
    page: str

    @property
    def model(self):
        return self.form.Meta.model

    def urls(self):
        return [
            path(f"{self.plural}/new/", may(self.may)(self.new), name=f"{self.noun}-new"),
            path(
                f"{self.plural}/<int:pk>/edit/", may(self.may)(self.edit), name=f"{self.noun}-edit"
            ),
            path(
                f"{self.plural}/<int:pk>/removal/", may(self.may)(self.removal),
                name=f"{self.noun}-removal",
            ),
        ]  # fmt: skip

    def new(self, request):
        heading = _("Add: %(kind)s") % {"kind": self.model._meta.verbose_name}
        return self._form(request, self.form.of(request, self.model()), heading)

    def edit(self, request, pk):
        row = get_object_or_404(self.model.objects, pk=pk)
        heading = f"{row}: {self.model._meta.verbose_name}"
        removal = reverse(f"{self.noun}-removal", args=[pk])
        return self._form(request, self.form.of(request, row), heading, removal_url=removal)

    def removal(self, request, pk):
        row = get_object_or_404(self.model.objects, pk=pk)
        if removed(request, row):
            return changed(request, reverse(self.page), *gone_with(self.model))
        return removal_page(request, row, back=reverse(self.page))

    def _form(self, request, form, heading, **context):
        page = reverse(self.page)
        if form.saved():
            return changed(request, page, self.model)
        return form_page(request, form, heading=heading, back=page, **context)
