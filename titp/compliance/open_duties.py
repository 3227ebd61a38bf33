"""The open duties of one record, worst first, as its first page shows them."""

from titp.compliance.rule import RULES

SHOWN = 8


def open_duties(findings):
    """What templates/compliance/_open_duties.html takes; asks once."""
    rows = list(findings.open().worst_first()[: SHOWN + 1])
    return {
        "duties": [
            {"finding": row, "title": RULES[row.rule].title} for row in rows if row.rule in RULES
        ][:SHOWN],
        "more": len(rows) > SHOWN,
    }
