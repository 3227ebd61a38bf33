"""Numbers about people who went home."""

from titp.declared import Text
from titp.monitoring.figure import Dimension, figure

YEAR = Dimension("year", Text(ja="年", en="year"))


@figure(
    title=Text(ja="年別帰国者数", en="Returned home, by year"),
    unit=Text(ja="人", en="people"),
    dimensions=(YEAR,),
    on_paper=True,
    definition=Text(
        ja="基準日までに帰国が記録された人（帰国した年別）。",
        en="People whose return home is recorded up to the day, by year of leaving.",
    ),
)
def returned_by_year():
    return """
        SELECT l.organization_id, extract(year FROM l.left_on)::int::text, count(*)
          FROM trainees_leaving l
         WHERE l.kind = 'returned' AND l.left_on <= %(on)s GROUP BY 1, 2
    """
