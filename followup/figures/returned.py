"""Numbers about people who went home."""

from titp.declared import Text
from titp.monitoring.figure import Dimension, figure
from trainees.figures.people import GONE

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
    return f"""
        SELECT organization_id, extract(year FROM gone_on)::int::text, count(*)
          FROM {GONE} WHERE kind = 'returned' GROUP BY 1, 2
    """
