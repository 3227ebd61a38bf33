"""Compares a report with an expected one and says in words what differs."""

import unicodedata

FREE_RAW = {"enrolment", "person"}
MUST_APPEAR = {"total", "end_marker"}


def differences(report, expected):
    """All that differs, one sentence each; an empty list means the report is right."""
    found = [
        f"{key}: {report[key]} instead of {expected[key]}"
        for key in ("source_rows", "people")
        if report[key] != expected[key]
    ]
    if report.get("error") != expected.get("error"):
        found.append(f"error: {report.get('error')} instead of {expected.get('error')}")
    got, wanted = _by_place(report), _by_place(expected)
    people = {place for place, row in wanted.items() if _is_person(row)}
    people |= {place for place, row in got.items() if row["disposition"] != "ignore"}
    for place in sorted(people | {p for p, row in got.items() if _is_person(row)}):
        if place not in got or (not _is_person(wanted.get(place, {})) and _is_person(got[place])):
            found.append(f"{place}: is {got.get(place)} instead of {wanted.get(place)}")
        elif place in wanted:
            found += [f"{place}: {words}" for words in _row_differences(got[place], wanted[place])]
    for place, row in wanted.items():
        if row["reason"] in MUST_APPEAR and got.get(place, {}).get("disposition") != "ignore":
            found.append(f"{place}: the {row['reason']} row is missing")
    return found


PERSON_REASONS = {"template_sheet", "hidden_sheet", "deleted_row", "duplicate_row"}


def _is_person(row):
    return bool(row) and (row["disposition"] != "ignore" or row["reason"] in PERSON_REASONS)


def _by_place(report):
    return {(row["sheet"], row["row"]): row for row in report["rows"]}


def _row_differences(got, wanted):
    for key in ("disposition", "reason"):
        if got[key] != wanted[key]:
            yield f"{key} is {got[key]} instead of {wanted[key]}"
    ours = {key: value for key, value in got["values"].items() if value is not None}
    theirs = {key: value for key, value in wanted["values"].items() if value is not None}
    for key in sorted(ours.keys() | theirs.keys()):
        if _folded(ours.get(key)) != _folded(theirs.get(key)):
            yield f"{key} is {ours.get(key)!r} instead of {theirs.get(key)!r}"
    ours, theirs = _questions(got), _questions(wanted)
    for place in sorted(ours.keys() | theirs.keys()):
        if place not in ours:
            yield f"does not ask {theirs[place]}"
        elif place not in theirs:
            yield f"asks needlessly {ours[place]}"
        else:
            yield from _question_differences(ours[place], theirs[place])


def _questions(row):
    return {(question["cell"], question["field"]): question for question in row["questions"]}


def _question_differences(got, wanted):
    if wanted["field"] not in FREE_RAW and _stored(got["raw"]) != _stored(wanted["raw"]):
        yield f"raw of {got['cell']} is {got['raw']!r} instead of {wanted['raw']!r}"
    missing = set(wanted["readings"]) - set(got["readings"])
    if missing:
        yield f"{got['cell']} lacks the readings {sorted(missing)}: {got['readings']}"


def _stored(text):
    return unicodedata.normalize("NFKC", text).strip()


def _folded(text):
    return None if text is None else " ".join(unicodedata.normalize("NFKC", text).split())
