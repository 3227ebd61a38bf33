"""Reading forms: `<app>/data/official_forms/<slug>/<edition>/` with form.toml and boxes.csv."""

import csv
import tomllib
from datetime import date
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from titp.accounts.permissions import TABLE
from titp.declared import Text
from titp.official_forms.form import (
    DIVIDERS,
    KINDS,
    PERSON,
    RECORD,
    Box,
    Column,
    Edition,
    Forms,
    Part,
)
from titp.official_forms.source import SOURCES

FOLDER = Path("data", "official_forms")


def read_all():
    """All editions of all forms that the rooms keep."""
    forms = Forms()
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, FOLDER).glob("*/*/form.toml")):
            add(forms, read(path.parent))
    return forms


def add(forms, edition):
    """Put an edition among those of its form, the newest first."""
    same = [*forms.get(edition.slug, ()), edition]
    forms[edition.slug] = sorted(same, key=lambda one: one.valid_from, reverse=True)


def read(folder):
    """The edition in a folder; ImproperlyConfigured where it names what is not there."""
    with (folder / "form.toml").open("rb") as file:
        told = tomllib.load(file)
    with (folder / "boxes.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    told["title"] = Text(**told["title"])
    for name in ("settles", "seals"):
        told[name] = tuple(told.get(name, ()))
    edition = Edition(
        slug=folder.parent.name,
        edition=date.fromisoformat(folder.name),
        parts=tuple(_parts(lines)),
        **told,
    )
    if wrong := list(_faults(edition)):
        raise ImproperlyConfigured(f"{edition.slug} {edition.edition}: {'; '.join(wrong)}")
    return edition


def _parts(lines):
    title, boxes, new_page, turn = None, [], False, False
    for line in lines:
        if line["kind"] in DIVIDERS:
            if line["kind"] == "page":
                turn = True
                continue
            if boxes or title:
                yield Part(title, tuple(boxes), new_page)
            title, boxes, new_page, turn = _label(line), [], turn, False
        elif "." in line["key"]:
            table = boxes.pop()
            boxes.append(_with_column(table, line))
        else:
            boxes.append(_box(line))
    yield Part(title, tuple(boxes), new_page)


def _box(line):
    return Box(
        key=line["key"],
        label=_label(line),
        source=line["source"],
        kind=line["kind"],
        by=line["by"] or (RECORD if line["source"] else PERSON),
        needed=line["needed"] == "yes",
        room=int(line["room"] or 0),
        half=line["width"] == "half",
        kept=line["kept"] == "yes",
        was=tuple(filter(None, line["was"].split(";"))),
        words=tuple(filter(None, line["words"].split(";"))),
    )


def _with_column(box, line):
    of, _, key = line["key"].partition(".")
    if of != box.key:
        raise ImproperlyConfigured(f"{line['key']} does not follow its table")
    column = Column(
        key, _label(line), line["source"] or key, line["kind"], int(line["width"] or 0),
        tuple(filter(None, line["words"].split(";"))), needed=line["needed"] == "yes",
    )  # fmt: skip
    return Box(**{**vars(box), "columns": (*box.columns, column)})


def _label(line):
    return Text(ja=line["ja"], en=line["en"])


def _faults(edition):
    if edition.may not in TABLE:
        yield f"“{edition.may}” is not in the permission table"
    keys = [box.key for box in edition.boxes]
    yield from (f"{key} twice" for key in set(keys) if keys.count(key) > 1)
    for box in edition.boxes:
        if box.kind not in KINDS:
            yield f"{box.key} is of no kind"
        if box.source and (box.noun not in SOURCES or box.noun not in edition.rows):
            yield f"{box.key} asks {box.noun}, which is no source of it"
        if (box.kind == "table") != bool(box.columns):
            yield f"{box.key} is a table only in part"
