"""Rule: where trainees sleep there is room, a way out, a lock, a window, heat, an extinguisher."""

from datetime import date

from companies.rules import COMPANY
from titp.compliance.law import ORDINANCE
from titp.compliance.rule import Certainty, Layer, OwedBy, Period, Severity, rule
from titp.declared import Text
from trainees.rules import GONE

LEADS = (30,)
MANY = 15  # people upstairs, from whom on two stairs are wanted
ASKED = {
    "area": Text(ja="1人当たり4.5㎡以上の面積", en="4.5 square metres for each person"),
    "escape": Text(ja="2階以上からの屋外に通じる階段", en="stairs into the open from upstairs"),
    "lock": Text(ja="施錠できる個人の収納", en="lockable storage for each person"),
    "window": Text(ja="床面積の7分の1以上の窓", en="windows of a seventh of the floor"),
    "heating": Text(ja="暖房", en="heating"),
    "extinguisher": Text(ja="消火器", en="fire extinguisher"),
}
# What weighs as more than something to look at.
GRAVE = ["area", "escape", "lock"]
# Whether a room keeps each of them: true, false, or unknown where nobody looked.
KEPT = {
    "area": "2 * area_m2 >= 9 * sleepers",
    "escape": f"floor = 1 OR stairs >= CASE WHEN upstairs >= {MANY} THEN 2 ELSE 1 END",
    "lock": "lockable_storage",
    "window": "7 * window_m2 >= area_m2",
    "heating": "heating",
    "extinguisher": "extinguisher",
}


def _named(condition):
    """SQL for the names of those for which a condition on one of them holds in some room."""
    names = (f"CASE WHEN bool_or({condition.format(name)}) THEN '{name}' END" for name in KEPT)
    return f"array_remove(ARRAY[{', '.join(names)}], NULL)"


