"""What goes into a copy: chosen facts of a consultation, and a look at what must not be in it."""

import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.models import Company
from titp.monitoring.personal_marks import marks_in
from trainees.models import Trainee

# name → (what is chosen, how it reads); each alone says little, together they may point to somebody
FACTS = {
    "category": (gettext_lazy("matter"), lambda row: row.get_category_display()),
    "month": (gettext_lazy("month in which it came"), lambda row: f"{row.received_at:%Y-%m}"),
    "language": (gettext_lazy("language spoken"), lambda row: row.get_language_display()),
    "channel": (gettext_lazy("channel"), lambda row: row.get_channel_display()),
    "state": (
        gettext_lazy("state"),
        lambda row: _("closed") if row.closed_at else _("not closed yet"),
    ),
}
SHORTEST = 3  # letters of a name that are looked for


def facts_of(consultation, chosen):
    """The chosen facts as they are on this day, a line each."""
    told = [(label, say(consultation)) for name, (label, say) in FACTS.items() if name in chosen]
    return "\n".join(f"{label}: {said}" for label, said in told if said)


def marks_of_case(text):
    """What in a text looks like data of a person; names of ours in it are found too."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    marks = marks_in(text)
    if _has_one_of(plain, Trainee.objects.values_list("name_roman", "name_kana")):
        marks.append(gettext_lazy("the name of a trainee"))
    if _has_one_of(plain, Company.objects.values_list("name", "name_kana")):
        marks.append(gettext_lazy("the name of a host company"))
    return marks


def _has_one_of(plain, rows):
    return bool(plain) and any(
        len(name) >= SHORTEST and unicodedata.normalize("NFKC", name).casefold() in plain
        for names in rows
        for name in names
    )
