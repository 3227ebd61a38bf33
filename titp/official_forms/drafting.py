"""Words that people write for forms: kept in drafts, proposed again, carried to new editions."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from titp.official_forms.filling import filled
from titp.official_forms.form import FORMS
from titp.official_forms.models.draft import FormDraft, days_of
from titp.official_forms.wording import is_empty
from titp.pages.dates import WrittenDateField
from titp.pages.hours import HoursField
from titp.pages.yen import YenField

LONGEST, LONGEST_TEXT = 200, 8000
# Papers in which a word that is proposed again is looked for.
RECENT = 30


def draft_of(form, subject, asked):
    """The draft that is there, else a new one that is not saved: in the edition in force.

    What was written in boxes that its edition has no more is laid aside in it.
    """
    found = FormDraft.objects.of(form, subject, asked).first()
    if found:
        found.lay_aside(found.declared or form)
        return found
    return FormDraft(
        form=form.slug, edition=form.edition, about=form.about, subject=subject.pk,
        **days_of(form, asked),
    )  # fmt: skip


def drafted(form, subject, asked):
    """The form about a subject, with the words of its draft and those that are proposed."""
    draft = draft_of(form, subject, asked)
    kept = draft.declared or form
    return filled(kept, subject, asked, words_of(kept, draft))


def words_of(form, draft):
    """{key: value} of what people wrote; what they wrote last elsewhere, where it is proposed."""
    own, words = draft.words, {}
    proposed = [box.key for box in form.written if box.kept and is_empty(own.get(box.key))]
    if proposed:
        recent = FormDraft.objects.filter(keys__overlap=proposed).only("sealed_words")[:RECENT]
        for one in reversed([row.words for row in recent]):
            words |= {key: one[key] for key in proposed if not is_empty(one.get(key))}
    words |= {key: value for key, value in own.items() if not is_empty(value)}
    return {box.key: _read(box, words[box.key]) for box in form.written if box.key in words}


def save(draft, words, user):
    """Keep what people wrote: {key: value} as their form has cleaned it."""
    draft.words = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in words.items()
        if not is_empty(value)
    }
    draft.written_at, draft.written_by = timezone.now(), user
    draft.save()


def newer_edition(draft, today):
    """The edition in force, where a draft follows another; else None."""
    form = FORMS.on(draft.form, today)
    return form if form and form.edition != draft.edition else None


def differences(older, newer, words):
    """What becomes of each box: lists of (old label, new label, words), by what happens.

    `kept`: the same or renamed; `added`: to be filled in; `gone`: laid aside with its words.
    """
    kept, added, met = [], [], set()
    for box in newer.boxes:
        old = next((older.box(key) for key in (box.key, *box.was) if older.box(key)), None)
        if old is None:
            added.append((None, box.label, ""))
            continue
        met.add(old.key)
        if str(old.label) != str(box.label) or old.key != box.key:
            kept.append((old.label, box.label, words.get(old.key, "")))
    gone = [(box.label, None, words.get(box.key, "")) for box in older.boxes if box.key not in met]
    return {"kept": kept, "added": added, "gone": gone}


class WordsForm(forms.Form):
    """One field for each box in which a person may write; what is missing is no error."""

    use_required_attribute = False

    def __init__(self, form, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for box in form.written:
            self.fields[box.key] = _field(box)

    def marked(self, form):
        """The same, with the boxes marked that the paper needs; only to be shown from here on."""
        if self.is_bound:
            self.is_valid()
        for box in form.written:
            self.fields[box.key].required = box.needed and not box.source
        return self


def _field(box):
    told = {"required": False, "label": str(box.label)}
    if box.source:
        told["help_text"] = _("Leave empty to print what is recorded.")
    if box.kind == "date":
        return WrittenDateField(**told)
    if box.kind == "yes_no":
        return forms.TypedChoiceField(
            choices=[("", "–"), *zip(("yes", "no"), box.words or (_("yes"), _("no")), strict=True)],
            coerce=lambda text: text == "yes", empty_value=None, **told,
        )  # fmt: skip
    if box.kind == "choices":
        return forms.ChoiceField(choices=[("", "–"), *((word, word) for word in box.words)], **told)
    if box.kind == "yen":
        return YenField(**told)
    if box.kind == "hours":
        return HoursField(empty=None, label=told["label"])
    if box.kind == "count":
        return forms.IntegerField(min_value=0, max_value=10**9, **told)
    if box.kind == "long":
        return forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3}), **told)
    return forms.CharField(max_length=LONGEST, **told)


def initial_of(form, words):
    """What the form shows at first."""
    return {
        key: ("yes" if value else "no") if isinstance(value, bool) else value
        for key, value in words.items()
        if form.box(key)
    }


def _read(box, value):
    """A kept word as its box takes it; what an older edition kept in another kind stays a text."""
    if box.kind == "date" and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if box.kind in ("count", "yen", "hours") and not isinstance(value, int):
        return int(value) if str(value).isdecimal() else None
    return value if isinstance(value, bool | int) else str(value)
