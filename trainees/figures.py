"""Numbers about people in training."""

from titp.declared import Text
from titp.monitoring.figure import figure
from trainees.models import Leaving
from trainees.models.reference import country_name

PEOPLE = Text(ja="人", en="people")
IN_JAPAN = """
    t.entered_on <= %(on)s AND NOT EXISTS (
        SELECT FROM trainees_leaving l WHERE l.organization_id = t.organization_id
           AND l.trainee_id = t.id AND coalesce(l.left_on, l.recorded_on) <= %(on)s
           AND (l.left_on IS NOT NULL OR l.planned_on IS NULL))
"""


def kind_of_leaving(key):
    return Leaving.Kind(key).label


@figure(
    title=Text(ja="国籍別在籍者数", en="Trainees by nationality"),
    unit=PEOPLE,
    by=Text(ja="国籍", en="nationality"),
    names=country_name,
)
def trainees_by_nationality():
    """People who have landed in Japan and are not recorded as gone, by nationality."""
    return f"""
        SELECT t.organization_id, t.nationality, count(*)
          FROM trainees_trainee t WHERE {IN_JAPAN} GROUP BY 1, 2
    """


@figure(
    title=Text(ja="実習実施者数", en="Host companies with trainees"),
    unit=Text(ja="社", en="companies"),
)
def companies_with_trainees():
    """Host companies at which somebody in Japan is placed today."""
    return f"""
        SELECT t.organization_id, '', count(DISTINCT t.company_id)
          FROM trainees_trainee t WHERE {IN_JAPAN} AND t.company_id IS NOT NULL GROUP BY 1
    """


@figure(
    title=Text(ja="離脱の内訳（過去12か月）", en="Leavings in the last 12 months"),
    unit=PEOPLE,
    by=Text(ja="理由", en="kind"),
    names=kind_of_leaving,
)
def leavings_by_kind():
    """People who left in the twelve months up to the day: returned, missing, other status."""
    return """
        SELECT l.organization_id, l.kind, count(*) FROM trainees_leaving l
         WHERE l.left_on <= %(on)s AND l.left_on > %(on)s::date - interval '12 months' GROUP BY 1, 2
    """
