"""How boxes share lines, and the way from a record or a duty to its forms."""

from dataclasses import dataclass, field

from django import template
from django.urls import reverse
from django.utils.timezone import localdate

from titp.accounts.permissions import allowed
from titp.official_forms.form import FORMS, ORGANIZATION
from titp.official_forms.settling import ways_to_papers
from titp.tenancy.context import current

register = template.Library()
# How a cell of a table stands: numbers to the right, days and codes on one line.
STANDS = {"yen": "number", "count": "number", "hours": "number", "date": "line", "code": "line"}


@dataclass
class Line:
    """Lines of boxes that stand under each other without a gap, or one table."""

    rows: list = field(default_factory=list)
    table: object = None


@register.filter
def in_lines(boxes):
    """Filled boxes as they stand on paper: halves in pairs, tables by themselves."""
    lines, waiting = [], None
    for one in boxes:
        if one.box.kind == "table":
            waiting = None
            lines.append(Line(table=one))
            continue
        if not lines or lines[-1].table:
            lines.append(Line())
        if waiting is not None and one.box.half:
            waiting.append(one)
            waiting = None
        else:
            row = [one]
            lines[-1].rows.append(row)
            waiting = row if one.box.half else None
    return lines


@register.filter
def cells(table, row):
    """Triples of text, how it stands, and whether it must not be empty, of one row of a table."""
    stands = ((STANDS.get(column.kind, ""), column.needed) for column in table.box.columns)
    return [(text, *how) for text, how in zip(row, stands, strict=True)]


@register.simple_tag(takes_context=True)
def forms_url(context, row):
    """Where the forms about a record are, or "" where there are none for this person."""
    request, label = context.get("request"), getattr(getattr(row, "_meta", None), "label", "")
    if request is None or not label or not allowed(request, "read documents"):
        return ""
    for form in FORMS.in_force(localdate()):
        if form.about != label or label == ORGANIZATION or not allowed(request, form.may):
            continue
        if form.is_for(row):
            return reverse("record-forms", args=[form.noun, row.in_address])
    return ""


@register.simple_tag(takes_context=True)
def own_form_url(context, slug):
    """The paper of this form about the organization itself, or "" for who may not have it."""
    request, form = context["request"], FORMS.on(slug, localdate())
    if form is None or not (allowed(request, "read documents") and allowed(request, form.may)):
        return ""
    return reverse("official-form", args=[slug, current().organization_id])


@register.simple_tag(takes_context=True)
def forms_settling(context, finding, rule):
    """The ways to the papers that a duty asks for, of this person's (see ..settling.Way)."""
    request = context["request"]
    if rule is None or not allowed(request, "read documents"):
        return []
    return ways_to_papers(finding, rule, lambda words: allowed(request, words))
