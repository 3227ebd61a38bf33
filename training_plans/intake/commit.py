"""Taking rows over, and taking that back."""

from collections import defaultdict

from django.db import IntegrityError, transaction
from django.utils import timezone

from companies.models import Company
from titp.compliance.models import Finding
from titp.history import undo as history
from titp.history.models import Entry
from titp.spreadsheets.models import Commit, UploadRow
from trainees.models import SendingOrganization, Trainee
from training_plans.intake.difference import ASKS, CHANGED, NEW, UNCHANGED, differences
from training_plans.intake.facts import by_person
from training_plans.models import TrainingPlan

# Parents before children; Company first of all.
PARENTS = (Trainee, TrainingPlan)
BATCH = 500


@transaction.atomic
def commit(upload, by=None):
    """Take over all good rows of an upload in one transaction; returns the Commit.

    Rows of people about whom a question remains wait, with the question written into them.
    """
    rows = list(upload.rows.ready().in_order())
    changes = differences(by_person(rows))
    act = Commit.objects.create(upload=upload, by=by, transaction=history.this_transaction())
    refused = set(map(id, _saved([change for change in changes if change.effect != ASKS])))
    counts = defaultdict(int)
    for change in changes:
        counts[change.effect] += id(change) not in refused
        for row in change.facts.rows:
            if id(change) in refused:
                row.disposition, row.reason = "wait", "contradiction"
            elif change.effect == ASKS:
                _ask_who(row, change)
            else:
                row.commit, row.effect, row.subject_id = act, change.effect, change.trainee.pk
    decided = [
        "commit",
        "effect",
        "subject_id",
        "content",
        "disposition",
        "reason",
        "has_questions",
    ]
    UploadRow.objects.bulk_update(rows, decided, batch_size=BATCH)
    act.created, act.updated, act.unchanged = counts[NEW], counts[CHANGED], counts[UNCHANGED]
    act.save()
    return act


def _saved(changes):
    """Save all changes but those that the database refuses; answers the refused ones.

    A batch with a refused one is halved until it is found: it costs nothing where all is well.
    """
    fresh = [record for record in _records(changes) if record.pk is None]
    try:
        with transaction.atomic():
            _save(changes)
    except IntegrityError:
        for record in fresh:  # what was rolled back has no key again
            record.pk, record._state.adding = None, True
        if len(changes) == 1:
            return changes
        half = len(changes) // 2
        return _saved(changes[:half]) + _saved(changes[half:])
    return []


def _records(changes):
    """Everything that the changes may create, hosts and sending organizations too."""
    for change in changes:
        yield change.trainee
        yield from filter(None, [change.trainee.sending_organization])
        for record in change.new:
            yield record
            yield from filter(None, [getattr(record, "company", None)])


def _save(changes):
    new, edited = defaultdict(list), defaultdict(dict)
    for change in changes:
        if change.effect == NEW:
            new[Trainee].append(change.trainee)
        for record in change.new:
            new[type(record)].append(record)
        for record, name, _, _ in change.edits:
            if record.pk:
                edited[record].setdefault(name)
    _make_hosts_and_senders(changes)
    for model in sorted(new, key=lambda model: (*PARENTS, model).index(model)):
        for record in new[model]:
            _take_parents_keys(record)
        model.objects.bulk_create(new[model], batch_size=BATCH)
    for record, names in edited.items():
        _take_parents_keys(record)
        record.save(update_fields=_with_keys(record, names))


def _make_hosts_and_senders(changes):
    """New companies and sending organizations, before anything refers to them."""
    companies, senders = {}, {}
    for change in changes:
        for record in change.new:
            company = getattr(record, "company", None)
            if company is not None and company.pk is None:
                companies[company.name] = company
        sender = change.trainee.sending_organization
        if sender is not None and sender.pk is None:
            senders[sender.name] = sender
    for company in companies.values():
        company.save()
    SendingOrganization.objects.bulk_create(senders.values())


def _take_parents_keys(record):
    """Parents that were saved only now have their keys only now."""
    for field in record._meta.concrete_fields:
        if field.is_relation and field.is_cached(record):
            parent = field.get_cached_value(record)
            if parent is not None:
                setattr(record, field.name, parent)


def _with_keys(record, names):
    """The edited columns, and those that are computed from them."""
    computed = {"search_key", "sort_key", "number_is_well_formed"}
    own = {field.name for field in record._meta.concrete_fields}
    return {*(name.removesuffix("_id") for name in names), *(computed & own)}


def _ask_who(row, change):
    said = row.said
    cell, raw = said.get("name_cell", ["", ""])
    readings = ["same", "different"]
    said["questions"].append({"cell": cell, "field": "person", "raw": raw, "readings": readings})
    if change.namesake:
        said["namesake"] = change.namesake.pk
    row.said = said
    row.disposition, row.reason = "wait", "question"


@transaction.atomic
def take_back(act, by=None):
    """Undo a commit. Raises EditedSince or UsedSince (titp.history.undo) where it is refused."""
    _forget_findings(act)
    history.undo(act.transaction)
    act.rows.update(commit=None, effect="", subject_id=None)
    act.undone_at, act.undone_by = timezone.now(), by
    act.save()


def _forget_findings(act):
    """What the rules found about records that go: it would keep them from going."""
    created = Entry.objects.filter(transaction=act.transaction, operation="insert")
    for model, whose in [(Trainee, "trainee"), (Company, "company")]:
        rows = created.filter(table_name=model._meta.db_table).values("row_id")
        Finding.objects.filter(**{f"{whose}__in": rows}).delete()
