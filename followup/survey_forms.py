"""What is typed at the beginning of the survey."""

from django import forms
from django.utils.timezone import localdate

# Nobody older was ever a trainee, and nobody may be one before 18 (Ordinance art. 10(2)(iii)).
OLDEST, YOUNGEST = 90, 18


class StartForm(forms.Form):
    """The year of birth, which nobody needs to tell: whether it is the person who answers."""

    birth_year = forms.IntegerField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this_year = localdate().year
        self.years = {"first": this_year - OLDEST, "last": this_year - YOUNGEST}

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        if year is not None and not self.years["first"] <= year <= self.years["last"]:
            raise forms.ValidationError("error_year")
        return year
