"""The sheet of a record: its sections, their parts, and the boxes with what is written in them.

The five methods of Ordinance art. 52(i) are sections of an audit; a visit has those of form 4-10.
"""

from collections.abc import Sequence
from dataclasses import replace

from training_plans.on_site.audit_sections import of_audit
from training_plans.on_site.boxes import error_of
from training_plans.on_site.correction_sections import before, found
from training_plans.on_site.parts import Section
from training_plans.on_site.visit_sections import of_visit


def sheet(record, answers=(), errors=None) -> Sequence[Section]:
    """The sections of a record, with its texts.

    `answers`: the Kept of texts that were just sent; `errors`: {box: why it cannot be finished}.
    """
    sections = [
        *(of_audit(record) if record.is_audit else of_visit()), *before(record.basis), found()
    ]  # fmt: skip
    texts = record.texts
    said = {kept.typed.name: kept for kept in answers}

    def filled(box):
        kept, text = said.get(box.name), texts.get(box.name, "")
        return replace(
            box, text=kept.typed.text if kept else text,
            theirs=kept.theirs if kept and kept.conflict else None,
            error=(errors or {}).get(box.name) or error_of(box, text),
        )  # fmt: skip

    return [
        replace(
            section,
            parts=[
                replace(part, boxes=[filled(box) for box in part.boxes]) for part in section.parts
            ],
        )
        for section in sections
    ]  # fmt: skip


def boxes_of(sections):
    return {box.name: box for section in sections for box in section.boxes}
