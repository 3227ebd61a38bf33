"""What an audit tells beside itself: papers with the person, deposits, rooms and lodgings."""

from companies.models import Lodging, Room
from trainees.models import DocumentCheck, ProtectionInterview

TOLD = {
    "deposit": "deposit_reported", "penalty": "penalty_contract_reported",
    "savings": "savings_controlled",
}  # fmt: skip
ANSWERS = {"yes": True, "no": False}


def people_facts(read, held, day):
    """Write what people said of their papers and of deposits; answers the models written.

    One of the same day that is there already stands: somebody wrote more there.
    """
    kinds = []
    for number, trainee, _manner in held:
        passport, card = (ANSWERS.get(read(f"s{number}-q-{key}")) for key in ("passport", "card"))
        of_day = {"trainee_id": trainee, "checked_on": day}
        if passport is not None and card is not None and _none(DocumentCheck, **of_day):
            DocumentCheck.objects.create(
                **of_day, passport_with_trainee=passport, card_with_trainee=card
            )
            kinds.append(DocumentCheck)
        told = {field: ANSWERS.get(read(f"s{number}-q-{key}")) for key, field in TOLD.items()}
        of_day = {"trainee_id": trainee, "held_on": day}
        if any(value is not None for value in told.values()) and _none(
            ProtectionInterview, **of_day
        ):
            ProtectionInterview.objects.create(**of_day, **told)
            kinds.append(ProtectionInterview)
    return dict.fromkeys(kinds)


def room_facts(record, read, day):
    """Bring rooms and lodgings to what was seen, unless they were looked at later."""
    rooms = Room.objects.filter(pk__in=record.basis["rooms"]).select_related("lodging")
    lodgings = {room.lodging_id: room.lodging for room in rooms}
    stale = {pk for pk, one in lodgings.items() if one.checked_on is None or one.checked_on <= day}
    if not read("lodging_checked"):
        return ()
    for room in rooms:
        if room.lodging_id in stale:
            seen = {
                "area_m2": read(f"r{room.pk}-area") or None,
                "lockable_storage": read(f"r{room.pk}-lock"),
                "heating": read(f"r{room.pk}-heating"),
            }  # fmt: skip
            _brought(room, seen)
    for pk in stale:
        stairs = read(f"l{pk}-stairs")
        seen = {
            "extinguisher": read(f"l{pk}-extinguisher"),
            "stairs": None if stairs is None else int(stairs),
        }  # fmt: skip
        if any(value is not None for value in seen.values()):
            _brought(lodgings[pk], seen | {"checked_on": day})
    return (Room, Lodging)


def _none(kind, **conditions):
    return not kind.objects.filter(**conditions).exists()


def _brought(row, seen):
    """Write what was seen and differs; what was not looked at stays."""
    differs = {
        name: value
        for name, value in seen.items()
        if value is not None and getattr(row, name) != value
    }
    for name, value in differs.items():
        setattr(row, name, value)
    if differs:
        row.save(update_fields=[*differs])
