"""Sections of a sheet, and their parts: boxes under a heading of their own."""

from dataclasses import dataclass

from training_plans.on_site.boxes import Box


@dataclass(frozen=True)
class Part:
    """Boxes under a heading of their own; `note` stands above them, `url` leads to it alone."""

    heading: str
    boxes: list[Box]
    note: str = ""
    language: str = ""
    slot: int = 0
    room: int = 0

    @property
    def is_quick(self):
        """Whether one tap can answer all that asks for no more; what a person is asked, never."""
        return not self.slot and sum(1 for box in self.boxes if box.good) > 1


@dataclass(frozen=True)
class Section:
    slug: str
    title: str
    parts: list[Part]

    @property
    def boxes(self):
        return [box for part in self.parts for box in part.boxes]

    @property
    def asked(self):
        return [box for box in self.boxes if box.required]

    @property
    def filled(self):
        return sum(1 for box in self.asked if box.text and not box.error)

    @property
    def is_wrong(self):
        return any(box.error or box.theirs is not None for box in self.boxes)
