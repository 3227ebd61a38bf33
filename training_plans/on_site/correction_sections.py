"""Sections of audit and visit alike: corrections to be seen again, and new ones."""

from django.utils.translation import gettext as _

from training_plans.models import Correction, LabourViolation
from training_plans.on_site.boxes import CHOICE, DAY, LONG, TEXT, YES, Box
from training_plans.on_site.opening import FOUND
from training_plans.on_site.parts import Part, Section


def before(basis):
    rows = Correction.objects.filter(pk__in=basis["corrections"])
    if not rows:
        return []
    seen = (("right", _("put right")), ("not", _("not yet")))
    return [Section("before", _("Corrections of before"), [
        Part(str(row), [
            Box(f"k{row.pk}-seen", CHOICE, row.what, seen, "right"),
            Box(f"k{row.pk}-note", TEXT, _("what was seen")),
        ])
        for row in rows
    ])]  # fmt: skip


def found():
    topics = tuple(LabourViolation.Topic.choices)
    return Section("found", _("To be put right"), [
        Part(_("Correction %(number)s") % {"number": number}, [
            Box(f"f{number}-what", LONG, _("what is to be put right")),
            Box(f"f{number}-topic", CHOICE, _("topic"), topics),
            Box(f"f{number}-basis", TEXT, _("legal basis")),
            Box(f"f{number}-due", DAY, _("answer due on")),
            Box(f"f{number}-inside", YES, _("not shown to the host"),
                help=_("Where the host could tell from it who said something.")),
        ])
        for number in range(1, FOUND + 1)
    ])  # fmt: skip
