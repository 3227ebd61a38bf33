"""Which form, about whom and of which days an address asks; and who may."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from titp.accounts.permissions import allowed
from titp.history.models import Reading
from titp.official_forms.drafting import draft_of, words_of
from titp.official_forms.filling import filled
from titp.official_forms.form import FORMS, Edition, label_of
from titp.official_forms.models import FormDraft
from titp.official_forms.periods import NoSuchPeriod, asked_for, named
from titp.official_forms.source import Asked


@dataclass(frozen=True)
class Paper:
    """What an address means: a form in the edition of its draft, a subject, days and words."""

    form: Edition
    subject: models.Model
    asked: Asked
    draft: FormDraft
    period: str

    @property
    def label(self):
        return label_of(self.subject)

    @property
    def words(self):
        return words_of(self.form, self.draft)

    def filled(self, words=None, in_full=False):
        words = self.words if words is None else words
        return filled(self.form, self.subject, self.asked, words, in_full)

    @property
    def key(self):
        return getattr(self.subject, self.form.named_by)

    def url(self, name="official-form"):
        """The address of this paper, or of an act on it, with its days."""
        address = reverse(name, args=[self.form.slug, self.key])
        return f"{address}?period={self.period}" if self.period else address

    def noted(self, request):
        """Of a confidential form: note that this person is now shown what it says."""
        if self.form.confidential:
            Reading.record(self.subject, request.user)
        return self


def paper_at(request, slug, pk):
    """What is asked; 404 where there is no such form, subject or period, 403 for who may not."""
    today = localdate()
    form = form_at(request, slug, today)
    period = request.GET.get("period", "")
    try:
        subject = form.subjects().filter(**{form.named_by: pk}).first()
        asked = asked_for(form.period, period, today)
    except (ValueError, ValidationError, NoSuchPeriod) as unknown:
        raise Http404 from unknown
    if subject is None:
        raise Http404
    draft = draft_of(form, subject, asked)
    return Paper(draft.declared or form, subject, asked, draft, named(form.period, asked))


def form_at(request, slug, today):
    """The edition of a form that is in force; 404 where there is none, 403 for who may not."""
    form = FORMS.on(slug, today)
    if form is None:
        raise Http404
    if not allowed(request, form.may):
        raise PermissionDenied
    return form
