"""Standing: how far the audits and visits of one host company are; an answer, not a table."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from titp.japanese.text import search_key
from titp.pages.answered import AnsweredQuerySet


class StandingQuerySet(AnsweredQuerySet):
    def matching(self, text):
        return self.filter(search_key__contains=search_key(text))


class Standing(models.Model):
    """How far audits and visits of one host company are, as seen on a day (監査・訪問の状況).

    `training_plans.board.standings_on(day)` asks for them.
    """

    class State(models.TextChoices):
        """Green is only where every minimum is met already; nothing promised counts."""

        LATE = "late", _("a minimum is not met")
        DUE = "due", _("to be done")
        AHEAD = "ahead", _("ahead")
        MET = "met", _("all minimums met")
        NOBODY = "nobody", _("nobody in training")

    class Why(models.TextChoices):
        AUDIT_MISSED = "audit_missed", _("audit missed")
        METHODS = "methods", _("audit not by all methods, or too few interviews")
        VISIT_MISSED = "visit_missed", _("visit missed")
        SUSPICION = "suspicion", _("extraordinary audit due")
        CORRECTION = "correction", _("correction overdue")
        SILENT = "silent", _("correction without an answer, no more mails")
        DUTY = "duty", _("duty overdue")
        AUDIT = "audit", _("audit due")
        UNRECORDED = "unrecorded", _("audit recorded incompletely")
        VISIT = "visit", _("visit due this month")
        CORRECTIONS = "corrections", _("correction open")
        DUTIES = "duties", _("duty open")

    company_name = models.CharField(_("host company"), max_length=200)
    sort_key = models.TextField()
    search_key = models.TextField()
    prefecture_id = models.CharField(max_length=2, null=True)
    prefecture_ja = models.CharField(max_length=8)
    prefecture_en = models.CharField(max_length=16)
    people = models.PositiveIntegerField(_("people"))
    audit_id = models.BigIntegerField(null=True)
    last_audit_on = models.DateField(_("last audit"), null=True)
    window_starts_on = models.DateField(_("window from"), null=True)
    window_ends_on = models.DateField(_("window until"), null=True)
    audited_on = models.DateField(_("audited on"), null=True)
    days_left = models.IntegerField(_("days left"), null=True)
    interviewed = models.PositiveIntegerField(_("interviewed"), null=True)
    interviewed_of = models.PositiveIntegerField(_("of how many"), null=True)
    needed = models.PositiveIntegerField(_("interviews needed"), null=True)
    unheard = models.PositiveIntegerField(_("not interviewed for a year"))
    visit_due_on = models.DateField(_("visit due on"), null=True)
    visited_on = models.DateField(_("visited on"), null=True)
    visit_state = models.CharField(max_length=14)
    open_findings = models.PositiveIntegerField(_("open duties"))
    open_corrections = models.PositiveIntegerField(_("open corrections"))
    errand_id = models.BigIntegerField(null=True)
    planned_on = models.DateField(_("planned for"), null=True)
    planned_kind = models.CharField(max_length=13)
    goes = models.CharField(_("who goes"), max_length=254)
    record_id = models.BigIntegerField(null=True)
    why = models.JSONField(_("why"))
    state = models.CharField(
        pgettext_lazy("audits and visits", "state"), max_length=6, choices=State
    )
    gravity = models.PositiveSmallIntegerField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        managed = False
        verbose_name = _("state of audits and visits")
        verbose_name_plural = _("states of audits and visits")
        ordering = ["sort_key", "id"]

    def __str__(self):
        return self.company_name

    def get_absolute_url(self):
        return reverse("company-audits", args=[self.pk])

    def said(self):
        """In words why it is not all right."""
        return [str(self.Why(code).label) for code in self.why]
