"""A company sends its month: what was typed becomes lines, all of it or nothing."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from titp.tenancy.context import STAFF, current, use
from training_plans.filing.after import sent
from training_plans.filing.entry import EntryForm, entry
from training_plans.models import Charge, DraftLine, MonthLine, MonthlyReport, ReportStep

Kind = ReportStep.Kind


class NotNow(Exception):
    """The report is not in a state in which this can be done."""


@dataclass
class Attempt:
    """What came of trying to send: the forms of all people; `errors` {trainee id: {column: text}}.

    `written`: whether it was sent.
    """

    forms: list[EntryForm] = field(default_factory=list)
    written: bool = False

    @property
    def errors(self):
        return {
            form.instance.trainee_id: {name: " ".join(texts) for name, texts in form.errors.items()}
            for form in self.forms
            if form.errors
        }


def submit(report, by, via):
    """Send the report as the person `by`; answers an Attempt. Raises NotNow.

    The draft lines are read in the caller's context, under whose wall they stand; what the office
    keeps is written as the office, for a company may not write there itself.
    """
    drafts = list(DraftLine.objects.filter(report=report))
    with as_office():
        locked = MonthlyReport.objects.select_for_update().get(pk=report.pk)
        if state_of(locked) not in ("draft", "returned"):
            raise NotNow
        with transaction.atomic():
            attempt = Attempt(written_lines(locked, drafts))
            if attempt.errors or not drafts:
                transaction.set_rollback(True)
                return attempt
        if locked.submitted_on is None:
            locked.submitted_on = localdate()
            locked.save(update_fields=["submitted_on"])
        ReportStep.objects.create(
            report=locked, kind=Kind.SUBMITTED, at=timezone.now(), by=by, via=via
        )
        sent(locked)
    attempt.written = True
    return attempt


def written_lines(report, drafts):
    """Write a line for each draft line that can be read; answers the forms, with their errors."""
    lines = {line.trainee_id: line for line in MonthLine.objects.filter(report=report)}
    kept = {}
    for charge in Charge.objects.filter(line__in=lines.values()):
        kept.setdefault(charge.line_id, []).append(charge)
    forms = []
    for draft in drafts:
        line = lines.get(draft.trainee_id) or MonthLine(trainee_id=draft.trainee_id)
        line.report = report
        form = entry(line, draft.cells, kept.get(line.pk, ()))
        if form.is_valid():
            form.save()
        forms.append(form)
    return forms


def state_of(report):
    """Its state now: draft, submitted, returned or approved."""
    return MonthlyReport.objects.with_state().get(pk=report.pk).state


def as_office():
    """The same person, for the same organization, with the office's rights on its tables."""
    context = current()
    return use(
        context.organization_id, STAFF, user_id=context.user_id, capabilities=context.capabilities
    )
