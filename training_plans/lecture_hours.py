"""What a person's post-arrival lectures come to, and what they must (Ordinance art. 10(2)(vii))."""

from dataclasses import dataclass

from django.db import connection

from training_plans.rules.lecture_hours import LECTURE_HOURS

# The same statement as the rule's, so that page and duty cannot tell different numbers.
HOURS = f"""
    WITH {LECTURE_HOURS}
    SELECT practice, parts, required, planned, held, days FROM hours WHERE id = %(plan)s
"""
HOUR = 60


@dataclass(frozen=True)
class LectureHours:
    """All in minutes. `parts`: lectures are to be a sixth of all hours (6), or a twelfth (12)."""

    practice: int
    parts: int
    required: int
    planned: int
    held: int
    days: int

    @property
    def share(self):
        return f"1/{self.parts}"

    @property
    def reduced(self):
        return self.parts == 12

    @property
    def missing(self):
        """Minutes that are neither held nor planned."""
        return max(0, self.required - self.planned)

    @property
    def shown(self):
        """Hours to show: what was attended, what is planned with it, required, missing."""
        return {
            name: getattr(self, name) / HOUR for name in ("held", "planned", "required", "missing")
        }


def lecture_hours(plan, on):
    """The LectureHours of a plan of stage 1 on a day; None where no lectures are owed by it."""
    with connection.cursor() as cursor:
        cursor.execute(HOURS, {"plan": plan.pk, "on": on})
        found = cursor.fetchone()
    return LectureHours(*found) if found else None
