"""Who is the same person: rows of one card or passport; a name alone only makes one ask."""

from collections import defaultdict

from titp.japanese.text import search_key
from trainees.roster.hosts import bare_name
from trainees.roster.reading import Row

MUST_AGREE = ("birth_date", "nationality", "sex", "enrolment")
SAME_OR_NOT = ("same", "different")


class Groups:
    """Sets of rows that grow together (union-find by index)."""

    def __init__(self, size):
        self.parent = list(range(size))

    def of(self, index):
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, one, other):
        one, other = sorted((self.of(one), self.of(other)))
        self.parent[other] = one

    @property
    def count(self):
        return sum(self.of(index) == index for index in range(len(self.parent)))


def recognise(rows: list[Row]) -> int:
    """The number of people in rows that take part; opens questions where rows contradict."""
    groups = Groups(len(rows))
    first = {}
    for index, row in enumerate(rows):
        for key in _papers(row.values):
            groups.join(index, first.setdefault(key, index))
    namesakes = _namesakes(rows, groups)
    _contradictions(rows, groups)
    for row in namesakes:
        cell = row.entry.name_cell
        row.doubt("person", cell.address, cell.stored, SAME_OR_NOT)
    return groups.count


def _papers(values):
    if "residence_card_number" in values:
        yield "card", values["residence_card_number"]
    if "passport_number" in values and "birth_date" in values:
        yield "passport", values["passport_number"], values["birth_date"]


def _namesakes(rows, groups):
    """Later rows whose name, birth date and host agree with a row of somebody else."""
    known, found = defaultdict(set), []
    for index, row in enumerate(rows):
        name = row.values.get("name_roman") or row.values.get("name_kana")
        key = (
            name and search_key(name),
            row.values.get("birth_date"),
            row.values.get("host_company"),
        )
        if not all(key):
            continue
        if known[key] - {groups.of(index)}:
            found.append(row)
        known[key].add(groups.of(index))
    return found


def _contradictions(rows, groups):
    """Rows of one person that contradict each other ask, each with all readings."""
    people = defaultdict(list)
    for index, row in enumerate(rows):
        people[groups.of(index)].append(row)
    for same in people.values():
        for name in MUST_AGREE:
            said = [row for row in same if name in row.values]
            readings = list(dict.fromkeys(row.values[name] for row in said))
            if len(readings) > 1:
                for row in said:
                    _doubt(row, name, readings)


def _doubt(row, name, readings):
    if name == "enrolment":
        cell = row.entry.name_cell
        row.doubt(name, cell.address, cell.stored, readings)
    else:
        origin = row.origins[name]
        row.doubt(name, origin.cell, origin.raw, readings)


def question_rare_host_forms(rows: list[Row]) -> None:
    """Of two names that differ only in the place of the legal form, the rarer or later asks."""
    by_bare_name = defaultdict(lambda: defaultdict(list))
    for row in rows:
        host = row.values.get("host_company")
        if host:
            by_bare_name[bare_name(host), _forms(host)][host].append(row)
    for variants in by_bare_name.values():
        if len(variants) < 2:
            continue
        usual = max(variants, key=lambda host: len(variants[host]))
        for host, its in variants.items():
            if host == usual:
                continue
            readings = [host, *(other for other in variants if other != host)]
            for row in its:
                origin = row.origins["host_company"]
                row.doubt("host_company", origin.cell, origin.raw, readings)


def _forms(host):
    bare = bare_name(host)
    return "".join(sorted(host.replace(bare, "", 1) if bare else host))
