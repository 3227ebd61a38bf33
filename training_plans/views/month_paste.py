"""A block from Excel: pasted, shown with what it changes, and taken."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from titp.accounts.permissions import may
from titp.pages.forms import CONFLICT, UNPROCESSABLE
from training_plans.filing.block import MOST_LETTERS, NoBlock, typed_from
from training_plans.filing.difference import difference
from training_plans.filing.grid import typed_in
from training_plans.models import DraftLine
from training_plans.month_columns import columns_of
from training_plans.views.month_filing import (
    FILE,
    after,
    keeping,
    kept,
    languages_of,
    report_at,
    step_of,
)

NOTHING = gettext_lazy("Copy the cells in Excel and paste them here.")


@require_http_methods(["GET", "HEAD", "POST"])
@may(FILE)
@cache_control(no_store=True)
def month_paste(request, pk):
    """The way to paste a block; with one, what it would change; confirmed, it is kept."""
    report = report_at(pk)
    step = step_of(request.GET.get("step"))
    context = {
        "report": report, "step": step, "columns": columns_of(step.name),
        "language": languages_of(request)[0],
    }  # fmt: skip
    if request.method == "POST" and request.POST.get("take"):
        return _taken(request, report, step, context)
    if request.method == "POST":
        return _shown(request, report, context)
    return _page(request, report, context)


def _shown(request, report, context):
    block = request.POST.get("block", "")
    if not block.strip() or len(block) > MOST_LETTERS:
        return _page(request, report, context | {"wrong": NOTHING}, status=UNPROCESSABLE)
    columns = _from(context["columns"], request.POST.get("column"))
    trainee = request.POST.get("trainee", "")
    try:
        typed, left_out = typed_from(report, block, trainee, columns)
    except NoBlock:
        return _page(request, report, context | {"wrong": NOTHING}, status=UNPROCESSABLE)
    rows = difference(report, typed, context["language"])
    context |= {"rows": rows, "left_out": left_out, "same": len(typed) - len(rows)}
    return _page(request, report, context)


def _taken(request, report, step, context):
    typed = list(typed_in(request.POST))
    answers, refused = kept(report, typed)
    if refused:
        return refused
    if conflicts := [answer.typed for answer in answers if answer.conflict]:
        context |= {"rows": difference(report, conflicts, context["language"]), "overtaken": True}
        return keeping(_page(request, report, context, status=CONFLICT))
    words = ngettext("%(n)s cell was taken.", "%(n)s cells were taken.", len(answers))
    messages.success(request, words % {"n": len(answers)})
    return redirect(after(report, step, "stay"))


def _page(request, report, context, status=200):
    context |= {
        "people": DraftLine.objects.filter(report=report),
        "choices": [
            (column.name, column.label(context["language"])) for column in context["columns"]
        ],
    }
    return render(request, "training_plans/filing/paste.html", context, status=status)


def _from(columns, name):
    """The columns from the one of this name on; all where none is of this name."""
    place = next((at for at, column in enumerate(columns) if column.name == name), 0)
    return columns[place:]
