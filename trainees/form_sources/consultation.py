"""Source: a consultation; only papers that are confidential may ask it (相談対応)."""

from titp.official_forms.source import source, ticked
from trainees.models import Consultation
from trainees.models.reference import language_name


@source
def consultation(row, asked):
    """What was brought before us and what was done; the host as it is now, where one is named."""
    person = row.trainee
    host = row.company or (person and person.company)
    return {
        "received_at": row.received_at,
        "channel": ticked(Consultation.Channel.choices, row.channel),
        "trainee": str(person) if person else "匿名",
        "company": host.name if host else "",
        "language": language_name(row.language) if row.language else "",
        "understood": row.understood,
        "category": ticked(Consultation.Category.choices, row.category),
        "summary": row.summary,
        "action": row.action,
        "entries": [
            {"at": one.at, "kind": one.get_kind_display(), "words": one.words}
            for one in row.entries.all()
        ],
        "handled_by": row.handled_by,
        "first_response_at": row.first_response_at,
        "closed_at": row.closed_at,
    }
