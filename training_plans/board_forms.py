"""Forms of planning: one audit or visit, and the trips of a quarter at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Prefecture
from titp.compliance.forms import office_people
from titp.pages.dates import WrittenDateField
from titp.pages.forms import TenantForm
from training_plans.models import Errand


class ErrandForm(TenantForm):
    class Meta:
        model = Errand
        fields = ("kind", "planned_on", "goes", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goes"].queryset = office_people()


class AllTripsForm(forms.Form):
    """What holds for all trips of the quarter for which nothing else is chosen."""

    goes_to_all = forms.ModelChoiceField(
        None, label=gettext_lazy("who goes, where nobody is chosen below"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goes_to_all"].queryset = office_people()


class TripForm(forms.Form):
    """One trip: its day, who goes, and which of the stops are really planned."""

    day = WrittenDateField(label=gettext_lazy("day"))
    goes = forms.ModelChoiceField(None, label=gettext_lazy("who goes"), required=False)
    stops = forms.MultipleChoiceField(
        label=gettext_lazy("audits and visits"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, needs, people, prefectures, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs = {need.key: need for need in needs}
        prefecture, city = needs[0].place if needs else ("", "")
        self.place = " ".join(filter(None, (prefectures.get(prefecture, ""), city)))
        self.fields["stops"].choices = [
            (
                need.key,
                _("%(company)s: %(kind)s, by %(day)s")
                % {"company": need.company, "kind": need.kind.label, "day": need.until_on},
            )
            for need in needs
        ]  # fmt: skip
        self.fields["goes"].queryset = people

    def clean(self):
        data = super().clean()
        day = data.get("day")
        for key in data.get("stops", ()) if day else ():
            need = self.needs[key]
            if not need.from_on <= day <= need.until_on:
                self.add_error(
                    "day",
                    ValidationError(
                        _("%(company)s is to be seen from %(first)s until %(last)s.")
                        % {"company": need.company, "first": need.from_on, "last": need.until_on}
                    ),
                )
        return data

    def errands(self, goes_to_all=None):
        data = self.cleaned_data
        for key in data["stops"]:
            need = self.needs[key]
            yield Errand(
                company_id=need.company_id, kind=need.kind, planned_on=data["day"],
                goes=data["goes"] or goes_to_all,
            )  # fmt: skip


def trip_forms(planned, needs, data=None):
    """A form for each trip; with `data` for each that was sent, with the stops it offered."""
    known = {need.key: need for need in needs}
    alike = {
        "people": office_people(),
        "prefectures": {one.pk: str(one) for one in Prefecture.objects.all()},
    }
    if data is None:
        return [
            TripForm(
                prefix=f"t{number}", needs=trip.needs, **alike,
                initial={"day": trip.day, "stops": [need.key for need in trip.needs]},
            )
            for number, trip in enumerate(planned)
        ]  # fmt: skip
    numbers = [name[1:-6] for name in data if name.startswith("t") and name.endswith("-offer")]
    return [
        TripForm(
            data, prefix=f"t{number}", **alike,
            needs=[known[key] for key in data.getlist(f"t{number}-offer") if key in known],
        )
        for number in numbers
        if number.isdecimal() and len(number) < 5
    ]  # fmt: skip


def plan_all(forms_, of_all):
    """Write all that is ticked, or nothing; answers how many, None where a form has errors.

    `of_all`: the AllTripsForm that was sent with them.
    """
    if [form for form in (of_all, *forms_) if not form.is_valid()]:  # all are asked, for all errors
        return None
    goes = of_all.cleaned_data["goes_to_all"]
    with transaction.atomic():
        rows = Errand.objects.bulk_create(
            [errand for form in forms_ for errand in form.errands(goes)], ignore_conflicts=True
        )
    return len(rows)
