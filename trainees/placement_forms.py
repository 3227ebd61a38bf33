"""Forms of the placement ledger: job offers, applications, and referrals from one to the other."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from companies.models import JobOffer
from titp.japanese.text import one_line
from titp.pages.dates import come
from titp.pages.forms import TenantForm
from trainees.models import JobApplication, Referral


class JobOfferForm(TenantForm):
    class Meta:
        model = JobOffer
        fields = (
            "company", "received_on", "people", "occupation", "place", "conditions", "closed_on",
            "note",
        )  # fmt: skip

    def clean_company(self):
        """Who was referred, was referred to this host; an offer of another is another offer."""
        company, offer = self.cleaned_data["company"], self.instance
        if offer.pk and offer.company_id != company.pk and offer.referrals.exists():
            raise ValidationError(
                _("People were referred to this job offer, so its host company stays."),
                code="referred",
            )
        return company

    def clean_received_on(self):
        return come(self.cleaned_data["received_on"], _("This day is still to come."))


class JobApplicationForm(TenantForm):
    class Meta:
        model = JobApplication
        fields = (
            "trainee", "name", "birth_date", "sending_organization", "received_on", "occupation",
            "note",
        )  # fmt: skip

    def clean_name(self):
        return one_line(self.cleaned_data["name"])

    def clean_birth_date(self):
        return come(self.cleaned_data["birth_date"], _("Nobody is born in the future."))


class ReferralForm(TenantForm):
    class Meta:
        model = Referral
        fields = ("offer", "company", "referred_on", "outcome", "decided_on", "employed_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offer"].queryset = JobOffer.objects.select_related("company")
        self.fields["company"].required = False
        self.fields["company"].help_text = _("Leave empty where the job offer is chosen.")

    def clean_company(self):
        """The company of the offer; another than that is a slip."""
        offer, company = self.cleaned_data.get("offer"), self.cleaned_data["company"]
        if offer and company and offer.company_id != company.pk:
            raise ValidationError(_("The job offer is of another host company."), code="company")
        if not offer and not company:
            raise ValidationError(_("Choose the job offer or the host company."), code="required")
        return company or offer.company
