"""What the page about a dropped file shows: counts that add up, columns, questions, changes."""

from collections import Counter

from titp.accounts.naming import name_of
from training_plans.intake import questions
from training_plans.intake.alerts import alerts
from training_plans.intake.difference import differences
from training_plans.intake.facts import by_person
from training_plans.intake.replies import Reply
from training_plans.intake.words import CODES, FIELDS, REASONS

SHOWN = 200


def understanding(upload, on, query, given=()):
    """Context of the page; a fixed number of queries whatever the size of the file.

    `given` are Replies that were not kept, to be shown as they were filled in.
    """
    rows = list(upload.rows.in_order())
    open_rows = [row for row in rows if row.commit_id is None]
    ready = [row for row in open_rows if row.disposition == "import"]
    changes = differences(by_person(ready))
    kind = query.get("rows", "")
    given = given or [Reply(asked) for asked in questions.asked(open_rows)]
    return {
        "upload": upload,
        "fates": Counter(row.disposition for row in rows if not row.commit_id)
        + Counter({"taken": len(rows) - len(open_rows)}),
        "sheets": _sheets(rows),
        "columns": [_column(column) for column in upload.columns],
        "alerts": list(alerts(ready, on)),
        "questions": [_question(reply) for reply in given],
        "wrong": sum(bool(reply.error) for reply in given),
        "effects": Counter(change.effect for change in changes),
        "changes": [_change(change) for change in changes[:SHOWN]],
        "waiting": [
            _waiting(row) for row in open_rows if row.disposition == (kind or "wait")
        ][:SHOWN],
        "kind": kind or "wait",
        "commits": upload.commits.annotate(who=name_of("by")),
        "empty": questions.EMPTY,
        "own": questions.TYPED,
    }  # fmt: skip


def _sheets(rows):
    counts = Counter((row.sheet_name, row.disposition) for row in rows)
    names = dict.fromkeys(row.sheet_name for row in rows)
    return [
        {"name": name, **{fate: counts[name, fate] for fate in ("import", "wait", "ignore")}}
        for name in names
    ]


def _column(column):
    # Files that were read before there were proposals have none.
    sheet, row, place, heading, field, confidence, *proposals = column
    proposal = "".join(proposals)
    tone = "ok" if confidence >= 90 else "warn" if field else ""
    return {
        "sheet": sheet,
        "place": place,
        "heading": heading,
        "field": FIELDS.get(field, field),
        "proposal": FIELDS.get(proposal, proposal),
        "confidence": confidence if field or proposal else None,
        "tone": tone,
    }


def _question(reply):
    asked = reply.asked
    first = asked.rows[0]
    return {
        "key": asked.key,
        "field": FIELDS.get(asked.field, asked.field),
        "raw": asked.raw,
        "count": len(asked.rows),
        "place": " ".join(filter(None, [first.sheet_name, str(first.row_number)])),
        "person": _label(first),
        "readings": [(reading, CODES.get(reading, reading)) for reading in asked.readings],
        "may_be_typed": asked.may_be_typed,
        "chosen": reply.chosen,
        "typed": reply.typed,
        "error": reply.error,
    }


def _change(change):
    edits = [
        {
            "field": record._meta.get_field(name).verbose_name,
            "before": before,
            "after": after,
        }
        for record, name, before, after in change.edits
    ]
    return {
        "effect": change.effect,
        "label": change.label,
        "trainee": change.trainee if change.trainee and change.trainee.pk else None,
        "host": ", ".join(host for host, _ in change.facts.hosts),
        "edits": edits if change.trainee and change.trainee.pk else [],
        # a dict: a template would ask a Counter for the key "items" and get 0
        "new": dict(Counter(str(record._meta.verbose_name) for record in change.new)),
        "namesake": change.namesake,
    }


def _waiting(row):
    values = row.said["values"]
    return {
        "sheet": row.sheet_name,
        "row": row.row_number,
        "label": _label(row),
        "host": values.get("host_company", ""),
        "reason": REASONS.get(row.reason, row.reason),
        "fields": [FIELDS.get(q["field"], q["field"]) for q in row.said["questions"]],
    }


def _label(row):
    values = row.said["values"]
    return values.get("name_roman") or values.get("name_kana") or ""


def waiting_lines(upload):
    """Rows that wait as lines of the roster sheet: what is certain, else what stood there."""
    for row in upload.rows.waiting().in_order():
        said = row.said
        raw = {question["field"]: question["raw"] for question in said["questions"]}
        yield {**raw, **said["values"], "reason": str(REASONS.get(row.reason, row.reason))}
