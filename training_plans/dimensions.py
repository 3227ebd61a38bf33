"""By what figures about learning are broken down."""

from functools import cache

from titp.declared import Text
from titp.monitoring.figure import Dimension
from training_plans.models import Operation


@cache
def fields():
    """Code → words of each field of occupations (Ordinance, appended table 2), from the file: a
    monitor's connection reads no list."""
    return {
        row.field_group_code: Text(ja=row.field_group_ja, en=row.field_group_en)
        for row in Operation.rows()
    }


SECTOR = Dimension(
    "sector", Text(ja="実習の分野", en="field of training"), names=lambda key: fields()[key]
)
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
