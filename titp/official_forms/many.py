"""Many forms of many subjects: who and which, what is missing, and one PDF of all."""

import hashlib

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.documents import storage
from titp.documents.models import Document
from titp.documents.printing import Limits
from titp.official_forms.drafting import drafted
from titp.official_forms.form import FORMS, label_of
from titp.official_forms.making import printed
from titp.official_forms.periods import around
from titp.official_forms.source import Asked

# Fifty people with eight forms of two pages each.
TOGETHER = Limits(pages=1200, letters=20_000_000, seconds=280)


def filled_together(forms, subjects, asked):
    """Each form of each subject, person by person, with the words of its draft.

    `asked` is a month; forms of a year speak of the fiscal year around it.
    """
    for subject in subjects:
        for form in forms:
            yield drafted(form, subject, around(form.period, asked))


def missing_together(forms, subjects, asked):
    """Filled forms of which something is missing."""
    return [one for one in filled_together(forms, subjects, asked) if one.missing]


def missing_of(order, tell):
    """What is missing of an order's papers: [form, key of the subject, keys of the boxes]."""
    forms, subjects, asked = of_order(order)
    return [
        [one.form.slug, one.subject.pk, [box.box.key for box in one.missing]]
        for one in _told(filled_together(forms, subjects, asked), tell)
        if one.missing
    ]


def of_order(order):
    """The forms in force, the subjects that are still there, and the days of an order."""
    today = localdate()
    forms = [form for slug in order.forms if (form := FORMS.on(slug, today))]
    subjects = forms[0].subjects().filter(pk__in=order.subjects).order_by("pk") if forms else []
    return forms, list(subjects), Asked(today, order.starts_on, order.ends_on)


def kept_together(order, tell):
    """The document of an order; None where nobody is left whom it could be about."""
    forms, subjects, asked = of_order(order)
    if not subjects:
        return None
    made = printed(_told(filled_together(forms, subjects, asked), tell), TOGETHER)
    titles = ", ".join(form.title.ja for form in forms)
    key, now = storage.keep(made.content), timezone.now()
    try:
        return Document.objects.create(
            report="official_forms",
            title=(_("Forms: %(titles)s") % {"titles": titles})[:200],
            language="ja",
            about=forms[0].about,
            subject=subjects[0].pk if len(subjects) == 1 else None,
            subject_label=", ".join(map(label_of, subjects))[:200],
            made_at=now,
            made_by_id=order.ordered_by_id,
            known_at=now,
            pages=made.pages,
            size=len(made.content),
            sha256=hashlib.sha256(made.content).hexdigest(),
            key=key,
        )
    except BaseException:
        storage.remove(key)
        raise


def _told(many, tell):
    for number, one in enumerate(many):
        tell(number)
        yield one
