"""By what figures about learning are broken down."""

from functools import cache

from titp.declared import Text
from titp.monitoring.figure import ALL, Dimension
from training_plans.models import Operation


@cache
def fields():
    """Code → words of each field of occupations (Ordinance, appended table 2), from the file: a
    monitor's connection reads no list."""
    return {
        row.field_group_code: Text(ja=row.field_group_ja, en=row.field_group_en)
        for row in Operation.rows()
    }


SERVES = {
    "food": Text(ja="農林水産・食品", en="agriculture, fishery and food"),
    "industry": Text(ja="建設・製造", en="construction and manufacturing"),
    "other": Text(ja="その他の分野", en="other fields"),
}
SERVED = {**dict.fromkeys("124", "food"), **dict.fromkeys("356", "industry")}


def purpose_of(key):
    return SERVED.get(key, "other") if key in fields() else ALL


SECTOR = Dimension(
    "sector",
    Text(ja="実習の分野", en="field of training"),
    names=lambda key: SERVES.get(key) or fields()[key],
    parent=purpose_of,
)
# What fields are for, as the goals of the 2030 Agenda ask; rates tell of one key each.
PURPOSE = Dimension(
    "purpose",
    Text(ja="分野の区分", en="purpose of the field"),
    names=SERVES.get,
    finer=SECTOR.slug,
    of_finer=lambda key: SERVED.get(key, "other"),
)


def of_purpose(key):
    """SQL: the codes of the fields of a purpose."""
    return ", ".join(f"'{code}'" for code, purpose in SERVED.items() if purpose == key)


# The field in which each person was trained last, by the plans that had begun by the day.
TRAINED = """
    trained AS (
        SELECT DISTINCT ON (p.organization_id, p.trainee_id)
               p.organization_id, p.trainee_id, o.field_group_code AS sector
          FROM training_plans_trainingplan p
          JOIN training_plans_operation o ON o.operation_code = p.operation_id
         WHERE p.starts_on <= %(on)s
         ORDER BY p.organization_id, p.trainee_id, p.starts_on DESC, p.id DESC
    )
"""