@rule(
    "HOUSE-001",
    title=Text(ja="宿泊施設の基準", en="Lodging meets the standard"),
    cites=(ORDINANCE.article(14, item=1), ORDINANCE.article(52, item=1, point="ホ")),
    in_force=Period(since=date(2017, 11, 1)),
    layer=Layer.MANUAL,
    certainty=Certainty.SEEN,
    severity=Severity.SERIOUS,
    about=COMPANY,
    settled_at="company-lodging",
    owed_by=OwedBy.COMPANY,
    remedy=Text(
        ja="部屋を移す、施錠できる収納等を設ける、又は測り直し、宿泊施設の変更を届け出る。",
        en="Move people, install what is missing or measure again, and notify the change.",
    ),
    remind_before=LEADS,
    reads={
        "lacking": Text(ja="基準に足りない事項", en="below the standard"),
        "unknown": Text(ja="記録のない事項", en="not recorded"),
        "rooms": Text(ja="寝室（面積・就寝者数）", en="bedrooms (area, people asleep)"),
        "residents_upstairs": Text(ja="2階以上の居住者数", en="people who sleep upstairs"),
        "stairs": Text(ja="屋外に通じる階段", en="stairs into the open"),
        "assigned_on": Text(ja="入居日", en="assigned on"),
    }
    | ASKED,
)
def lodging_standard():
    """From the day on which trainees are assigned a bedroom it has 4.5 square metres for each
    person who sleeps there, lockable storage, windows of a seventh of its floor and heating; the
    house has an extinguisher, and stairs into the open where people sleep upstairs.

    寝室は一人当たり四・五平方メートル以上とし、施錠できる収納、床面積の七分の一以上の窓、暖房を備える。宿泊施設
    には消火器を、二階以上に寝室があるときは屋外に通じる階段を備える。
    """
    # A room is judged as it is on the day, or will be when somebody moves in. Everybody who sleeps
    # there counts, trainee or not.
    kept = ", ".join(f"{sql} AS {name}_kept" for name, sql in KEPT.items())
    return f"""
        WITH {GONE},
        lodged AS (
            SELECT lodger.organization_id, lodger.trainee_id, lodger.room_id, room.lodging_id,
                   room.floor, lodger.starts_on, least(lodger.ends_on, gone_on - 1) AS last_on,
                   greatest(lodger.starts_on, %(on)s) AS day
              FROM trainees_lodger lodger
              JOIN companies_room room ON room.organization_id = lodger.organization_id
                                      AND room.id = lodger.room_id
              LEFT JOIN gone ON gone.organization_id = lodger.organization_id
                            AND gone.trainee_id = lodger.trainee_id
             WHERE coalesce(least(lodger.ends_on, gone_on - 1)
                            >= greatest(lodger.starts_on, %(on)s), true)
        ),
        looks AS (
            SELECT DISTINCT organization_id, lodging_id, room_id, starts_on, day FROM lodged
        ),
        peopled AS (
            SELECT looks.*,
                   count(DISTINCT trainee_id) FILTER (WHERE lodged.room_id = looks.room_id)
                   AS trainees,
                   count(DISTINCT trainee_id) FILTER (WHERE lodged.floor > 1) AS upstairs
              FROM looks
              JOIN lodged ON lodged.organization_id = looks.organization_id
                         AND lodged.lodging_id = looks.lodging_id
                         AND lodged.starts_on <= looks.day
                         AND coalesce(lodged.last_on >= looks.day, true)
             GROUP BY looks.organization_id, looks.lodging_id, looks.room_id, looks.starts_on,
                      looks.day
        ),
        furnished AS (
            SELECT peopled.organization_id, lodging.company_id, peopled.starts_on,
                   lodging.name AS lodging, room.name AS room, room.floor, area_m2, window_m2,
                   lockable_storage, heating, extinguisher, stairs,
                   trainees + other_residents AS sleepers,
                   upstairs + (SELECT coalesce(sum(other.other_residents), 0)
                                 FROM companies_room other
                                WHERE other.organization_id = peopled.organization_id
                                  AND other.lodging_id = peopled.lodging_id
                                  AND other.floor > 1) AS upstairs
              FROM peopled
              JOIN companies_room room ON room.organization_id = peopled.organization_id
                                      AND room.id = peopled.room_id
              JOIN companies_lodging lodging ON lodging.organization_id = peopled.organization_id
                                            AND lodging.id = peopled.lodging_id
        ),
        judged AS (
            SELECT furnished.*, {kept},
                   coalesce({" AND ".join(f"({sql})" for sql in KEPT.values())}, false) AS in_order
              FROM furnished
        ),
        summed AS (
            SELECT organization_id, company_id, starts_on,
                   {_named("NOT {}_kept")} AS lacking,
                   {_named("{}_kept IS NULL")} AS unknown,
                   bool_and(in_order) AS in_order, max(upstairs) AS upstairs, min(stairs) AS stairs,
                   jsonb_agg(lodging || ' ' || room || ' (' || coalesce(area_m2::text, '?')
                             || ' m², ' || sleepers || ')' ORDER BY lodging, room)
                   FILTER (WHERE NOT in_order) AS rooms
              FROM judged
             GROUP BY organization_id, company_id, starts_on
        )
        SELECT organization_id, company_id AS subject_id, company_id, NULL::bigint AS trainee_id,
               starts_on AS due_on,
               CASE WHEN in_order THEN 'ok'
                    WHEN starts_on > %(on)s
                    THEN law.state_of(starts_on, NULL, %(on)s, {LEADS[0]})
                    WHEN lacking && ARRAY{GRAVE} THEN 'violation'
                    WHEN unknown <> '{{}}' THEN 'data_gap'
                    ELSE 'warning' END AS state,
               NULL::date AS done_on,
               jsonb_build_object(
                   'lacking', to_jsonb(lacking), 'unknown', to_jsonb(unknown),
                   'rooms', coalesce(rooms, '[]'), 'residents_upstairs', upstairs,
                   'stairs', stairs, 'assigned_on', starts_on) AS evidence
          FROM summed
    """
