"""Forms of an organization's rows: what may be chosen, what may clash, and who was faster."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.expressions import DatabaseDefault
from django.forms.models import model_to_dict
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from titp.pages.dates import WrittenDateField
from titp.pages.moments import WrittenMomentField
from titp.pages.refusals import BY_STATE, constraint_of, in_words
from titp.tenancy.context import current
from titp.tenancy.models import TenantModel

CONFLICT, UNPROCESSABLE = 409, 422
WRITTEN = {forms.DateField: WrittenDateField, forms.DateTimeField: WrittenMomentField}


class TenantForm(forms.ModelForm):
    """A form for one row of the organization we act for; its Meta names its fields.

    Choices are narrowed to this organization; dates may be written in any way that is certain;
    what the database would refuse becomes an error of the form; and a row that somebody else
    changed since the form was opened is not overwritten unseen: `conflict` then holds label,
    their value and yours of each field in question.

    `turns_on` names its fields with a day from which something else holds, `turns_after` those
    with a last day: who asks what a change would do is told as of those days, too.
    """

    turns_on = turns_after = ()
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = []
        for name, value in self.initial.items():
            if isinstance(value, DatabaseDefault):  # of a new row: the column's default, not it
                self.initial[name] = getattr(value.expression, "value", None)
        if self.instance._state.adding:
            # Constraints that include the organization can then be checked in Python, too.
            self.instance.organization_id = current().organization_id
            del self.fields["version"]
        else:
            self.initial["version"] = self._version_of(self.instance)
        for name, field in self.fields.items():
            self.fields[name] = _fitted(field)

    @classmethod
    def of(cls, request, row, **kwargs):
        """The form of a row as a request asks for it: filled in by POST, else as recorded."""
        data = (request.POST, request.FILES) if request.method == "POST" else ()
        return cls(*data, instance=row, **kwargs)

    def saved(self):
        """Whether it was filled in rightly and is now written; else its errors say why not."""
        if not self.is_bound or not self.is_valid():
            return False
        if self.instance._state.adding and not self.has_changed():
            self.add_error(None, _("Nothing has been filled in."))
            return False
        try:
            with transaction.atomic():
                if not self.instance._state.adding and self._was_overtaken():
                    return False
                self.save()
        except IntegrityError as refusal:
            self.add_error(self._place_of(constraint_of(refusal)), in_words(refusal))
            return False
        return True

    def validate_unique(self):
        """Check the unique constraints, those on fields that stand outside this form too.

        Django leaves out a constraint with a field that the form has not; organization and
        parent are on the row though, and a clash should be an error here, not a broken page.
        """
        model, failed = self._meta.model, set(self._errors)
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and "id" not in constraint.fields:
                try:
                    constraint.validate(model, self.instance, exclude=failed)
                except ValidationError as clash:
                    words = BY_STATE["23505"] if clash.code == "unique_together" else clash
                    self.add_error(self._place_of(constraint), words)

    def _update_errors(self, errors):
        """Django's errors of the row; one of a constraint goes to the field it names last."""
        places = {
            constraint.get_violation_error_message(): self._place_of(constraint)
            for constraint in self._meta.model._meta.constraints
        }
        placed = {}
        for field, found in errors.update_error_dict({}).items():
            for error in found:
                placed.setdefault(places.get(error.message) or field, []).append(error)
        super()._update_errors(ValidationError(placed))

    def _place_of(self, constraint):
        names = getattr(constraint, "fields", ()) or _names_in(getattr(constraint, "condition", ()))
        return next((name for name in reversed([*names]) if name in self.fields), None)

    def _version_of(self, row):
        """A fingerprint of what is recorded in this form's fields; it gives none of it away."""
        values = model_to_dict(row, self._meta.fields)
        shown = [f"{name}={values[name]!r}" for name in sorted(values)]
        return salted_hmac("titp.pages.forms", "\n".join(shown)).hexdigest()[:32]

    def _was_overtaken(self):
        """Whether somebody changed the row since the form was opened; the row is locked now."""
        row = self._meta.model._base_manager.select_for_update().get(pk=self.instance.pk)
        version = self._version_of(row)
        if constant_time_compare(self.cleaned_data["version"], version):
            return False
        theirs = model_to_dict(row, self._meta.fields)
        self.conflict = [
            (self.fields[name].label, self._shown(name, theirs[name]), self._shown(name, yours))
            for name, yours in ((name, self[name].value()) for name in self.changed_data)
            if name in theirs
        ]
        # Whoever has seen both values may save: from here on, this is the version they know.
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = version
        self.add_error(None, _("Somebody else has changed this since you opened it."))
        return True

    def _shown(self, name, value):
        """A recorded or a written value as the page shows it."""
        field = self.fields[name]
        for key, label in getattr(field, "choices", ()):
            if str(key) == str(value):
                return label
        return field.prepare_value(value)


def form_page(request, form, *, heading, back, template="pages/tenant_form.html", **context):
    """A form on its own page: 200 to fill in, 422 with errors, 409 where another was faster.

    `back`: the row or the address to which "Cancel" leads.
    """
    status = 200
    if form.errors:
        status = CONFLICT if getattr(form, "conflict", None) else UNPROCESSABLE
    cancel_url = back.get_absolute_url() if isinstance(back, models.Model) else back
    context |= {"form": form, "heading": heading, "cancel_url": cancel_url}
    return render(request, template, context, status=status)


def _fitted(field):
    """The field as this organization and this country need it."""
    model = getattr(getattr(field, "queryset", None), "model", None)
    if model and issubclass(model, TenantModel):
        field.queryset = model.objects.all()
    if isinstance(field, forms.NullBooleanField):
        # Django's word for the third is that of a mail whose delivery is unknown.
        field.widget.choices = [("unknown", _("not recorded")), ("true", _("yes")),
                                ("false", _("no"))]  # fmt: skip
    written = WRITTEN.get(type(field))
    if written:
        return written(
            required=field.required, label=field.label, help_text=field.help_text,
            initial=field.initial,
        )  # fmt: skip
    return field


def _names_in(condition):
    """Field names of a condition, in the order in which it has them."""
    for child in getattr(condition, "children", ()):
        if isinstance(child, models.Q):
            yield from _names_in(child)
        else:
            yield child[0].split("__")[0]
