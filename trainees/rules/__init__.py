"""What duties towards a person share: the person, and the day from which one is gone.

Statements are put together from constants only; the one value that varies is %(on)s, the day of
looking.
"""

from titp.compliance.rule import Subject
from titp.declared import Text

TRAINEE = Subject("trainees.Trainee", Text(ja="技能実習生", en="trainee"), "trainee")

# From this day a person is no longer there: gone home, missing, or in another status. Whoever
# was missing first and sent home later is gone from the first of the two; where a roster told
# no day, from the day it was recorded.
GONE = """
    gone AS (
        SELECT organization_id, trainee_id, min(coalesce(left_on, recorded_on)) AS gone_on
          FROM trainees_leaving
         WHERE left_on IS NOT NULL OR planned_on IS NULL
         GROUP BY organization_id, trainee_id
    )
"""
# Of each person the period of stay that counts on the day: of those that had begun, the one that
# lasts longest.
LATEST_STAY = """
    latest_stay AS (
        SELECT DISTINCT ON (organization_id, trainee_id)
               organization_id, trainee_id, status_id, starts_on, expires_on,
               number IS NOT NULL AS has_number, number_is_well_formed
          FROM trainees_residenceperiod
         WHERE starts_on IS NULL OR starts_on <= %(on)s
         ORDER BY organization_id, trainee_id, expires_on DESC NULLS LAST, id DESC
    )
"""
CONSULTATION = Subject(
    "trainees.Consultation", Text(ja="相談", en="consultation"), "consultation", own=True
)
