"""What an official form is: its number, its editions, and the boxes of each (様式・版・欄)."""

from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from django.apps import apps

from titp.declared import Text
from titp.tenancy.context import current
from titp.tenancy.models import Organization, TenantModel

ORGANIZATION = "tenancy.Organization"
# What a box can hold: "part" and "page" are no boxes but divide the paper. A "code" is a text that
# stays on one line.
KINDS = ("text", "long", "code", "date", "yes_no", "choices", "yen", "count", "hours", "table")
DIVIDERS = ("part", "page")
# Who fills a box: the record, a person, or the record with words that a person may put instead.
RECORD, PERSON, EITHER = "record", "person", "either"


@dataclass(frozen=True)
class Column:
    """One column of a table on paper; `width` in percent, in steps of five.

    `needed`: each row has to say it, or the table counts as missing something.
    """

    key: str
    label: Text
    source: str
    kind: str
    width: int
    words: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class Box:
    """One box of a form: where its value comes from, and what happens when there is too much.

    `source`: "noun.name" of a declared source; "" where a person writes. `room`: letters of a
    text, or rows of a table, before it goes to an annex; 0 where it never does. `half`: it shares
    its line with the next. `kept`: what a person wrote last is proposed on the next paper. `was`:
    keys that it bore in earlier editions. `words`: what can be ticked.
    """

    key: str
    label: Text
    source: str
    kind: str
    by: str = RECORD
    needed: bool = False
    room: int = 0
    half: bool = False
    kept: bool = False
    was: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def noun(self):
        return self.source.partition(".")[0]

    @property
    def written(self):
        """Whether a person may write in it."""
        return self.by in (PERSON, EITHER)


@dataclass(frozen=True)
class Part:
    """Boxes under one heading; the first, without a heading, is the head of the paper."""

    title: Text | None
    boxes: tuple[Box, ...]
    new_page: bool = False


@dataclass(frozen=True)
class Edition:
    """One edition of a form: what it is about, who may have it, its parts, and how it is laid out.

    `edition` is the day that names it, `valid_from` and `valid_until` the days on which a paper
    follows it, `source` where its boxes were seen, `mark` how sure that is (S, K or U: 要確認).
    `rows`: noun → path from the subject to the row that its source is asked about. `period`: "",
    "month" or "fiscal_year". `settles`: ids of the rules that ask for this paper.
    """

    slug: str
    number: str
    title: Text
    law: str
    edition: date
    valid_from: date
    source: str
    mark: str
    about: str
    noun: str
    may: str
    parts: tuple[Part, ...]
    valid_until: date | None = None
    rows: dict = field(default_factory=dict)
    period: str = ""
    settles: tuple[str, ...] = ()
    addressee: str = ""
    statement: str = ""
    applicant: str = ""
    seals: tuple[str, ...] = ()
    wide: bool = False
    workbook: bool = False
    confidential: bool = False
    # a field of the subject; where it is true, fewer people may read it than could read a copy
    not_filed_if: str = ""
    # nouns on whose page it stands too, and the field that leads there from its subject
    under: dict = field(default_factory=dict)
    # which rows of its subject it is for, where that is not all: field → value
    only: dict = field(default_factory=dict)
    # of a form of a period: the value of a duty's evidence that tells which
    dated_by: str = ""
    # URL name of the page where a row of its subject is added; the field that leads to the row
    # whose key that address takes, if it takes one; and, of several such rows, which: field →
    # value of a duty's evidence
    begins_at: str = ""
    begins_with: str = ""
    begins_where: dict = field(default_factory=dict)
    order: int = 100

    @property
    def form(self):
        """Its number as the margin of a paper prints it."""
        return self.number

    @property
    def to_be_confirmed(self):
        return self.mark == "U"

    def may_be_filed(self, subject):
        """Whether a frozen copy has no more readers than what it is made from."""
        return not (self.not_filed_if and getattr(subject, self.not_filed_if))

    @property
    def boxes(self):
        return tuple(box for part in self.parts for box in part.boxes)

    @property
    def written(self):
        """The boxes in which a person may write."""
        return tuple(box for box in self.boxes if box.written)

    def box(self, key):
        return next((box for box in self.boxes if box.key == key), None)

    @property
    def model(self):
        return apps.get_model(self.about)

    def subjects(self):
        """All rows that it can be made about, for the organization we act for."""
        return self.rows_of_subject().filter(**self.only)

    def rows_of_subject(self):
        """All rows of what it is about, also those that it is not for."""
        if issubclass(self.model, TenantModel):
            return self.model.objects.all()
        return Organization.objects.filter(pk=current().organization_id)

    def is_for(self, row):
        """Whether it can be made about this row of its subject."""
        paths = ((name.replace("__", "."), value) for name, value in self.only.items())
        return all(attrgetter(path)(row) == value for path, value in paths)

    @property
    def named_by(self):
        """The field of its subject that stands in addresses."""
        return getattr(self.model, "named_by", "pk")

    def __str__(self):
        return f"{self.number} {self.title}"


def label_of(row):
    """Whom a paper is about, as a list names it: the person or the host before what it is."""
    owner = getattr(row, "trainee", None) or getattr(row, "company", None)
    if plan := getattr(row, "plan", None):
        owner = plan.trainee
    return f"{owner} {row}" if owner else str(row)


class Forms(dict):
    """Slug → editions, the newest first."""

    def on(self, slug, day):
        """The edition that a paper of that day follows; None where there is no such form."""
        return next((one for one in self.get(slug, ()) if one.valid_from <= day), None)

    def of_edition(self, slug, edition):
        return next((one for one in self.get(slug, ()) if one.edition == edition), None)

    def in_force(self, day):
        """One edition of each form, in the order in which offices look for them."""
        found = filter(None, (self.on(slug, day) for slug in self))
        kept = (one for one in found if one.valid_until is None or day <= one.valid_until)
        return sorted(kept, key=lambda one: (one.order, one.slug))


FORMS = Forms()
