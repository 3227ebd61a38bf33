"""Bands: kinds of reminders beside those of the rules, of which an organization sets the days."""

from dataclasses import dataclass

from django.urls import reverse

from titp.declared import Declared, Text

BANDS = Declared("bands", key="id")


@dataclass(frozen=True)
class Band:
    """What is reminded of so many days before its day; `place` names the page that shows it.

    `weeks_after`: for so many weeks after its day it is reminded of weekly, 0 for none; our own
    number, to be confirmed. An app keeps its bands in `<app>/bands.py`; a ReminderBand of the same
    name has an organization's own days and weeks.
    """

    id: str
    title: Text
    remind_before: tuple[int, ...]
    place: str
    weeks_after: int = 0

    def get_absolute_url(self):
        return reverse(self.place)
