"""Numbers about people who went home."""

from titp.declared import Text
from titp.monitoring.figure import figure


@figure(
    title=Text(ja="年別帰国者数", en="Returned home, by year"),
    unit=Text(ja="人", en="people"),
    by=Text(ja="年", en="year"),
)
def returned_by_year():
    """People whose return home is recorded up to the day, by year of leaving."""
    return """
        SELECT l.organization_id, extract(year FROM l.left_on)::int::text, count(*)
          FROM trainees_leaving l
         WHERE l.kind = 'returned' AND l.left_on <= %(on)s GROUP BY 1, 2
    """
