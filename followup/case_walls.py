"""The walls around cases that monitors ask for, as constraints (see trainees.walls).

What belongs to a request or a copy is there for whom that is; and a monitor's role finds a copy
only while both consents are in force, which the database asks itself (sql/case_released.sql).
"""

from titp.tenancy.context import ASKER
from trainees.walls import RestrictivePolicy


class NotConcerningOneself(RestrictivePolicy):
    """As migration 0009 had it; KeptFrom stands in its place."""

    policy = "about_wall"
    rows = (
        "number_hash = '' OR NOT app.request_concerns("
        "(SELECT app.org_id()), number_hash, at, (SELECT app.user_id()))"
    )


class KeptFrom(RestrictivePolicy):
    """Whom of the office a request by number may concern does not see it (sql/case_kept.sql)."""

    policy = "about_wall"
    rows = "(SELECT app.user_id()) <> ALL (kept_from)"


class WithRequest(RestrictivePolicy):
    """A row of a request is there for those for whom the request is."""

    policy = "request_wall"
    rows = "request_id IN (SELECT asked.id FROM followup_caserequest asked)"


class WithMatter(RestrictivePolicy):
    """What is made from a consultation is there for those for whom the consultation is."""

    policy = "matter_wall"
    rows = (
        "consultation_id IS NULL"
        " OR consultation_id IN (SELECT told.id FROM trainees_consultation told)"
    )


class WithCopy(RestrictivePolicy):
    """A row of a copy is there for those for whom the copy is."""

    policy = "copy_wall"
    rows = "copy_id IN (SELECT made.id FROM followup_casecopy made)"


class ReleasedOnly(RestrictivePolicy):
    """For monitors a copy is there while both have agreed, and not a day longer."""

    role, policy = ASKER, "released_wall"
    rows = "app.case_is_released(organization_id, id)"
