"""The sections of a visit, as form 4-10 has them (訪問指導記録書)."""

from django.utils.translation import gettext as _

from training_plans.on_site.boxes import CHOICE, CLOCK, DAY, LONG, TEXT, YES, Box
from training_plans.on_site.parts import Part, Section


def of_visit():
    return [
        Section("when", _("Day and people"), [Part("", [
            Box("held_on", DAY, _("visited on"), required=True),
            Box("starts", CLOCK, _("from (time)")), Box("ends", CLOCK, _("until (time)")),
            Box("staff", TEXT, _("who visits"), required=True),
        ])]),
        Section("progress", _("Progress of the plan"), [Part("", [
            Box("v-progress", CHOICE, _("progress"), _good_or_not(), "good", required=True),
            Box("v-skill", CHOICE, _("skills acquired"), _good_or_not(), "good", required=True),
            Box("v-time", CHOICE, _("distribution of hours"), _good_or_not(), "good",
                required=True),
            Box("v-progress-note", LONG, _("note")),
        ])]),
        Section("attitude", _("Attitude in training"), [Part("", [
            Box("v-attitude", CHOICE, _("attitude"), _good_or_not(), "good", required=True),
            Box("v-will", CHOICE, _("will to learn"), _good_or_not(), "good", required=True),
            Box("v-japanese", CHOICE, _("understanding of Japanese"), _good_or_not(), "good",
                required=True),
            Box("v-attitude-note", LONG, _("note")),
        ])]),
        Section("life", _("Daily life"), [Part("", [
            Box("v-life", CHOICE, _("way of living"), _good_or_not(), "good", required=True),
            Box("v-discipline", YES, _("breaches of rules"), good="no", required=True),
            Box("v-life-note", LONG, _("note")),
        ])]),
        Section("guidance", _("Guidance given"), [Part("", [
            Box("v-guidance", LONG, _("guidance given to the host")),
            Box("v-remarks", LONG, _("remarks")),
        ])]),
    ]  # fmt: skip


def _good_or_not():
    return (("good", _("good")), ("usual", _("usual")), ("poor", _("to be improved")))
