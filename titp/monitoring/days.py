"""Days and years in the statements of figures: days are Japan's, a year ends with the day."""

# A row of the moments between which the twelve months up to the end of the day lie.
YEAR = """
    (SELECT (%(on)s::date + 1)::timestamp AT TIME ZONE 'Asia/Tokyo' AS ends_at,
            (%(on)s::date + 1 - interval '12 months') AT TIME ZONE 'Asia/Tokyo' AS begins_at)
    AS year
"""


def day_of(moment):
    """The day of a moment."""
    return f"({moment} AT TIME ZONE 'Asia/Tokyo')::date"


def in_year(day):
    """Whether a day lies in the twelve months up to the day, which is one of them."""
    return f"({day} <= %(on)s AND {day} >= %(on)s::date + 1 - interval '12 months')"


def passed_in_year(day):
    """Whether the day of a duty has passed, within the last twelve months."""
    return f"({day} < %(on)s AND {day} >= %(on)s::date - interval '12 months')"
