"""Forms of support, mentors, openings, matches, and of evidence that was drawn."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from followup.models import (
    EvidenceCheck,
    EvidenceDraw,
    FollowUpConsent,
    Match,
    MatchStep,
    Mentor,
    Opening,
    Support,
    SupportStep,
    Venture,
)
from followup.venture_forms import PastDays
from titp.pages.forms import TenantForm

OFFER = ("sector", "country", "place", "language", "company", "room_for", "ends_on", "note")


class SupportForm(PastDays, TenantForm):
    past = ("told_on",)

    class Meta:
        model = Support
        fields = ("kind", "what", "venture", "told_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["venture"].queryset = Venture.objects.filter(
            founders__trainee=self.instance.trainee_id
        )


class SupportStepForm(PastDays, TenantForm):
    past = ("on",)

    class Meta:
        model = SupportStep
        fields = ("state", "on", "note")


class MentorForm(TenantForm):
    class Meta:
        model = Mentor
        fields = ("name", "reached_at", "helps_with", *OFFER)


class OpeningForm(TenantForm):
    class Meta:
        model = Opening
        fields = ("kind", "title", *OFFER)


class MatchStepForm(PastDays, TenantForm):
    """What came of it; a mentor is told of somebody only where the person agreed."""

    past = ("on",)

    class Meta:
        model = MatchStep
        fields = ("state", "on", "note")

    def clean(self):
        data, match = super().clean(), self.instance.match
        agreed = FollowUpConsent.objects.in_force(localdate()).allowing("mentors_may_know")
        told = data.get("state") in (Match.State.INTRODUCED, Match.State.ACCEPTED)
        if told and match.mentor_id and not agreed.filter(trainee=match.trainee_id).exists():
            text = _("The person has not agreed that mentors may be told.")
            self.add_error("state", ValidationError(text))
        return data


class DrawForm(TenantForm):
    class Meta:
        model = EvidenceDraw
        fields = ("share",)


class CheckForm(TenantForm):
    class Meta:
        model = EvidenceCheck
        fields = ("verdict", "grade", "note")

    def clean(self):
        data, row = super().clean(), self.instance.drawn.evidence
        if self.instance.by_id == row.by_id:
            raise ValidationError(_("Somebody checks this who did not record the evidence."))
        if data.get("verdict") == EvidenceCheck.Verdict.CONFIRMED:
            data["grade"] = row.grade
        elif data.get("verdict") == EvidenceCheck.Verdict.WRONG:
            data["grade"] = ""
        elif data.get("verdict") and not data.get("grade"):
            self.add_error("grade", ValidationError(_("Please choose the grade.")))
        return data
