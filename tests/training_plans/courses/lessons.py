"""A lesson as it is typed, and where it is sent."""

from datetime import date

START = date(2026, 4, 6)
LESSON = {
    "held_on": "2026-04-06", "starts_at": "09:00", "ends_at": "18:00", "minutes": "8",
    "subject": "japanese", "lecturer": "例田 一郎", "affiliation": "own",
}  # fmt: skip


def words(response):
    return response.content.decode()


def new(course):
    return f"/lecture-courses/{course.pk}/lessons/new/"


def on_day(course):
    return f"/lecture-courses/{course.pk}/day/"
