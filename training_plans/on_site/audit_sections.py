"""The sections of an audit: when, the five methods of Ordinance art. 52(i), and what instead."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.models import Room, Workplace
from trainees.models import Trainee
from training_plans.models import Interview
from training_plans.on_site.boxes import CHOICE, CLOCK, DAY, LONG, NUMBER, TEXT, YES, Box
from training_plans.on_site.compared import FIGURES
from training_plans.on_site.parts import Part, Section
from training_plans.on_site.questions import ANSWERS, LANGUAGES, questions, word


def of_audit(record):
    basis = record.basis
    company = record.company_id
    places = Workplace.objects.filter(company=company).values_list("pk", "name")
    return [
        Section("when", _("Day and people"), [Part("", [
            Box("held_on", DAY, _("held on"), required=True),
            Box("starts", CLOCK, _("from (time)")), Box("ends", CLOCK, _("until (time)")),
            Box("staff", TEXT, _("who audits"), required=True),
            Box("manager", TEXT, _("supervising manager in command")),
            Box("accompanied", YES, _("external auditor comes along")),
            Box("workplace", CHOICE, _("workplace seen"),
                tuple((str(pk), name) for pk, name in places),
                help=_("Leave empty where all were seen.")),
            Box("carried_out", YES, _("carried out"), good="yes", required=True),
        ])]),
        Section("site", _("On site (52(i) i)"), [Part("", [
            Box("seen_on_site", YES, _("training seen on site"), good="yes", required=True),
            Box("site-plan", YES, _("it is as the plan says"), good="yes"),
            Box("site-work", TEXT, _("place, and work that was seen")),
            Box("site-note", LONG, _("note")),
        ])]),
        Section("reports", _("Reports heard (52(i) ro)"), [Part("", [
            Box("reports_heard", YES, _("reports of technical training manager and instructor "
                                        "heard"), good="yes", required=True),
            Box("reports-manager", TEXT, _("technical training manager")),
            Box("reports-instructor", TEXT, _("instructor")),
            Box("reports-note", LONG, _("what they reported")),
        ])]),
        Section("interviews", _("Interviews (52(i) ha)"), _interviews(basis)),
        Section("books", _("Equipment and books (52(i) ni)"), _books(basis)),
        Section("lodging", _("Lodging (52(i) ho)"), _lodging(basis)),
        Section("instead", _("Where a method was extremely difficult"), [Part("", [
            Box("alternative_reason", LONG, _("why a method was extremely difficult")),
            Box("alternative", LONG, _("what was done instead")),
        ])]),
    ]  # fmt: skip


def _interviews(basis):
    people = _names(basis["others"])
    who = tuple((str(pk), people.get(pk, "–")) for pk in basis["others"])
    manners = (*Interview.Manner.choices, ("none", _("not held")))
    own = "ja" if (get_language() or "").startswith("ja") else "en"
    parts = []
    for number, (pk, language) in enumerate(basis["slots"], 1):
        start = f"s{number}-"
        answers = tuple((value, f"{word(value, own)}") for value in ANSWERS)
        asked = [
            Box(f"{start}q-{key}", CHOICE, word(key, own), answers, good,
                second=word(key, language) if language != own else "", language=language)
            for key, good in questions().items()
        ]  # fmt: skip
        parts.append(
            Part(
                people.get(pk) or _("another person"),
                [
                    Box(f"{start}who", CHOICE, _("who"), who),
                    Box(f"{start}manner", CHOICE, _("how"), manners, "in_person",
                        required=bool(pk)),
                    Box(f"{start}language", CHOICE, _("language"), tuple(LANGUAGES.items())),
                    Box(f"{start}interpreter", TEXT, _("interpreter")),
                    *asked, Box(f"{start}note", LONG, _("what the person said")),
                ],
                word("lead", language), language, number,
            )
        )  # fmt: skip
    return parts


def _books(basis):
    seen = (
        ("wages", _("wage ledger")), ("hours", _("time cards")),
        ("contracts", _("employment contracts")), ("diary", _("training diary")),
        ("ledger", _("ledgers of the training")),
    )  # fmt: skip
    parts = [Part("", [
        Box("books_checked", YES, _("equipment seen and books inspected"), good="yes",
            required=True),
        *(Box(f"book-{name}", YES, words, good="yes") for name, words in seen),
        Box("books-note", LONG, _("note")),
    ])]  # fmt: skip
    names = _names([pk for pk, _month, _figures in basis["books"]])
    same = (("agrees", _("agrees")), ("differs", _("differs")))
    for pk, month, figures in basis["books"]:
        boxes = [
            Box(f"b{pk}-{name}", CHOICE, f"{FIGURES[name]}: {text}", same, "agrees")
            for name, text in figures.items()
        ]
        heading = _("%(name)s, reported for %(month)s") % {
            "name": names.get(pk, "–"),
            "month": month,
        }
        parts.append(Part(heading, [*boxes, Box(f"b{pk}-note", TEXT, _("what the books say"))]))
    return parts


def _lodging(basis):
    parts = [Part("", [
        Box("lodging_checked", YES, _("lodging and living seen"), good="yes", required=True),
        Box("lodging-note", LONG, _("note")),
    ])]  # fmt: skip
    rooms = Room.objects.filter(pk__in=basis["rooms"]).select_related("lodging")
    lodgings = {}
    for room in rooms.order_by("lodging__name", "name"):
        lodgings.setdefault(room.lodging, []).append(room)
    for lodging, inside in lodgings.items():
        parts.append(Part(str(lodging), [
            Box(f"l{lodging.pk}-extinguisher", YES, _("fire extinguisher"), good="yes"),
            Box(f"l{lodging.pk}-alarm", YES, _("fire alarm"), good="yes"),
            Box(f"l{lodging.pk}-escape", YES, _("ways of escape are free"), good="yes"),
            Box(f"l{lodging.pk}-stairs", NUMBER, _("stairs that lead into the open")),
            Box(f"l{lodging.pk}-hygiene", YES, _("toilet, bath and kitchen are clean"),
                good="yes"),
        ]))  # fmt: skip
        for room in inside:
            known = "" if room.area_m2 is None else _("on record: %(area)s m²") % {
                "area": room.area_m2
            }  # fmt: skip
            parts.append(Part(str(room), [
                Box(f"r{room.pk}-area", NUMBER, _("area (m²)"), help=known),
                Box(f"r{room.pk}-people", NUMBER, _("people who sleep here")),
                Box(f"r{room.pk}-lock", YES, _("lockable storage for each person"), good="yes"),
                Box(f"r{room.pk}-heating", YES, _("heating"), good="yes"),
            ], room=room.pk))  # fmt: skip
    return parts


def _names(pks):
    return {one.pk: str(one) for one in Trainee.objects.filter(pk__in=pks)}
