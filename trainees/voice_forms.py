"""What is taken on the pages for trainees. Errors are keys of voice_words.csv."""

from django import forms

from trainees.models import Consultation
from trainees.safeguarding.files import SOUND, NotTaken, kind_of

# In the order of the page: what does not wait comes first.
ABOUT = (
    "violence", "papers", "wages", "dismissal", "harassment", "injury", "pregnancy", "hours",
    "lodging", "other",
)  # fmt: skip
assert set(ABOUT) <= set(Consultation.Category.values)


def text(length, **more):
    return forms.CharField(
        max_length=length, required=False, error_messages={"max_length": "error_long"}, **more
    )


class SaidForm(forms.Form):
    """Words, a recording, or both."""

    words = text(9000)
    # What it is, is told by its content; an empty file counts as none.
    voice = forms.FileField(
        required=False, allow_empty_file=True,
        error_messages={"invalid": "error_audio", "max_length": "error_audio"},
    )  # fmt: skip

    def clean_voice(self):
        file = self.cleaned_data["voice"]
        if not file or not file.size:
            return None
        try:
            kind_of(file, SOUND)
        except NotTaken as refused:
            raise forms.ValidationError(f"error_{refused}") from refused
        return file

    def clean(self):
        said = super().clean()
        if not self.errors and not said.get("words") and not said.get("voice"):
            self.add_error("words", "error_empty")
        return said


class ReportForm(SaidForm):
    about = forms.ChoiceField(
        choices=[(one, one) for one in ABOUT],
        error_messages={"required": "error_about", "invalid_choice": "error_about"},
    )
    name = text(200)
    company = text(200)
    staff = forms.BooleanField(required=False)

    field_order = ("about", "words", "voice", "name", "company", "staff")
