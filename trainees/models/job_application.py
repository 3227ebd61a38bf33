"""The other part of the placement ledger: who looks for a host, and to whom they were referred."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet


class JobApplicationQuerySet(TenantQuerySet):
    def matching(self, text):
        return self.filter(
            models.Q(name__icontains=text) | models.Q(trainee__name_roman__icontains=text)
            | models.Q(trainee__name_kana__icontains=text)
            | models.Q(occupation__icontains=text)
        )  # fmt: skip

    def with_state(self):
        """Each with `hired` and `referred`: whether a host took the person, or was asked."""
        made = Referral.objects.filter(application=models.OuterRef("pk"))
        return self.annotate(
            hired=models.Exists(made.filter(outcome=Referral.Outcome.HIRED)),
            referred=models.Exists(made),
        )


class JobApplication(TenantModel):
    """That somebody applies for a place with a host company (求職).

    Ordinance art. 54(1)(iii): the second part of the placement ledger (form 4-6). Whoever was not
    chosen is no trainee of ours; of such people the name, the birthday and the sender stand here.
    """

    trainee = TenantForeignKey(
        "trainees.Trainee", models.CASCADE, related_name="job_applications", null=True, blank=True,
        verbose_name=_("trainee"),
        help_text=_("Once the person is in the books; the rest is then read from there."),
    )  # fmt: skip
    name = models.CharField(_("name of the applicant"), max_length=100, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    sending_organization = TenantForeignKey(
        "trainees.SendingOrganization", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("sending organization"),
    )  # fmt: skip
    # A day that the books do not tell is asked for before the paper is made, never invented.
    received_on = models.DateField(_("application received on"), null=True, blank=True)
    occupation = models.CharField(_("work applied for"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = JobApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("job application")
        verbose_name_plural = _("job applications")
        ordering = [models.F("received_on").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(trainee__isnull=False) | ~models.Q(name=""),
                name="trainees_jobapplication_of_somebody",
                violation_error_message=_("Choose the trainee, or write the applicant’s name."),
            ),
        ]

    def __str__(self):
        return self.who

    @property
    def who(self):
        return str(self.trainee) if self.trainee_id else self.name

    @property
    def born_on(self):
        return (self.trainee_id and self.trainee.birth_date) or self.birth_date

    @property
    def sender(self):
        return (self.trainee_id and self.trainee.sending_organization) or self.sending_organization

    def get_absolute_url(self):
        return reverse("job-application", args=[self.pk])


class Referral(TenantModel):
    """That an applicant was put forward to a host company, and what came of it (あっせん)."""

    class Outcome(models.TextChoices):
        HIRED = "hired", _("hired")  # 採用
        DECLINED = "declined", pgettext_lazy("referral", "not hired")  # 不採用
        WITHDRAWN = "withdrawn", pgettext_lazy("referral", "withdrawn by the applicant")  # 辞退

    application = TenantForeignKey(
        JobApplication, models.CASCADE, related_name="referrals",
        verbose_name=_("job application"),
    )  # fmt: skip
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="referrals",
        verbose_name=_("host company"),
    )  # fmt: skip
    offer = TenantForeignKey(
        "companies.JobOffer", models.PROTECT, related_name="referrals", null=True, blank=True,
        verbose_name=_("job offer"),
    )  # fmt: skip
    referred_on = models.DateField(_("referred on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    employed_on = models.DateField(_("employed from"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("placement ledger", "referral")
        verbose_name_plural = pgettext_lazy("placement ledger", "referrals")
        ordering = [models.F("referred_on").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(employed_on=None) | models.Q(outcome="hired"),
                name="trainees_referral_only_who_is_hired_begins",
                violation_error_message=_("Only who was hired has a first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on=None)
                | models.Q(decided_on__gte=models.F("referred_on")),
                name="trainees_referral_decided_after_referred",
                violation_error_message=_("It was decided before the person was referred."),
            ),
            models.CheckConstraint(
                condition=models.Q(employed_on=None)
                | models.Q(employed_on__gte=models.F("referred_on")),
                name="trainees_referral_employed_after_referred",
                violation_error_message=_("The first day is before the person was referred."),
            ),
        ]

    def __str__(self):
        return f"{self.company} {self.referred_on or ''}".strip()

    def get_absolute_url(self):
        return self.application.get_absolute_url()
